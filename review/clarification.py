"""How long the kabupaten has to clarify a Perdes."""

from dataclasses import dataclass
from datetime import date

from review.case import Case
from review.clock import add_working_days, holidays_of
from review.enums import ReviewState, StepKey
from review.models import Enactment

SHIPPED_DAYS = 30


@dataclass(frozen=True)
class ClarificationClock:
    """Until when the kabupaten answers, and whether it is late."""

    due_on: date
    is_overdue: bool


def clarification_clock(case: Case, enactment: Enactment) -> ClarificationClock | None:
    """Working days from the promulgation on; None where the path has no clarification or it was given. One query."""
    step = case.path.step(StepKey.KLARIFIKASI)
    if step is None or case.state != ReviewState.ENACTED:
        return None
    begun = enactment.promulgated_on
    due = add_working_days(begun, step.working_days or SHIPPED_DAYS, holidays_of(case.plan.desa.kabupaten_id, begun))
    return ClarificationClock(due, due < case.today)
