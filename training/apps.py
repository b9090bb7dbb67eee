"""Application configuration of training."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Bimtek and other training sessions."""

    name = "training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in rooms below what only this room knows: its rule, and the files that it keeps."""
        from training import certificate_faults, checks, pending, stored_files  # noqa: F401, registers them
        from training.services import erasing  # noqa: F401, registers itself
