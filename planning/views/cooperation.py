"""Cooperation between villages and with third parties."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.forms.data_rows import KerjaSamaForm
from planning.models import KerjaSama
from planning.services.cooperation import (
    create_cooperation,
    delete_cooperation,
    restore_cooperation,
    update_cooperation,
)
from planning.views import data_rows

KIND = data_rows.RowKind(
    model=KerjaSama,
    form=KerjaSamaForm,
    name="kerja_sama",
    words="Kerja sama",
    new_words="Tambah kerja sama",
    list_template="planning/kerja_sama_list.html",
    create=create_cooperation,
    update=update_cooperation,
    delete=delete_cooperation,
    restore=restore_cooperation,
)


@require_safe
def kerja_sama_list(request: HttpRequest) -> HttpResponse:
    """Cooperation by year."""
    return data_rows.list_page(request, KIND)


@require_http_methods(["GET", "HEAD", "POST"])
def kerja_sama_create(request: HttpRequest) -> HttpResponse:
    """Enter a cooperation."""
    return data_rows.create_page(request, KIND)


@require_http_methods(["GET", "HEAD", "POST"])
def kerja_sama_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a cooperation."""
    return data_rows.edit_page(request, KIND, uid)


@require_POST
def kerja_sama_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Delete a cooperation."""
    return data_rows.delete_row(request, KIND, uid)


@require_POST
def kerja_sama_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo the delete of a cooperation."""
    return data_rows.restore_row(request, KIND, uid)
