"""Application configuration of training."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Bimtek and other training sessions."""

    name = "training"
    default_auto_field = "django.db.models.BigAutoField"
