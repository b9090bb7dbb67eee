"""Application configuration of review."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Submission rounds and their review by kecamatan and kabupaten."""

    name = "review"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in planning what only this room knows: its rules; a list that a kecamatan received stays sent."""
        from planning.du_rkp_policy import HOLDS
        from review import checks  # noqa: F401, registers them
        from review.du_rkp_upward import is_not_received

        if is_not_received not in HOLDS:
            HOLDS.append(is_not_received)
