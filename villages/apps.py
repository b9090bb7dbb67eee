"""Application configuration of villages."""

from django.apps import AppConfig


class VillagesConfig(AppConfig):
    """What a desa is: offices and who held them when, kop surat, settings per kabupaten."""

    name = "villages"
    default_auto_field = "django.db.models.BigAutoField"
