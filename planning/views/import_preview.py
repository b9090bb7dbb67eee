"""The preview of an import: what each row would become, corrections, applying and taking back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.formats.whole_number import read_whole
from planning.enums import ImportStatus
from planning.forms.imports import RowForm
from planning.import_lists import ImportLists
from planning.import_preview import Preview, build_preview
from planning.import_reading import Found
from planning.import_rows import CHANGED, LEFT_OUT, NEW, UNCHANGED, ImportRow
from planning.models import PlanImport
from planning.pagu_facts import load_pagu
from planning.services.import_apply import apply_import, apply_pagu_of_import, edited_since, undo_import
from planning.services.imports import correct_row, lists_for, may_import, plan_of
from planning.views.imports import import_of, plan_context

ROWS_PER_PAGE = 20
DOUBTFUL, ALL = "perlu-diperbaiki", "semua"
FILTERS = {ALL: "Semua", DOUBTFUL: "Perlu diperbaiki", NEW: "Baru", CHANGED: "Berubah", UNCHANGED: "Tetap",
           LEFT_OUT: "Tidak diimpor"}  # fmt: skip


@require_safe
def import_detail(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What applying would do, row by row; doubtful rows first when there are any."""
    plan_import = import_of(request, uid)
    return _page(request, plan_import, *_load(plan_import))


@require_POST
def import_correct(request: HttpRequest, uid: UUID, index: int) -> HttpResponse:
    """Keep the corrections of a row; with errors the page comes again with what was typed."""
    plan_import = import_of(request, uid)
    require(may_import(request.membership, plan_of(plan_import)))
    preview, lists = _load(plan_import)
    if index >= len(preview.rows):
        raise Http404
    form = RowForm(request.POST, row=preview.rows[index], lists=lists)
    if form.is_valid():
        try:
            correct_row(
                by=request.membership,
                plan_import=plan_import,
                version=read_whole(request.POST.get("version")) or 0,
                index=index,
                values=form.corrections(),
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, f"Baris {preview.rows[index].read.row_number} diperbaiki.")
            return redirect(_back(request, plan_import))
    return _page(request, plan_import, preview, lists, failed=form)


@require_POST
def import_apply(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write the rows into the plan: all, or with `hanya=baik` those without doubt."""
    plan_import = import_of(request, uid)
    require(may_import(request.membership, plan_of(plan_import)))
    version = read_whole(request.POST.get("version")) or 0
    only_good = request.POST.get("hanya") == "baik"
    try:
        done = apply_import(by=request.membership, plan_import=plan_import, version=version, only_good=only_good)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        left = f" {len(done.left)} baris belum tersimpan." if done.left else ""
        incomplete = f" {done.incomplete} di antaranya belum lengkap." if done.incomplete else ""
        messages.success(request, f"{done.new} kegiatan baru, {done.changed} berubah.{incomplete}{left}")
    return redirect("import_detail", uid=uid)


@require_POST
def import_undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take back what the import wrote."""
    plan_import = import_of(request, uid)
    require(may_import(request.membership, plan_of(plan_import)))
    try:
        count = undo_import(by=request.membership, plan_import=plan_import)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Impor dibatalkan: {count} kegiatan dikembalikan seperti semula.")
    return redirect("import_detail", uid=uid)


@require_POST
def import_pagu(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write the ceilings that stand in the workbook."""
    plan_import = import_of(request, uid)
    require(may_import(request.membership, plan_of(plan_import)))
    try:
        apply_pagu_of_import(by=request.membership, plan_import=plan_import)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Pagu dari berkas ini disimpan.")
    return redirect("import_detail", uid=uid)


def _load(plan_import: PlanImport) -> tuple[Preview, ImportLists]:
    found, lists = Found.from_json(plan_import.reading), lists_for(plan_of(plan_import))
    return build_preview(found.reading, found.pagu, plan_import.corrections, lists), lists


def _page(
    request: HttpRequest,
    plan_import: PlanImport,
    preview: Preview,
    lists: ImportLists,
    *,
    failed: RowForm | None = None,
) -> HttpResponse:
    plan = plan_of(plan_import)
    verdict = may_import(request.membership, plan)
    is_open = bool(verdict) and plan_import.status != ImportStatus.APPLIED
    shown = _shown(request, preview, is_open=is_open)
    page = Paginator(_filtered(preview, shown), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, _form(row, lists, failed) if is_open else None) for row in page]
    context = plan_context(plan) | {
        "plan_import": plan_import,
        "preview": preview,
        "foot": [total for total in preview.reading.stated if "foot" in total.kind],
        "sections": [total for total in preview.reading.stated if "foot" not in total.kind and not total.agrees],
        "shown": shown,
        "filters": [(key, words, _count(preview, key)) for key, words in FILTERS.items()],
        "page": page,
        "rows": rows,
        "failed": failed,
        "may_edit": verdict,
        "is_open": is_open,
        "pagu": _pagu(plan_import, preview),
        "edited": edited_since(plan_import) if plan_import.status == ImportStatus.APPLIED else [],
        "lists": lists,
    }
    return render(request, "planning/import_detail.html", context)


def _shown(request: HttpRequest, preview: Preview, *, is_open: bool) -> str:
    asked = request.GET.get("tampil", "")
    if asked in FILTERS:
        return asked
    return DOUBTFUL if preview.doubtful and is_open else ALL


def _filtered(preview: Preview, shown: str) -> list[ImportRow]:
    if shown == ALL:
        return list(preview.rows)
    if shown == DOUBTFUL:
        return list(preview.doubtful)
    return [row for row in preview.rows if row.status == shown]


def _count(preview: Preview, key: str) -> int:
    return len(_filtered(preview, key))


def _form(row: ImportRow, lists: ImportLists, failed: RowForm | None) -> RowForm:
    return failed if failed is not None and failed.row.index == row.index else RowForm(row=row, lists=lists)


def _pagu(plan_import: PlanImport, preview: Preview) -> list[tuple[str, int, int | None]]:
    """Source, its ceiling in the workbook and the stored one, in rupiah; empty for a RPJM Desa."""
    if plan_import.rkp is None or not preview.pagu.rows:
        return []
    stored = load_pagu(plan_import.desa_id, plan_import.rkp.year)
    known = {} if stored.assumed_from else {one.source: one.amount for one in stored.ceilings}
    return [(source, amount, known.get(source)) for source, amount in preview.pagu.by_source.items()]


def _back(request: HttpRequest, plan_import: PlanImport) -> str:
    """The same part of the same list."""
    address = reverse("import_detail", kwargs={"uid": plan_import.uid})
    shown, page = request.GET.get("tampil", ""), read_whole(request.GET.get("page")) or 1
    return f"{address}?tampil={shown if shown in FILTERS else ALL}&page={page}#baris"
