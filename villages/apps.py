"""Application configuration of villages."""

from django.apps import AppConfig
from django.urls import register_converter

from villages.converters import WilayahCode


class VillagesConfig(AppConfig):
    """What a desa is: offices and who held them when, kop surat, settings per kabupaten."""

    name = "villages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every room write `<wilayah:code>` in its addresses, whichever is imported first."""
        register_converter(WilayahCode, "wilayah")
