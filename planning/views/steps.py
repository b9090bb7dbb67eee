"""The steps of a plan: how far it is, what is missing and when it is due; typed dates; the calendar file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.forms.steps import StepDatesForm, typed_initial
from planning.models import RkpDesa
from planning.policy import may_write_for_village
from planning.process_facts import Plan, TypedStep, load_process
from planning.services.steps import save_step_dates
from planning.step_calendar import steps_calendar
from planning.step_links import shown_steps, step_tasks
from planning.step_states import StepStatus
from planning.step_table import Step
from planning.steps import load_steps, step_list
from planning.views.refusal import add_domain_error
from planning.views.rkp_scope import rkp_of
from planning.views.scope import rpjm_of
from villages.setting import setting_of
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version

SHOWN_TASKS = 4
PAGES = {"rkp": "planning/rkp_steps.html", "rpjm": "planning/rpjm_steps.html"}
FORMS = {"rkp": "planning/rkp_step_form.html", "rpjm": "planning/rpjm_step_form.html"}


@require_safe
def rpjm_steps(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps of a multi-year plan."""
    return _steps_page(request, rpjm_of(request, pk))


@require_safe
def rkp_steps(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps of a yearly plan."""
    return _steps_page(request, rkp_of(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def rpjm_step_edit(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Write the dates of one step of a multi-year plan."""
    return _step_edit(request, rpjm_of(request, pk), key)


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_step_edit(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Write the dates of one step of a yearly plan."""
    return _step_edit(request, rkp_of(request, pk), key)


@require_safe
def rpjm_steps_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The open steps of a multi-year plan for a calendar."""
    return _calendar(request, rpjm_of(request, pk))


@require_safe
def rkp_steps_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The open steps of a yearly plan for a calendar."""
    return _calendar(request, rkp_of(request, pk))


def _steps_page(request: HttpRequest, plan: Plan) -> HttpResponse:
    kind = kind_of(plan)
    setting = setting_of(plan.desa.kabupaten)
    process = load_process(plan, setting=setting)
    steps = step_list(process, today=timezone.localdate())
    may_write = may_write_for_village(request.membership, plan.desa_id)
    shown = shown_steps(steps, plan, may_plan=bool(may_write))
    waiting = [one for one in shown if one.state.status in {StepStatus.LATE, StepStatus.RUNNING}]
    first_open = [one for one in shown if steps.next is one.state and one not in waiting]
    context = {
        kind: plan,
        "plan_record": plan,
        "tab": "langkah",
        "steps": steps,
        "shown": shown,
        "now": step_tasks([*waiting, *first_open][:SHOWN_TASKS]),
        "may_write": may_write,
        "form_set": setting.get_form_set_display(),
        "inaugurated_on": process.inaugurated_on,
        "edit_page": f"{kind}_step_edit",
        "calendar_url": reverse(f"{kind}_steps_ics", args=[plan.pk]),
    }
    return render(request, PAGES[kind], context)


def _step_edit(request: HttpRequest, plan: Plan, key: str) -> HttpResponse:
    require(may_write_for_village(request.membership, plan.desa_id))
    kind = kind_of(plan)
    state = load_steps(plan).by_key.get(key)
    if state is None:
        raise Http404
    step, typed = state.step, state.typed
    form, version = StepDatesForm(step=step, initial=typed_initial(typed)), typed.version
    if request.method == "POST":
        form, version = StepDatesForm(request.POST, step=step), posted_version(request)
        if form.is_valid():
            try:
                save_step_dates(by=request.membership, plan=plan, step=step, version=version, data=form.dates())
            except StaleVersion:
                return _conflict(request, plan, step, form, typed)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Tanggal langkah “{step.title}” disimpan.")
                return redirect(f"{kind}_steps", pk=plan.pk)
    context = {kind: plan, "tab": "langkah", "state": state, "form": form, "version": version}
    context["back_url"] = reverse(f"{kind}_steps", args=[plan.pk])
    return render(request, FORMS[kind], context)


def _conflict(request: HttpRequest, plan: Plan, step: Step, mine: StepDatesForm, typed: TypedStep) -> HttpResponse:
    return conflict_page(
        request,
        subject=f"Tanggal langkah “{step.title}”",
        mine=mine,
        theirs=StepDatesForm(step=step, initial=typed_initial(typed)),
        version=typed.version,
        back_url=reverse(f"{kind_of(plan)}_step_edit", args=[plan.pk, step.key]),
    )


def _calendar(request: HttpRequest, plan: Plan) -> HttpResponse:
    kind = kind_of(plan)
    url = request.build_absolute_uri(reverse(f"{kind}_steps", args=[plan.pk]))
    year = plan.year if isinstance(plan, RkpDesa) else plan.first_year
    response = HttpResponse(
        steps_calendar(load_steps(plan), plan, url=url), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="langkah-{kind}-{year}.ics"'
    return response


def kind_of(plan: Plan) -> str:
    """ "rkp" or "rpjm", as addresses and templates call the plan."""
    return "rkp" if isinstance(plan, RkpDesa) else "rpjm"
