"""Entering a line: add, edit, and the page that two people meet on when both saved."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.checks.run import check_rpjm
from planning.forms.choices import LineChoices
from planning.forms.line import LineForm, line_initial
from planning.forms.line_years import YearBlock, year_blocks
from planning.history import last_act
from planning.line_data import LineData
from planning.models import RpjmDesa, RpjmKegiatan
from planning.policy import may_add_line, may_edit_line
from planning.reading import line_data
from planning.services.lines import create_line, update_line
from planning.side_by_side import compare_lines, describe_line
from planning.views.line_saving import posted_version, read_unit, typed_pairs
from planning.views.refusal import add_domain_error
from planning.views.scope import line_of, rpjm_of

MOST_MODELS = 500


@require_http_methods(["GET", "HEAD", "POST"])
def line_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a line; `?dari=UID` prefills it from another line of the same village."""
    rpjm = rpjm_of(request, pk)
    require(may_add_line(request.membership, rpjm))
    choices = LineChoices(rpjm)
    if request.method != "POST":
        model = _model_line(request, rpjm)
        form = LineForm(choices=choices, initial=line_initial(model) if model else None)
        blocks = year_blocks(choices, initial=model.years if model else ())
        return _page(request, rpjm, form, blocks, models=_model_choices(request, rpjm))
    form, blocks = _bound(request.POST, choices)
    if _adds_cost_row(request):
        return _page(request, rpjm, *_with_extra_row(request, choices))
    if _all_valid(form, blocks):
        try:
            with transaction.atomic():  # a new unit is not kept when the line is refused
                line = create_line(by=request.membership, rpjm=rpjm, data=_read(request, form, blocks))
        except DomainError as error:
            add_domain_error(form, error)
        else:
            return _saved(request, line, f"Kegiatan “{line.name}” ditambahkan.")
    return _page(request, rpjm, form, blocks)


@require_http_methods(["GET", "HEAD", "POST"])
def line_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Edit a line; for readers the same page shows it without inputs.

    A form sent for a line that was deleted meanwhile is refused with all that was typed.
    """
    line = line_of(request, uid, also_deleted=request.method == "POST")
    rpjm = line.rpjm
    if not (verdict := may_edit_line(request.membership, line)):
        if request.method == "POST":
            require(verdict)
        return render(request, "planning/line_read.html", _reading(line, verdict))
    stored = line_data(line)
    choices = LineChoices(rpjm, stored=stored)
    keeps_origin = line.origin == "before_app"
    if request.method != "POST":
        form = LineForm(choices=choices, keeps_origin=keeps_origin, initial=line_initial(stored))
        return _page(request, rpjm, form, year_blocks(choices, initial=stored.years), line=line)
    form, blocks = _bound(request.POST, choices, keeps_origin=keeps_origin)
    if _adds_cost_row(request):
        return _page(request, rpjm, *_with_extra_row(request, choices, keeps_origin=keeps_origin), line=line)
    if _all_valid(form, blocks):
        try:
            with transaction.atomic():
                data = _read(request, form, blocks)
                line = update_line(by=request.membership, line=line, version=posted_version(request), data=data)
        except StaleVersion:
            return _conflict(request, uid, data)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            return _saved(request, line, f"Kegiatan “{line.name}” disimpan.")
    return _page(request, rpjm, form, blocks, line=line)


def _model_line(request: HttpRequest, rpjm: RpjmDesa) -> LineData | None:
    """The line that a new one is prefilled from; years outside the plan are left out."""
    uid = request.GET.get("dari")
    if not uid:
        return None
    lines = RpjmKegiatan.objects.visible_to(request.membership).alive().filter(desa=rpjm.desa_id).with_children()
    try:
        line = get_object_or_404(lines.select_related("kegiatan__sub_bidang__bidang"), uid=UUID(uid))
    except ValueError:
        return None
    return line_data(line)


def _model_choices(request: HttpRequest, rpjm: RpjmDesa) -> list[RpjmKegiatan]:
    """All living lines of the village, newest plan first, for filling a new line from an old one."""
    lines = RpjmKegiatan.objects.visible_to(request.membership).alive().filter(desa=rpjm.desa_id)
    newest_first = lines.select_related("rpjm__desa").order_by("-rpjm__first_year", "bidang__code", "position", "pk")
    return list(newest_first[:MOST_MODELS])


def _bound(data: QueryDict, choices: LineChoices, *, keeps_origin: bool = False) -> tuple[LineForm, list[YearBlock]]:
    return LineForm(data, choices=choices, keeps_origin=keeps_origin), year_blocks(choices, data=data)


def _all_valid(form: LineForm, blocks: list[YearBlock]) -> bool:
    """Check everything, so that all errors show at once."""
    return all([form.is_valid(), *(block.is_valid() for block in blocks)])


def _read(request: HttpRequest, form: LineForm, blocks: list[YearBlock]) -> LineData:
    years = tuple(year for year in (block.year_data() for block in blocks) if year is not None)
    return form.line_data(years=years, unit=read_unit(request, form))


def _adds_cost_row(request: HttpRequest) -> bool:
    return "tambah_baris" in request.POST


def _with_extra_row(
    request: HttpRequest, choices: LineChoices, *, keeps_origin: bool = False
) -> tuple[LineForm, list[YearBlock]]:
    """The page as typed with one more empty cost row; nothing is checked and nothing is lost."""
    form = LineForm(request.POST, choices=choices, keeps_origin=keeps_origin)
    form._errors = {}  # shown as typed, not judged
    blocks = year_blocks(choices, data=request.POST, extra_for=read_whole(request.POST.get("tambah_baris")))
    for block in blocks:
        block.forget_errors()
    return form, blocks


def _saved(request: HttpRequest, line: RpjmKegiatan, text: str) -> HttpResponse:
    messages.success(request, text)
    if "simpan_tambah" in request.POST:
        return redirect("line_create", pk=line.rpjm_id)
    return redirect(f"{line.rpjm.get_absolute_url()}#k-{line.uid}")


def _page(
    request: HttpRequest,
    rpjm: RpjmDesa,
    form: LineForm,
    blocks: list[YearBlock],
    *,
    line: RpjmKegiatan | None = None,
    models: list[RpjmKegiatan] | None = None,
) -> HttpResponse:
    context = {
        "rpjm": rpjm,
        "line": line,
        "form": form,
        "blocks": blocks,
        "all_forms": [form, *(part for block in blocks for part in (block.form, *block.costs))],
        "choices": form.lists,
        "checked": check_rpjm(rpjm, only_lines=True) if line else None,
        "models": models or [],
        "version": request.POST.get("version") or (line.version if line else ""),
    }
    return render(request, "planning/line_form.html", context)


def _conflict(request: HttpRequest, uid: UUID, mine: LineData) -> HttpResponse:
    """Both versions side by side; what was typed travels along and can still be saved over the other."""
    theirs = line_of(request, uid)
    context = {
        "rpjm": theirs.rpjm,
        "line": theirs,
        "rows": compare_lines(mine=mine, theirs=line_data(theirs)),
        "last_act": last_act(theirs),
        "typed": typed_pairs(request),
    }
    return render(request, "planning/line_conflict.html", context, status=409)


def _reading(line: RpjmKegiatan, verdict: object) -> dict:
    context = {"rpjm": line.rpjm, "line": line, "verdict": verdict, "checked": check_rpjm(line.rpjm, only_lines=True)}
    return context | {"rows": describe_line(line_data(line))}
