"""Application configuration of places."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The administrative areas, from provinsi to RT, and the person."""

    name = "places"
    default_auto_field = "django.db.models.BigAutoField"
