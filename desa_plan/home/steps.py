"""What the calendar of the plan that is being made says next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.models import Membership
from desa_plan.home.facts import VillageFacts
from planning.models import RkpDesa, RpjmDesa
from planning.process_facts import load_process
from planning.step_states import StepState, StepStatus
from planning.steps import step_list


@dataclass(frozen=True)
class NextStep:
    """The step of a plan to take now, and how many are late."""

    plan_name: str
    url: str
    state: StepState
    late_count: int

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.state.status == StepStatus.LATE


def next_step(facts: VillageFacts, membership: Membership, *, on: date) -> NextStep | None:
    """The next step of the yearly plan that is being made, else of the multi-year one; None when none is made here.

    At most eleven queries; none for a village that makes no plan at the time.
    """
    plan = _plan_in_the_making(facts, membership)
    if plan is None or plan.is_before_app:
        return None
    progress = facts.yearly.latest if isinstance(plan, RkpDesa) else facts.rpjm
    process = load_process(plan, line_count=progress.line_count if progress else None, only_dates=True)
    steps = step_list(process, today=on)
    if steps.next is None:
        return None
    is_rkp = isinstance(plan, RkpDesa)
    name = f"RKP Desa {plan.year}" if is_rkp else f"RPJM Desa {plan.period}"
    url = reverse("rkp_steps" if is_rkp else "rpjm_steps", args=[plan.pk])
    return NextStep(name, url, steps.next, len(steps.late))


def _plan_in_the_making(facts: VillageFacts, membership: Membership) -> RkpDesa | RpjmDesa | None:
    yearly, rpjm = facts.yearly.latest, facts.rpjm
    if yearly is not None and yearly.is_draft:
        return RkpDesa.objects.visible_to(membership).with_place().get(pk=yearly.pk)
    if rpjm is not None and rpjm.is_draft:
        return RpjmDesa.objects.visible_to(membership).with_place().get(pk=rpjm.pk)
    return None
