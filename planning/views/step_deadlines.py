"""A kabupaten's own deadlines for the steps of plans; everybody who works in it reads them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from musyawarah.enums import PlanKind
from places.errors import DomainError, StaleVersion
from places.models import Kabupaten
from planning.forms.steps import StepDeadlineForm, typed_day
from planning.models import BatasLangkah
from planning.policy import may_write_for_kabupaten
from planning.services.steps import save_step_deadlines
from planning.step_data import StepDeadline
from planning.step_table import DueKind, Step, steps_of
from planning.views.refusal import add_domain_error
from villages.models import KabupatenSetting
from villages.setting import setting_of
from villages.views.conflict import conflict_page
from villages.views.scope import kabupaten_of, posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def step_deadlines(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """Read the deadlines; Dinas PMD writes its own over the shipped ones."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    verdict = may_write_for_kabupaten(request.membership, kabupaten.pk)
    setting = setting_of(kabupaten)
    steps = [*steps_of(PlanKind.RPJM, setting.form_set), *steps_of(PlanKind.RKP, setting.form_set)]
    stored, version = own_deadlines(kabupaten), setting.version
    form = StepDeadlineForm(steps=steps, stored=stored)
    if request.method == "POST":
        require(verdict)
        form, version = StepDeadlineForm(request.POST, steps=steps, stored=stored), posted_version(request)
        if form.is_valid():
            try:
                save_step_deadlines(
                    by=request.membership, kabupaten=kabupaten, version=version, deadlines=form.deadlines()
                )
            except StaleVersion:
                return _conflict(request, kabupaten, form, steps)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Batas waktu langkah disimpan.")
                return redirect("step_deadlines", kabupaten_code=kabupaten.code)
    context = {
        "kabupaten": kabupaten,
        "form": form,
        "version": version,
        "may_edit": verdict,
        "form_set": setting.get_form_set_display(),
        "plans": [
            {"title": title, "unit": unit, "rows": _rows(form, kind, steps, stored, setting)}
            for kind, title, unit in (
                (PlanKind.RPJM, "RPJM Desa", "hari setelah pelantikan kepala desa"),
                (PlanKind.RKP, "RKP Desa", "tanggal-bulan pada tahun sebelum tahun rencana"),
            )
        ],
    }
    return render(request, "planning/step_deadlines.html", context)


def own_deadlines(kabupaten: Kabupaten) -> dict[tuple[str, str], StepDeadline]:
    """What a kabupaten set itself, by (kind of plan, step); one query."""
    rows = BatasLangkah.objects.filter(kabupaten=kabupaten).values_list("plan_kind", "step", "month_day", "days")
    return {(kind, step): StepDeadline(month_day, days) for kind, step, month_day, days in rows}


def _rows(
    form: StepDeadlineForm,
    kind: PlanKind,
    steps: list[Step],
    stored: dict[tuple[str, str], StepDeadline],
    setting: KabupatenSetting,
) -> list[dict]:
    fields = dict(form.rows(kind))
    return [
        {
            "step": step,
            "bound": fields.get(step),
            "shipped": shipped_words(step, setting),
            "own": _own_words(stored.get((kind.value, step.key), StepDeadline())),
        }
        for step in steps
        if step.plan_kind == kind
    ]


def shipped_words(step: Step, setting: KabupatenSetting) -> str:
    """The deadline that holds without an own one."""
    match step.due.kind:
        case DueKind.MONTH_DAY:
            return typed_day(step.due.month_day)
        case DueKind.DAYS:
            return f"{step.due.days} hari"
        case DueKind.AFTER:
            return f"{step.due.days} hari setelah Perdes"
        case DueKind.SETTING:
            return {
                "rpjm": f"{setting.rpjm_months_after_inauguration} bulan",
                "musdes": typed_day(setting.rkp_musdes_deadline),
                "perdes": typed_day(setting.rkp_enactment_deadline),
            }[step.due.name]
    return "tanpa batas"


def _own_words(deadline: StepDeadline) -> str:
    if deadline.is_empty:
        return ""
    return typed_day(deadline.month_day) or f"{deadline.days} hari"


def _conflict(request: HttpRequest, kabupaten: Kabupaten, mine: StepDeadlineForm, steps: list[Step]) -> HttpResponse:
    return conflict_page(
        request,
        subject=f"Batas langkah {kabupaten.name}",
        mine=mine,
        theirs=StepDeadlineForm(steps=steps, stored=own_deadlines(kabupaten)),
        version=setting_of(kabupaten).version,
        back_url=reverse("step_deadlines", args=[kabupaten.code]),
    )
