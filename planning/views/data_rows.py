"""What the pages of programmes and of cooperation have in common: a list, a form, delete and restore."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max, Min, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.forms.data_rows import row_initial
from planning.models import KerjaSama, ProgramMasuk
from planning.pointing import lines_pointing_to, with_line_counts
from planning.policy import may_write_for_village
from planning.row_history import describe_row, row_changes
from planning.views.refusal import add_domain_error

ROWS_PER_PAGE = 50
Row = ProgramMasuk | KerjaSama


@dataclass(frozen=True)
class RowKind:
    """What differs between the two: model, form, services, addresses (`<name>_list` …) and words."""

    model: type[Row]
    form: Callable[..., Any]
    name: str
    words: str
    new_words: str
    list_template: str
    create: Callable[..., Row]
    update: Callable[..., Row]
    delete: Callable[..., Row]
    restore: Callable[..., Row]


def list_page(request: HttpRequest, kind: RowKind) -> HttpResponse:
    """Rows of the own village, or of all villages of the own kecamatan or kabupaten; `?tahun=` narrows them."""
    rows = _rows(request, kind)
    alive = rows.filter(deleted_at=None)
    span = alive.aggregate(first=Min("first_year"), last=Max("last_year"))
    year = read_whole(request.GET.get("tahun"))
    shown = alive.filter(first_year__lte=year, last_year__gte=year) if year else alive
    query = request.GET.get("q", "").replace("\0", "").strip()  # PostgreSQL knows no NUL
    if query:
        shown = shown.filter(desa__name__icontains=query)
    counted = with_line_counts(shown, request.membership).order_by("desa__code", "first_year", "bidang__code", "pk")
    desa = request.membership.desa if request.membership else None
    may_edit = desa and may_write_for_village(request.membership, desa.pk)
    context = {
        "page": Paginator(counted, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "year": year,
        "years": range(span["first"], span["last"] + 1) if span["first"] else (),
        "filters": urlencode({key: value for key, value in (("tahun", year), ("q", query)) if value}),
        "may_edit": may_edit,
        "deleted": list(rows.exclude(deleted_at=None)) if may_edit else [],
        "tab": kind.name,
    }
    return render(request, kind.list_template, context)


def create_page(request: HttpRequest, kind: RowKind) -> HttpResponse:
    """Enter a row for the own village."""
    desa = request.membership.desa if request.membership else None
    if desa is None:
        raise Http404
    require(may_write_for_village(request.membership, desa.pk))
    form = kind.form(request.POST or None, desa=desa)
    if form.is_valid():
        try:
            row = kind.create(by=request.membership, desa=desa, data=form.data_of())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{row.name}” ditambahkan.")
            return redirect(f"{kind.name}_create" if "simpan_tambah" in request.POST else f"{kind.name}_list")
    return _form_page(request, kind, form)


def edit_page(request: HttpRequest, kind: RowKind, uid: UUID) -> HttpResponse:
    """Write a row; readers see it without inputs. Both see the lines that point to it, and its history."""
    row = _row_of(request, kind, uid)
    verdict = may_write_for_village(request.membership, row.desa_id)
    if request.method == "POST":
        require(verdict)
        return _save(request, kind, row)
    if not verdict or row.deleted_at is not None:
        context = _about(request, kind, row) | {"facts": describe_row(row), "verdict": verdict}
        return render(request, "planning/data_row_read.html", context)
    form = kind.form(desa=row.desa, initial=row_initial(row, kind.form.base_fields))
    return _form_page(request, kind, form, row=row, version=row.version)


def delete_row(request: HttpRequest, kind: RowKind, uid: UUID) -> HttpResponse:
    """Delete a row; a second click changes nothing."""
    row = _row_of(request, kind, uid)
    require(may_write_for_village(request.membership, row.desa_id))
    try:
        kind.delete(by=request.membership, row=row, version=read_whole(request.POST.get("version")) or 0)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(f"{kind.name}_edit", uid=uid)
    messages.success(request, f"“{row.name}” dihapus. Di bawah daftar masih dapat dipulihkan.")
    return redirect(f"{kind.name}_list")


def restore_row(request: HttpRequest, kind: RowKind, uid: UUID) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    row = _row_of(request, kind, uid)
    require(may_write_for_village(request.membership, row.desa_id))
    kind.restore(by=request.membership, row=row)
    messages.success(request, f"“{row.name}” dipulihkan.")
    return redirect(f"{kind.name}_list")


def _save(request: HttpRequest, kind: RowKind, row: Row) -> HttpResponse:
    form = kind.form(request.POST, desa=row.desa)
    version = read_whole(request.POST.get("version")) or 0
    if form.is_valid():
        try:
            kind.update(by=request.membership, row=row, version=version, data=form.data_of())
        except StaleVersion:
            return _form_page(request, kind, form, row=row, version=row.version, is_stale=True)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{form.cleaned_data['name']}” disimpan.")
            return redirect(f"{kind.name}_list")
    return _form_page(request, kind, form, row=row, version=version)


def _form_page(
    request: HttpRequest,
    kind: RowKind,
    form: Form,
    *,
    row: Row | None = None,
    version: int | None = None,
    is_stale: bool = False,
) -> HttpResponse:
    """The form; after somebody else saved, what is stored stands above what was typed."""
    context = {"form": form, "version": version, "is_stale": is_stale, **_about(request, kind, row)}
    if is_stale and row is not None:
        context["stored"] = describe_row(row)
    return render(request, "planning/data_row_form.html", context, status=409 if is_stale else 200)


def _about(request: HttpRequest, kind: RowKind, row: Row | None) -> dict[str, Any]:
    """What every page of a row shows; a row that is still to be entered has no lines and no history."""
    about: dict[str, Any] = {
        "row": row,
        "words": kind.words,
        "heading": row.name if row else kind.new_words,
        "list_url": reverse(f"{kind.name}_list"),
    }
    if row is not None:
        about |= {
            "lines": lines_pointing_to(row, request.membership),
            "changes": row_changes(row),
            "delete_url": reverse(f"{kind.name}_delete", args=[row.uid]),
            "restore_url": reverse(f"{kind.name}_restore", args=[row.uid]),
        }
    return about


def _rows(request: HttpRequest, kind: RowKind) -> QuerySet:
    return kind.model.objects.visible_to(request.membership).select_related("desa__kabupaten", "bidang", "unit")


def _row_of(request: HttpRequest, kind: RowKind, uid: UUID) -> Row:
    """A row with its village. Raises Http404 outside the reader's place."""
    return get_object_or_404(_rows(request, kind), uid=uid)
