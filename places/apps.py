"""Application configuration of places."""

from django.apps import AppConfig
from django.core.validators import EmailValidator
from django.forms import Field


class PlacesConfig(AppConfig):
    """The administrative areas, from provinsi to RT, and the person."""

    name = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Word an empty field anew: Django's Indonesian says "bidang", which here is a bidang of development."""
        Field.default_error_messages["required"] = "Belum diisi."
        EmailValidator.message = "Tulis alamat surel yang lengkap, misalnya desa@contoh.id."
