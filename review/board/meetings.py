"""The musdes and musrenbang of an area by month: which are planned, which were held."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractMonth

from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Musyawarah
from places.formats.tanggal import MONTHS
from review.board.area import Area

FORUMS = (
    MusyawarahKind.MUSDES_PERENCANAAN,
    MusyawarahKind.MUSRENBANG,
    MusyawarahKind.MUSDES_PENGESAHAN,
    MusyawarahKind.MUSDES_KHUSUS,
    MusyawarahKind.MUSRENBANG_PERUBAHAN,
)
FIRST_YEAR, LAST_YEAR = 2000, 2100
_HELD = frozenset({MusyawarahStatus.OPEN, MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})


@dataclass(frozen=True)
class Day:
    """A day of the month (None: it fills the week) with its meetings."""

    number: int | None
    planned: int = 0
    held: int = 0

    @property
    def meetings(self) -> int:
        """All of them."""
        return self.planned + self.held


@dataclass(frozen=True)
class Month:
    """A month of the year with its meetings."""

    year: int
    number: int
    planned: int = 0
    held: int = 0

    @property
    def name(self) -> str:
        """ "Juni"."""
        return MONTHS[self.number - 1]

    @property
    def title(self) -> str:
        """ "Juni 2026"."""
        return f"{self.name} {self.year}"

    @property
    def key(self) -> str:
        """ "2026-06", as the address has it."""
        return f"{self.year}-{self.number:02}"

    @property
    def meetings(self) -> int:
        """All of them."""
        return self.planned + self.held


def meetings_in(area: Area, year: int, kind: str = "") -> QuerySet:
    """Meetings held, or to be held, in a calendar year, whatever plan they serve; the cancelled left out."""
    rows = Musyawarah.objects.visible_to(area).filter(held_on__year=year)
    kinds = [kind] if kind else list(FORUMS)
    return rows.filter(kind__in=kinds).exclude(status=MusyawarahStatus.CANCELLED)


def months_of(area: Area, year: int, kind: str = "") -> list[Month]:
    """The twelve months with their numbers: one query."""
    rows = meetings_in(area, year, kind).order_by().annotate(month=ExtractMonth("held_on"))
    found: dict[int, dict[str, int]] = defaultdict(lambda: {"planned": 0, "held": 0})
    for month, status, number in rows.values_list("month", "status").annotate(number=Count("pk")):
        found[month][_side(status)] += number
    return [Month(year, month, **found[month]) for month in range(1, 13)]


def weeks_of(area: Area, month: Month, kind: str = "") -> list[list[Day]]:
    """The month as a calendar sheet, Monday first: one query."""
    rows = meetings_on(area, month, kind=kind).order_by().values_list("held_on", "status").annotate(number=Count("pk"))
    found: dict[int, dict[str, int]] = defaultdict(lambda: {"planned": 0, "held": 0})
    for day, status, number in rows:
        found[day.day][_side(status)] += number
    sheet = Calendar().monthdayscalendar(month.year, month.number)
    return [[Day(number, **found[number]) if number else Day(None) for number in week] for week in sheet]


def meetings_on(area: Area, month: Month, *, day: int | None = None, kind: str = "") -> QuerySet:
    """The meetings of a month, or of one day of it, in order, with their villages."""
    rows = meetings_in(area, month.year, kind).filter(held_on__month=month.number)
    if day:
        rows = rows.filter(held_on__day=day)
    joined = rows.select_related("desa__kecamatan", "dusun", "kelompok")
    return joined.order_by("held_on", "starts_at", "desa__code", "pk")


def month_of(key: str | None, today: date) -> Month:
    """The month that "2026-06" names, else that of today."""
    try:
        day = date.fromisoformat(f"{key}-01")
    except ValueError:
        day = today
    return Month(day.year, day.month) if FIRST_YEAR <= day.year <= LAST_YEAR else Month(today.year, today.month)


def neighbours(month: Month) -> tuple[Month, Month]:
    """The month before and the month after."""
    before, after = month.number - 1 or 12, month.number % 12 + 1
    return (
        Month(month.year - (month.number == 1), before),
        Month(month.year + (month.number == 12), after),
    )


def _side(status: str) -> str:
    return "held" if status in _HELD else "planned"
