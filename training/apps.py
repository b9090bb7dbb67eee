"""Application configuration of training."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Bimtek and other training sessions."""

    name = "training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in planning what only this room knows: its rule."""
        from training import checks  # noqa: F401, registers it
