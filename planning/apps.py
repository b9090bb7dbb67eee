"""Application configuration of planning."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The plans: RPJM Desa, RKP Desa and what belongs to them."""

    name = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this room knows."""
        from planning import pending  # noqa: F401
