"""The path of a plan: the shipped table, and over it what the kabupaten prescribes."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path as File

from accounts.enums import Level
from musyawarah.enums import PlanKind
from places.models import Kabupaten
from review.enums import StepKey
from review.models import ReviewStep

_FILE = File(__file__).parent / "data" / "alur.csv"

LEVEL_OF_CHECK = {StepKey.PERIKSA_KECAMATAN: Level.KECAMATAN, StepKey.PERIKSA_KABUPATEN: Level.KABUPATEN}


@dataclass(frozen=True)
class PathStep:
    """One step; `working_days` None where nobody waits for it."""

    plan_kind: PlanKind
    key: StepKey
    is_used: bool
    working_days: int | None
    is_binding: bool
    waits_for_all: bool
    source: str

    @property
    def title(self) -> str:
        """The step as pages name it."""
        return str(self.key.label)


@dataclass(frozen=True)
class ReviewPath:
    """The steps of one kind of plan in one kabupaten, in order."""

    all_steps: tuple[PathStep, ...]

    @property
    def steps(self) -> tuple[PathStep, ...]:
        """Those that are used."""
        return tuple(step for step in self.all_steps if step.is_used)

    @property
    def checks(self) -> tuple[PathStep, ...]:
        """The steps in which officers examine the plan."""
        return tuple(step for step in self.steps if step.key.is_check)

    @property
    def is_binding(self) -> bool:
        """Whether the kabupaten demands a recommendation before the Perdes."""
        return any(step.is_binding for step in self.checks)

    def step(self, key: str) -> PathStep | None:
        """A step that is used."""
        return next((step for step in self.steps if step.key == key), None)

    def check_after(self, key: str) -> PathStep | None:
        """The check that follows; None after the last. A check that is no longer used is followed by what remains."""
        keys = [step.key for step in self.all_steps]
        later = keys[keys.index(StepKey(key)) + 1 :]
        return next((step for step in self.checks if step.key in later), None)

    def check_before(self, key: str) -> PathStep | None:
        """The check that comes before; None before the first."""
        keys = [step.key for step in self.all_steps]
        earlier = keys[: keys.index(StepKey(key))]
        return next((step for step in reversed(self.checks) if step.key in earlier), None)

    @property
    def last_check(self) -> PathStep | None:
        """The check whose recommendation is the final one."""
        return self.checks[-1] if self.checks else None


@cache
def shipped_path(plan_kind: str) -> ReviewPath:
    """The path that the application brings along."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return ReviewPath(tuple(_step(row) for row in csv.DictReader(file) if row["plan_kind"] == plan_kind))


def path_of(kabupaten: Kabupaten | int, plan_kind: str) -> ReviewPath:
    """The path of a kabupaten, in one query."""
    return path_with(plan_kind, ReviewStep.objects.filter(kabupaten=kabupaten, plan_kind=plan_kind))


def path_with(plan_kind: str, rows: Iterable[ReviewStep]) -> ReviewPath:
    """The shipped path under a kabupaten's own rows."""
    own = {row.step: row for row in rows}
    steps = shipped_path(plan_kind).all_steps
    return ReviewPath(tuple(_over(step, own[step.key]) if step.key in own else step for step in steps))


def _over(step: PathStep, own: ReviewStep) -> PathStep:
    return replace(
        step,
        is_used=own.is_used,
        working_days=own.working_days,
        is_binding=own.is_binding and step.key.is_check,
        waits_for_all=own.waits_for_all and step.key == StepKey.PERIKSA_KABUPATEN,
    )


def _step(row: dict[str, str]) -> PathStep:
    return PathStep(
        plan_kind=PlanKind(row["plan_kind"]),
        key=StepKey(row["step"]),
        is_used=row["is_used"] == "1",
        working_days=int(row["working_days"]) if row["working_days"] else None,
        is_binding=row["is_binding"] == "1",
        waits_for_all=row["waits_for_all"] == "1",
        source=row["source"],
    )
