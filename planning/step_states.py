"""One step in the making of a plan as it stands, and the list of them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from planning.meeting_facts import MeetingFact, TeamFact
from planning.process_facts import TypedStep
from planning.step_table import Step


class StepStatus(StrEnum):
    """Where a step stands."""

    DONE = "done"
    RUNNING = "running"
    LATE = "late"
    WAITING = "waiting"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word on the page."""
        return {
            StepStatus.DONE: "Selesai",
            StepStatus.RUNNING: "Berjalan",
            StepStatus.LATE: "Terlambat",
            StepStatus.WAITING: "Belum",
            StepStatus.UNKNOWN: "Tidak dicatat",
        }[self]

    @property
    def mark(self) -> str:
        """Its kind of mark among the parts of the look."""
        marks = {StepStatus.DONE: "ok", StepStatus.RUNNING: "next", StepStatus.LATE: "danger"}
        return marks.get(self, "neutral")


@dataclass(frozen=True)
class Lack:
    """Something that is still missing, and the address of the page where it is mended by name and argument."""

    words: str
    page: str = ""
    arg: str = ""


@dataclass(frozen=True)
class StepState:
    """One step of one plan. `first` and `last` are the days on which it was taken, None as long as it was not."""

    step: Step
    number: int
    status: StepStatus
    due: date | None = None
    planned: date | None = None
    first: date | None = None
    last: date | None = None
    lacks: tuple[Lack, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    teams: tuple[TeamFact, ...] = ()
    typed: TypedStep = field(default_factory=TypedStep)

    @property
    def is_done(self) -> bool:
        """Whether it was taken."""
        return self.status == StepStatus.DONE

    @property
    def was_late(self) -> bool:
        """Whether it was taken after its day."""
        return bool(self.due and self.first and self.first > self.due)

    @property
    def calendar_day(self) -> date | None:
        """The day to keep in a calendar: the planned one, else the last one allowed."""
        return self.planned or self.due


@dataclass(frozen=True)
class StepList:
    """All steps of a plan in their order, and the meetings that belong to none of them."""

    states: tuple[StepState, ...]
    other_meetings: tuple[MeetingFact, ...] = ()

    @cached_property
    def done_count(self) -> int:
        """Number of steps taken."""
        return sum(state.is_done for state in self.states)

    @cached_property
    def late(self) -> tuple[StepState, ...]:
        """Steps whose day has passed."""
        return tuple(state for state in self.states if state.status == StepStatus.LATE)

    @cached_property
    def next(self) -> StepState | None:
        """The step to take now: the first that is open, an optional one only when nothing else is."""
        waits = [one for one in self.states if one.status not in {StepStatus.DONE, StepStatus.UNKNOWN}]
        return next((one for one in waits if not one.step.is_optional), waits[0] if waits else None)

    @cached_property
    def by_key(self) -> dict[str, StepState]:
        """Steps by their keys."""
        return {state.step.key: state for state in self.states}

    @cached_property
    def by_date(self) -> tuple[StepState, ...]:
        """Steps with a day of their own, in the order of these days: how it really went."""
        dated = [state for state in self.states if state.first]
        return tuple(sorted(dated, key=lambda state: (state.first, state.number)))

    @cached_property
    def out_of_order(self) -> tuple[tuple[StepState, StepState], ...]:
        """Pairs (earlier step, later step) of which the later one was taken first (rule R08)."""
        dated = [one for one in self.states if one.step.in_order and one.first and one.last]
        return tuple((one, two) for one, two in pairwise(dated) if one.last and two.first and one.last > two.first)
