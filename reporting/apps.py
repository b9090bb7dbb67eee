"""Application configuration of reporting."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The shared reporting layer: payload types, renderers, the registry of documents."""

    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
