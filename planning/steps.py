"""How far the making of a plan is: each step with its dates, its deadline, and what it still lacks."""

from datetime import date, timedelta

from django.utils import timezone

from musyawarah.enums import MusyawarahKind, PlanKind
from planning.deadlines import deadline_in, months_after
from planning.process_facts import Plan, ProcessFacts, TypedStep, load_process
from planning.step_findings import Found, found_of
from planning.step_states import StepList, StepState, StepStatus
from planning.step_table import DueKind, Step, steps_of
from villages.models import KabupatenSetting


def load_steps(plan: Plan, *, setting: KabupatenSetting | None = None, today: date | None = None) -> StepList:
    """The steps of a plan, in the queries of `load_process`; `plan.desa.kabupaten` joined."""
    return step_list(load_process(plan, setting=setting), today=today or timezone.localdate())


def step_list(process: ProcessFacts, *, today: date) -> StepList:
    """The steps as these facts tell them on a day."""
    steps = steps_of(process.plan_kind, process.form_set)
    states = tuple(_state(step, number, process, today) for number, step in enumerate(steps, start=1))
    kinds = {kind for step in steps for kind in step.musyawarah_kinds}
    return StepList(states, tuple(one for one in process.meetings if MusyawarahKind(one.kind) not in kinds))


def due_date(step: Step, process: ProcessFacts) -> date | None:
    """The last day for a step; None where there is none, or where the day it is counted from is not known."""
    own = process.deadlines.own.get(step.key) if step.due.is_own else None
    if process.plan_kind == PlanKind.RPJM and own is not None and own.days is not None:
        return process.inaugurated_on + timedelta(days=own.days) if process.inaugurated_on else None
    if process.plan_kind == PlanKind.RKP and own is not None and own.month_day:
        return deadline_in(process.year - 1, own.month_day)
    match step.due.kind:
        case DueKind.MONTH_DAY:
            return deadline_in(process.year - 1, step.due.month_day)
        case DueKind.DAYS:
            return process.inaugurated_on + timedelta(days=step.due.days) if process.inaugurated_on else None
        case DueKind.SETTING:
            return _setting_date(step.due.name, process)
        case DueKind.AFTER:  # only the Perdes is followed by others
            enacted = process.first_perdes_date
            return enacted + timedelta(days=step.due.days) if enacted else None
    return None


def _setting_date(name: str, process: ProcessFacts) -> date | None:
    deadlines = process.deadlines
    match name:
        case "rpjm":
            return months_after(process.inaugurated_on, deadlines.rpjm_months) if process.inaugurated_on else None
        case "musdes":
            return deadline_in(process.year - 1, deadlines.rkp_musdes)
    return deadline_in(process.year - 1, deadlines.rkp_perdes)


def _state(step: Step, number: int, process: ProcessFacts, today: date) -> StepState:
    typed = process.typed.get(step.key, TypedStep())
    found = found_of(step, process, typed, today=today)
    due = due_date(step, process)
    return StepState(
        step=step,
        number=number,
        status=_status(step, found, due, process, today),
        due=due,
        planned=None if found.is_done else found.planned or typed.planned_on,
        first=found.first,
        last=found.last,
        lacks=found.lacks,
        meetings=found.meetings,
        teams=found.teams,
        typed=typed,
    )


def _status(step: Step, found: Found, due: date | None, process: ProcessFacts, today: date) -> StepStatus:
    if found.is_done:
        return StepStatus.DONE
    if process.is_before_app:
        return StepStatus.RUNNING if found.is_begun else StepStatus.UNKNOWN
    if due is not None and due < today and not step.is_optional:
        return StepStatus.LATE
    return StepStatus.RUNNING if found.is_begun else StepStatus.WAITING
