"""The steps of making a plan as the regulations name them: the shipped table, pure and without any village."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from musyawarah.enums import MusyawarahKind, PlanKind, TimKind
from villages.enums import FormSet

_FILE = Path(__file__).parent / "data" / "langkah.csv"
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class DueKind(StrEnum):
    """What a deadline is counted from."""

    NONE = ""
    MONTH_DAY = "month_day"
    DAYS = "hari"
    SETTING = "pengaturan"
    AFTER = "setelah"


class DoneBy(StrEnum):
    """What tells that a step was taken."""

    MUSYAWARAH = "musyawarah"
    TIM = "tim"
    PAGU = "pagu"
    KEGIATAN = "kegiatan"
    EVALUASI = "evaluasi"
    PERDES = "perdes"
    DU_RKP = "du_rkp"
    TANGGAL = "tanggal"

    @property
    def is_typed(self) -> bool:
        """Whether the village types the date itself, because no other record holds it."""
        return self in {DoneBy.TANGGAL, DoneBy.KEGIATAN, DoneBy.EVALUASI}


@dataclass(frozen=True)
class Due:
    """A shipped deadline: "MM-DD" of the year before the plan's, days after a day, or a setting's name."""

    kind: DueKind = DueKind.NONE
    month_day: str = ""
    days: int = 0
    name: str = ""  # of the setting, or of the step that it follows

    @property
    def is_own(self) -> bool:
        """Whether a kabupaten may set its own in `BatasLangkah`; those of settings stand on the settings' page."""
        return self.kind not in {DueKind.SETTING, DueKind.AFTER}


@dataclass(frozen=True)
class Step:
    """One step. `in_order` takes part in the order of dates (rule R08); an optional one is never late."""

    plan_kind: PlanKind
    key: str
    order_a: int | None
    order_b: int | None
    in_order: bool
    is_optional: bool
    title: str
    convenor: str
    outputs: tuple[str, ...]
    due: Due
    done_by: DoneBy
    done_kinds: tuple[str, ...]
    source: str

    def order(self, form_set: str) -> int | None:
        """Place among the steps of a form set; None where the set does not know the step."""
        return self.order_a if form_set == FormSet.PERMENDAGRI_114 else self.order_b

    @property
    def musyawarah_kinds(self) -> tuple[MusyawarahKind, ...]:
        """Kinds of meeting that take this step."""
        return tuple(map(MusyawarahKind, self.done_kinds)) if self.done_by == DoneBy.MUSYAWARAH else ()

    @property
    def tim_kind(self) -> TimKind | None:
        """The team whose decree takes this step."""
        return TimKind(self.done_kinds[0]) if self.done_by == DoneBy.TIM else None


@cache
def shipped_steps() -> tuple[Step, ...]:
    """The whole table, in the order of its rows."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(read_steps(csv.DictReader(file)))


def steps_of(plan_kind: str, form_set: str) -> tuple[Step, ...]:
    """The steps of one kind of plan in the order of a form set."""
    own = [step for step in shipped_steps() if step.plan_kind == plan_kind and step.order(form_set) is not None]
    return tuple(sorted(own, key=lambda step: step.order(form_set) or 0))


def read_steps(rows: Iterable[dict[str, str]]) -> Iterable[Step]:
    """Steps of the table's rows. Raises ValueError for a word that is not known."""
    for row in rows:
        done_by, _, kinds = row["done"].partition(":")
        step = Step(
            plan_kind=PlanKind(row["plan"]),
            key=row["key"],
            order_a=int(row["set_a"]) if row["set_a"] else None,
            order_b=int(row["set_b"]) if row["set_b"] else None,
            in_order=row["in_order"] == "1",
            is_optional=row["is_optional"] == "1",
            title=row["title"],
            convenor=row["convenor"],
            outputs=tuple(part.strip() for part in row["output"].split(";")),
            due=_due(row["due"]),
            done_by=DoneBy(done_by),
            done_kinds=tuple(kinds.split("|")) if kinds else (),
            source=row["source"],
        )
        if step.tim_kind is None:  # both conversions refuse a kind that nobody knows
            _ = step.musyawarah_kinds
        yield step


def is_month_day(text: str) -> bool:
    """Whether the text is a day of every year as "MM-DD"."""
    if not _MONTH_DAY.fullmatch(text):
        return False
    month, day = (int(part) for part in text.split("-"))
    return (date(2023, month, 1) + timedelta(days=day - 1)).month == month


def _due(text: str) -> Due:
    if not text:
        return Due()
    if is_month_day(text):
        return Due(DueKind.MONTH_DAY, month_day=text)
    kind, *rest = text.split(":")
    match DueKind(kind), rest:
        case DueKind.DAYS, [days]:
            return Due(DueKind.DAYS, days=int(days))
        case DueKind.SETTING, [name]:
            return Due(DueKind.SETTING, name=name)
        case DueKind.AFTER, [name, days]:
            return Due(DueKind.AFTER, name=name, days=int(days))
    raise ValueError(f"Unknown deadline {text!r}.")
