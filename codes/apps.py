"""Application configuration of codes."""

from django.apps import AppConfig


class CodesConfig(AppConfig):
    """The national lists plans are written with: kegiatan, satuan, sumber dana, SDGs."""

    name = "codes"
    default_auto_field = "django.db.models.BigAutoField"
