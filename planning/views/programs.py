"""Programmes of higher governments that enter the village."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.forms.data_rows import ProgramForm
from planning.models import ProgramMasuk
from planning.services.programs import create_program, delete_program, restore_program, update_program
from planning.views import data_rows

KIND = data_rows.RowKind(
    model=ProgramMasuk,
    form=ProgramForm,
    name="program",
    words="Program masuk desa",
    new_words="Tambah program masuk desa",
    list_template="planning/program_list.html",
    create=create_program,
    update=update_program,
    delete=delete_program,
    restore=restore_program,
)


@require_safe
def program_list(request: HttpRequest) -> HttpResponse:
    """Programmes by year."""
    return data_rows.list_page(request, KIND)


@require_http_methods(["GET", "HEAD", "POST"])
def program_create(request: HttpRequest) -> HttpResponse:
    """Enter a programme."""
    return data_rows.create_page(request, KIND)


@require_http_methods(["GET", "HEAD", "POST"])
def program_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a programme."""
    return data_rows.edit_page(request, KIND, uid)


@require_POST
def program_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Delete a programme."""
    return data_rows.delete_row(request, KIND, uid)


@require_POST
def program_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo the delete of a programme."""
    return data_rows.restore_row(request, KIND, uid)
