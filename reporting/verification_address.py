"""Where an issued document can be checked, and the line that says so on its pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from reporting.verification_code import grouped


def address_of(code: str) -> str:
    """The whole address of the public page of a code, as the QR carries it."""
    return settings.PUBLIC_ADDRESS + reverse("verification_document", args=[code])


def printed_line(code: str) -> str:
    """ "Kode verifikasi K7HM-4RTX-9WEA · periksa di rencana.contoh.go.id/verifikasi"."""
    page = urlsplit(settings.PUBLIC_ADDRESS).netloc + reverse("verification").rstrip("/")
    return f"Kode verifikasi {grouped(code)} · periksa di {page}"
