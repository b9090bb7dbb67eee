"""What is typed about the steps of a plan."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class StepDates:
    """When a step is planned and, where no other record tells it, when it was taken."""

    planned_on: date | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class StepDeadline:
    """A kabupaten's own deadline of a step: "MM-DD" for a RKP, days after the inauguration for a RPJM; or none."""

    month_day: str = ""
    days: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the shipped deadline holds."""
        return not self.month_day and self.days is None
