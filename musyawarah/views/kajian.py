"""The pengkajian keadaan desa: a list per tool, its drawings, and the form of a row."""

from collections import Counter

from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from musyawarah.enums import KajianTool
from musyawarah.forms.kajian import COLUMNS, SUBJECTS, DrawingForm, KajianForm, kajian_initial
from musyawarah.models import GambarKajian, HasilKajian
from musyawarah.policy import may_propose, may_write_kajian
from musyawarah.services.kajian import (
    MOST_DRAWINGS,
    add_drawing,
    create_kajian,
    delete_drawing,
    delete_kajian,
    restore_kajian,
    update_kajian,
)
from musyawarah.views.usulan_scope import chosen_year, desa_of_reader, own_desa, usulan_context
from places.errors import DomainError, StaleVersion
from places.formats.tanggal import MONTHS
from places.formats.whole_number import read_whole
from places.models import Desa
from places.stored_file import stored_file
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page

_DRAWN = frozenset({KajianTool.SKETSA, KajianTool.KALENDER, KajianTool.KELEMBAGAAN})


@require_http_methods(["GET", "HEAD", "POST"])
def kajian_list(request: HttpRequest) -> HttpResponse:
    """The rows of one tool (`?alat=`) of one year (`?kajian=`), and its drawings; posting adds a drawing."""
    desa = desa_of_reader(request)
    if desa is None:
        return redirect("usulan_list")
    tool = _tool(request)
    year = _kajian_year(request, desa)
    verdict = may_write_kajian(request.membership, desa.pk, is_bpd_thought=tool == KajianTool.POKOK_PIKIRAN)
    form = DrawingForm()
    if request.method == "POST":
        require(verdict)
        form = DrawingForm(request.POST, request.FILES)
        if form.is_valid() and _keep_drawing(request, desa, year, tool, form):
            messages.success(request, "Gambar disimpan.")
            return redirect(_list_url(tool, year))
    return _list_page(request, desa, tool, year, form)


@require_http_methods(["GET", "HEAD", "POST"])
def kajian_create(request: HttpRequest) -> HttpResponse:
    """Add a row to the list of the tool in `?alat=`."""
    desa = own_desa(request)
    tool = _tool(request)
    require(may_write_kajian(request.membership, desa.pk, is_bpd_thought=tool == KajianTool.POKOK_PIKIRAN))
    initial = {"year": read_whole(request.GET.get("kajian")) or timezone.localdate().year}
    form = KajianForm(request.POST or None, desa=desa, tool=tool, initial=initial)
    if form.is_valid():
        try:
            row = create_kajian(by=request.membership, desa=desa, data=form.data_of())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{row.subject}” dicatat.")
            if "simpan_tambah" in request.POST:
                return redirect(f"{reverse('kajian_create')}?alat={tool}&kajian={row.year}")
            return redirect(_list_url(tool, row.year))
    return _form_page(request, desa, tool, form)


@require_http_methods(["GET", "HEAD", "POST"])
def kajian_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a row."""
    row = _row_of(request, pk)
    _require_writer(request, row)
    form = KajianForm(request.POST or None, desa=row.desa, tool=row.tool, initial=kajian_initial(row))
    if form.is_valid():
        version = read_whole(request.POST.get("version")) or 0
        try:
            saved = update_kajian(by=request.membership, row=row, version=version, data=form.data_of())
        except StaleVersion:
            stored = _row_of(request, pk)
            theirs = KajianForm(desa=row.desa, tool=row.tool, initial=kajian_initial(stored))
            back_url = reverse("kajian_edit", args=[pk])
            return conflict_page(
                request, subject=row.subject, mine=form, theirs=theirs, version=stored.version, back_url=back_url
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{saved.subject}” disimpan.")
            return redirect(_list_url(row.tool, saved.year))
    return _form_page(request, row.desa, row.tool, form, row=row)


@require_POST
def kajian_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a row and offer to take it back; a second click changes nothing."""
    row = _row_of(request, pk, also_deleted=True)
    _require_writer(request, row)
    try:
        delete_kajian(by=request.membership, row=row, version=read_whole(request.POST.get("version")) or 0)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("kajian_edit", pk=pk)
    return redirect(f"{_list_url(row.tool, row.year)}&terhapus={row.pk}")


@require_POST
def kajian_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    row = _row_of(request, pk, also_deleted=True)
    _require_writer(request, row)
    restore_kajian(by=request.membership, row=row)
    messages.success(request, f"“{row.subject}” dipulihkan.")
    return redirect(_list_url(row.tool, row.year))


@require_safe
def drawing_file(request: HttpRequest, pk: int) -> FileResponse:
    """A drawing, for who may see the village."""
    drawing = get_object_or_404(GambarKajian.objects.visible_to(request.membership), pk=pk)
    return stored_file(drawing.file, name=f"{drawing.tool}-{pk}", in_page=True)


@require_POST
def drawing_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a drawing away."""
    rows = GambarKajian.objects.visible_to(request.membership).select_related("desa")
    drawing = get_object_or_404(rows, pk=pk)
    is_thought = drawing.tool == KajianTool.POKOK_PIKIRAN
    require(may_write_kajian(request.membership, drawing.desa_id, is_bpd_thought=is_thought))
    url = _list_url(drawing.tool, drawing.year)
    delete_drawing(by=request.membership, drawing=drawing)
    messages.success(request, "Gambar dihapus.")
    return redirect(url)


def _keep_drawing(request: HttpRequest, desa: Desa, year: int, tool: str, form: DrawingForm) -> bool:
    data = form.cleaned_data
    try:
        add_drawing(
            by=request.membership,
            desa=desa,
            year=year,
            tool=tool,
            content=data["file"].read(),
            caption=data["caption"],
        )
    except DomainError as error:
        add_domain_error(form, error)
        return False
    return True


def _list_page(request: HttpRequest, desa: Desa, tool: str, year: int, form: DrawingForm) -> HttpResponse:
    everything = HasilKajian.objects.visible_to(request.membership).filter(desa=desa, year=year)
    living = Count("dasar_set", filter=Q(dasar_set__usulan__deleted_at=None))
    rows = list(everything.annotate(usulan_count=living).select_related("dusun", "bidang"))
    of_tool = [row for row in rows if row.tool == tool]
    counts = Counter(row.tool for row in rows if row.deleted_at is None)
    verdict = may_write_kajian(request.membership, desa.pk, is_bpd_thought=tool == KajianTool.POKOK_PIKIRAN)
    context = usulan_context(request, desa, chosen_year(request), tab="kajian") | {
        "tool": KajianTool(tool),
        "tools": [(value, label, counts[value]) for value, label in KajianTool.choices],
        "subject_label": SUBJECTS[KajianTool(tool)],
        "columns": COLUMNS[tool],
        "months": [(number, name[:3]) for number, name in enumerate(MONTHS, start=1)],
        "kajian_year": year,
        "kajian_years": _kajian_years(desa, year),
        "rows": [row for row in of_tool if row.deleted_at is None],
        "deleted": [row for row in of_tool if row.deleted_at is not None],
        "just_deleted": next((row for row in of_tool if str(row.pk) == request.GET.get("terhapus")), None),
        "drawings": list(GambarKajian.objects.filter(desa=desa, year=year, tool=tool)) if tool in _DRAWN else [],
        "takes_drawings": tool in _DRAWN,
        "most_drawings": MOST_DRAWINGS,
        "form": form,
        "may_write": verdict,
        "may_propose": may_propose(request.membership, desa.pk),
    }
    return render(request, "musyawarah/kajian_list.html", context)


def _form_page(
    request: HttpRequest, desa: Desa, tool: str, form: KajianForm, *, row: HasilKajian | None = None
) -> HttpResponse:
    context = {
        "desa": desa,
        "tool": KajianTool(tool),
        "form": form,
        "row": row,
        "version": request.POST.get("version") or (row.version if row else ""),
        "back_url": _list_url(tool, row.year if row else form["year"].value()),
    }
    return render(request, "musyawarah/kajian_form.html", context)


def _row_of(request: HttpRequest, pk: int, *, also_deleted: bool = False) -> HasilKajian:
    rows = HasilKajian.objects.visible_to(request.membership).select_related("desa", "dusun", "bidang")
    return get_object_or_404(rows if also_deleted else rows.alive(), pk=pk)


def _require_writer(request: HttpRequest, row: HasilKajian) -> None:
    is_thought = row.tool == KajianTool.POKOK_PIKIRAN
    require(may_write_kajian(request.membership, row.desa_id, is_bpd_thought=is_thought))


def _tool(request: HttpRequest) -> str:
    tool = request.GET.get("alat", "")
    return tool if tool in KajianTool.values else KajianTool.SKETSA.value


def _kajian_years(desa: Desa, year: int) -> list[int]:
    stored = HasilKajian.objects.filter(desa=desa).order_by().values_list("year", flat=True).distinct()
    return sorted({*stored, year, timezone.localdate().year})


def _kajian_year(request: HttpRequest, desa: Desa) -> int:
    """The year asked for; else the last one that was recorded, else this one."""
    year = read_whole(request.GET.get("kajian"))
    if year and 2000 <= year <= 2100:
        return year
    last = HasilKajian.objects.alive().filter(desa=desa).order_by("-year").values_list("year", flat=True).first()
    return last or timezone.localdate().year


def _list_url(tool: str, year: object) -> str:
    return f"{reverse('kajian_list')}?alat={tool}&kajian={year}"
