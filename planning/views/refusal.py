"""Showing a service's refusal in the form that was sent."""

from django.forms import BaseForm

from places.errors import DomainError


def offer_again(form: BaseForm, *, version: int) -> None:
    """After somebody else saved: what was typed stays, and sending it again is a choice made knowingly."""
    form.data = form.data.copy()
    form.data["version"] = str(version)
    form.add_error(
        None,
        "Orang lain baru saja menyimpan rencana ini, jadi isian Anda belum disimpan. "
        "Periksa yang tersimpan sekarang; bila isian Anda tetap benar, simpan sekali lagi.",
    )


def add_domain_error(form: BaseForm, error: DomainError) -> None:
    """Put the reason beside its field, or at the top when the form has no such field."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
