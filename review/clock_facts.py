"""The clock of a review as everybody reads it: who holds the plan, how many working days are left, every pause."""

from dataclasses import dataclass
from datetime import date

from review.case import Case
from review.clock import holidays_of, working_days_until
from review.models import Pause


@dataclass(frozen=True)
class Clock:
    """`left` in working days, below zero by how many it has passed; it stands still while `paused_on` is set."""

    due_on: date
    left: int
    paused_on: date | None

    @property
    def words(self) -> str:
        """What is left, as a sentence part."""
        if self.left > 0:
            return f"tersisa {self.left} hari kerja"
        return "hari terakhir" if self.left == 0 else f"lewat {-self.left} hari kerja"


def clock_of(case: Case) -> Clock | None:
    """The clock of a case, None while nobody's days run: one query."""
    due = case.review.due_on
    if due is None:
        return None
    day = case.review.paused_on or case.today
    left = working_days_until(day, due, holidays_of(case.plan.desa.kabupaten_id, min(day, due)))
    return Clock(due, left, case.review.paused_on)


def pauses_of(case: Case) -> list[Pause]:
    """Every pause of the review with who ordered it, the newest first: one query."""
    if case.review.pk is None:
        return []
    return list(case.review.pause_set.select_related("by__orang").order_by("-pk"))
