"""Application configuration of musyawarah."""

from django.apps import AppConfig


class MusyawarahConfig(AppConfig):
    """The village's meetings: musdus, musdes, musrenbang."""

    name = "musyawarah"
    default_auto_field = "django.db.models.BigAutoField"
