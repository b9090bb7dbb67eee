"""Entering a line of a RKP Desa: add, edit, and the page that two people meet on when both saved."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.forms.choices import RkpLineChoices
from planning.forms.cost_rows import CostRows
from planning.forms.rkp_line import RkpLineForm, rkp_line_initial
from planning.history import last_act
from planning.line_data import CostData, RkpLineData
from planning.models import RkpDesa, RkpKegiatan
from planning.policy import may_add_line, may_edit_line
from planning.reading import rkp_line_data
from planning.services.rkp_lines import create_rkp_line, update_rkp_line
from planning.side_by_side import compare_lines
from planning.views.line_saving import posted_version, read_unit, typed_pairs
from planning.views.refusal import add_domain_error
from planning.views.rkp_line_context import line_page, reading_page
from planning.views.rkp_scope import rkp_line_of, rkp_of

MOST_MODELS = 500
# Buttons that draw the page anew with everything typed and judge nothing.
REDRAWING = ("tambah_baris", "hitung_ulang", "pakai_rpjm")


@dataclass
class Sheet:
    """The form with its cost rows, from what is stored or from what was sent.

    A line with a RAB has no cost rows: its `kept_costs` follow the RAB.
    """

    form: RkpLineForm
    rows: CostRows | None
    kept_costs: tuple[CostData, ...] = ()

    def is_valid(self) -> bool:
        """Check everything, so that all errors show at once."""
        return all([self.form.is_valid(), self.rows is None or self.rows.is_valid()])

    def line_data(self, request: HttpRequest) -> RkpLineData:
        """What the service takes of a valid sheet."""
        stored = self.form.lists.stored
        carried_from = stored.carried_from if isinstance(stored, RkpLineData) else None
        costs = self.kept_costs if self.rows is None else self.rows.cost_data()
        return self.form.line_data(costs=costs, unit=read_unit(request, self.form), carried_from=carried_from)

    def unjudged(self) -> "Sheet":
        """The same as typed, without errors."""
        self.form._errors = {}
        if self.rows is not None:
            self.rows.forget_errors()
        return self


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_line_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a line; `?dari=UID` prefills it from another yearly line of the same village."""
    rkp = rkp_of(request, pk)
    require(may_add_line(request.membership, rkp))
    if request.method != "POST":
        model = _model_line(request, rkp)
        sheet = _stored_sheet(RkpLineChoices(rkp), model)
        return _page(request, rkp, sheet, models=_model_choices(request, rkp))
    sheet = _sent_sheet(request, RkpLineChoices(rkp))
    if _redraws(request):
        return _page(request, rkp, sheet.unjudged())
    if sheet.is_valid():
        try:
            with transaction.atomic():  # a new unit is not kept when the line is refused
                line = create_rkp_line(by=request.membership, rkp=rkp, data=sheet.line_data(request))
        except DomainError as error:
            add_domain_error(sheet.form, error)
        else:
            return _saved(request, line, f"Kegiatan “{line.name}” ditambahkan.")
    return _page(request, rkp, sheet)


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_line_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Edit a line; for readers the same page shows it without inputs.

    A form sent for a line that was deleted meanwhile is refused with all that was typed.
    """
    line = rkp_line_of(request, uid, also_deleted=request.method == "POST")
    if not (verdict := may_edit_line(request.membership, line)):
        if request.method == "POST":
            require(verdict)
        return render(request, "planning/rkp_line_read.html", reading_page(line) | {"verdict": verdict})
    stored, has_rab = rkp_line_data(line), line.rab_set.exists()
    choices = RkpLineChoices(line.rkp, stored=stored)
    keeps_origin = line.origin == "before_app"
    if request.method != "POST":
        sheet = _stored_sheet(choices, stored, has_rab=has_rab, keeps_origin=keeps_origin)
        return _page(request, line.rkp, sheet, line=line)
    sheet = _sent_sheet(request, choices, stored=stored, has_rab=has_rab, keeps_origin=keeps_origin)
    if _redraws(request):
        return _page(request, line.rkp, sheet.unjudged(), line=line)
    if sheet.is_valid():
        try:
            with transaction.atomic():
                data = sheet.line_data(request)
                line = update_rkp_line(by=request.membership, line=line, version=posted_version(request), data=data)
        except StaleVersion:
            return _conflict(request, uid, data)
        except DomainError as error:
            add_domain_error(sheet.form, error)
        else:
            return _saved(request, line, f"Kegiatan “{line.name}” disimpan.")
    return _page(request, line.rkp, sheet, line=line)


def _stored_sheet(
    choices: RkpLineChoices, data: RkpLineData | None, *, has_rab: bool = False, keeps_origin: bool = False
) -> Sheet:
    initial = rkp_line_initial(data) if data else None
    form = RkpLineForm(choices=choices, keeps_origin=keeps_origin, initial=initial)
    costs = data.costs if data else ()
    return Sheet(form, None if has_rab else _rows(choices, initial=costs), costs)


def _sent_sheet(
    request: HttpRequest,
    choices: RkpLineChoices,
    *,
    stored: RkpLineData | None = None,
    has_rab: bool = False,
    keeps_origin: bool = False,
) -> Sheet:
    data = request.POST
    if chosen := data.get("pakai_rpjm"):
        data = data.copy()
        data["rpjm_line"] = chosen
    form = RkpLineForm(data, choices=choices, keeps_origin=keeps_origin)
    rows = None if has_rab else _rows(choices, data=data, extra=1 if "tambah_baris" in data else 0)
    return Sheet(form, rows, stored.costs if stored else ())


def _rows(choices: RkpLineChoices, **values: object) -> CostRows:
    return CostRows("biaya", year=choices.rkp.year, choices=choices, **values)  # type: ignore[arg-type]


def _redraws(request: HttpRequest) -> bool:
    return any(name in request.POST for name in REDRAWING)


def _model_line(request: HttpRequest, rkp: RkpDesa) -> RkpLineData | None:
    """The line that a new one is prefilled from; a link into another RPJM Desa and the carry-over are left out."""
    uid = request.GET.get("dari")
    if not uid:
        return None
    lines = RkpKegiatan.objects.visible_to(request.membership).alive().filter(desa=rkp.desa_id).with_children()
    try:
        line = get_object_or_404(lines.select_related("kegiatan__sub_bidang__bidang"), uid=UUID(uid))
    except ValueError:
        return None
    data = rkp_line_data(line)
    keeps_link = data.rpjm_line is not None and data.rpjm_line.rpjm_id == rkp.rpjm_id
    keeps_time = line.rkp_id == rkp.pk
    fields = {field: getattr(data, field) for field in data.__dataclass_fields__}
    return RkpLineData(
        **fields
        | {"carried_from": None, "rpjm_line": data.rpjm_line if keeps_link else None}
        | ({} if keeps_time else {"starts_on": None, "ends_on": None})
    )


def _model_choices(request: HttpRequest, rkp: RkpDesa) -> list[RkpKegiatan]:
    """All living yearly lines of the village, newest plan first, for filling a new line from an old one."""
    lines = RkpKegiatan.objects.visible_to(request.membership).alive().filter(desa=rkp.desa_id)
    newest_first = lines.select_related("rkp").order_by("-rkp__year", "bidang__code", "position", "pk")
    return list(newest_first[:MOST_MODELS])


def _saved(request: HttpRequest, line: RkpKegiatan, text: str) -> HttpResponse:
    messages.success(request, text)
    if "simpan_tambah" in request.POST:
        return redirect("rkp_line_create", pk=line.rkp_id)
    return redirect(f"{line.rkp.get_absolute_url()}#k-{line.uid}")


def _page(
    request: HttpRequest,
    rkp: RkpDesa,
    sheet: Sheet,
    *,
    line: RkpKegiatan | None = None,
    models: list[RkpKegiatan] | None = None,
) -> HttpResponse:
    context = line_page(rkp, sheet.form, sheet.rows, sheet.kept_costs, line=line) | {
        "models": models or [],
        "version": request.POST.get("version") or (line.version if line else ""),
    }
    return render(request, "planning/rkp_line_form.html", context)


def _conflict(request: HttpRequest, uid: UUID, mine: RkpLineData) -> HttpResponse:
    """Both versions side by side; what was typed travels along and can still be saved over the other."""
    theirs = rkp_line_of(request, uid)
    context = {
        "rkp": theirs.rkp,
        "line": theirs,
        "rows": compare_lines(mine=mine, theirs=rkp_line_data(theirs)),
        "last_act": last_act(theirs),
        "typed": typed_pairs(request),
    }
    return render(request, "planning/rkp_line_conflict.html", context, status=409)
