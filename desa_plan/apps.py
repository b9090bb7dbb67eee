"""Application configuration of desa_plan."""

from django.apps import AppConfig


class DesaPlanConfig(AppConfig):
    """The top room: home pages, set-up commands, the demo."""

    name = "desa_plan"
    default_auto_field = "django.db.models.BigAutoField"
