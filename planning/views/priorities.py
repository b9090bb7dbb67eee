"""Priorities of the kabupaten: written by Dinas PMD, read by its villages."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.forms.data_rows import PriorityForm, row_initial
from planning.models import PrioritasKabupaten
from planning.pointing import lines_pointing_to, with_line_counts
from planning.policy import may_write_for_kabupaten
from planning.row_history import describe_row, row_changes
from planning.services.priorities import create_priority, reinstate_priority, retire_priority, update_priority
from planning.views.refusal import add_domain_error

ROWS_PER_PAGE = 100


@require_safe
def prioritas_list(request: HttpRequest) -> HttpResponse:
    """Priorities of the own kabupaten; `?tahun=` narrows them."""
    rows = PrioritasKabupaten.objects.visible_to(request.membership).select_related("kabupaten")
    year = read_whole(request.GET.get("tahun"))
    shown = rows.filter(first_year__lte=year, last_year__gte=year) if year else rows
    kabupaten_id = request.membership.kabupaten_id if request.membership else None
    in_force = with_line_counts(shown.filter(is_retired=False), request.membership)
    context = {
        "page": Paginator(in_force, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "year": year,
        "filters": f"tahun={year}" if year else "",
        "retired": list(with_line_counts(shown.filter(is_retired=True), request.membership)),
        "may_edit": kabupaten_id and may_write_for_kabupaten(request.membership, kabupaten_id),
        "tab": "prioritas",
    }
    return render(request, "planning/prioritas_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def prioritas_create(request: HttpRequest) -> HttpResponse:
    """Enter a priority of the own kabupaten."""
    kabupaten = request.membership.kabupaten if request.membership else None
    if kabupaten is None:
        raise Http404
    require(may_write_for_kabupaten(request.membership, kabupaten.pk))
    form = PriorityForm(request.POST or None)
    if form.is_valid():
        try:
            create_priority(by=request.membership, kabupaten=kabupaten, data=form.data_of())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{form.cleaned_data['name']}” ditambahkan.")
            return redirect("prioritas_create" if "simpan_tambah" in request.POST else "prioritas_list")
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def prioritas_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a priority; villages see it without inputs, with their lines that point to it."""
    row = _row_of(request, pk)
    verdict = may_write_for_kabupaten(request.membership, row.kabupaten_id)
    if request.method == "POST":
        require(verdict)
        return _save(request, row)
    if not verdict:
        context = _about(request, row) | {"facts": describe_row(row), "verdict": verdict}
        return render(request, "planning/data_row_read.html", context)
    form = PriorityForm(initial=row_initial(row, list(PriorityForm.base_fields)))
    return _form_page(request, form, row=row, version=row.version)


@require_POST
def prioritas_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a priority no more, or again."""
    row = _row_of(request, pk)
    require(may_write_for_kabupaten(request.membership, row.kabupaten_id))
    if request.POST.get("pakai") == "ya":
        reinstate_priority(by=request.membership, row=row)
        messages.success(request, f"“{row.name}” dipakai kembali.")
    else:
        retire_priority(by=request.membership, row=row)
        messages.success(request, f"“{row.name}” tidak dipakai lagi. Kegiatan yang menunjuknya tetap utuh.")
    return redirect("prioritas_list")


def _save(request: HttpRequest, row: PrioritasKabupaten) -> HttpResponse:
    form = PriorityForm(request.POST)
    version = read_whole(request.POST.get("version")) or 0
    if form.is_valid():
        try:
            update_priority(by=request.membership, row=row, version=version, data=form.data_of())
        except StaleVersion:
            return _form_page(request, form, row=row, version=row.version, is_stale=True)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{form.cleaned_data['name']}” disimpan.")
            return redirect("prioritas_list")
    return _form_page(request, form, row=row, version=version)


def _form_page(
    request: HttpRequest,
    form: PriorityForm,
    *,
    row: PrioritasKabupaten | None = None,
    version: int | None = None,
    is_stale: bool = False,
) -> HttpResponse:
    """The form; after somebody else saved, what is stored stands above what was typed."""
    context = {"form": form, "version": version, "is_stale": is_stale, **_about(request, row)}
    if is_stale and row is not None:
        context["stored"] = describe_row(row)
    return render(request, "planning/data_row_form.html", context, status=409 if is_stale else 200)


def _about(request: HttpRequest, row: PrioritasKabupaten | None) -> dict[str, Any]:
    about: dict[str, Any] = {
        "row": row,
        "words": "Prioritas kabupaten",
        "heading": row.name if row else "Tambah prioritas kabupaten",
        "list_url": reverse("prioritas_list"),
    }
    if row is not None:
        about |= {
            "lines": lines_pointing_to(row, request.membership),
            "changes": row_changes(row),
            "use_url": reverse("prioritas_use", args=[row.pk]),
        }
    return about


def _row_of(request: HttpRequest, pk: int) -> PrioritasKabupaten:
    """A priority with its kabupaten. Raises Http404 outside the reader's kabupaten."""
    rows = PrioritasKabupaten.objects.visible_to(request.membership).select_related("kabupaten")
    return get_object_or_404(rows, pk=pk)
