"""Application configuration of review."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Submission rounds and their review by kecamatan and kabupaten."""

    name = "review"
    default_auto_field = "django.db.models.BigAutoField"
