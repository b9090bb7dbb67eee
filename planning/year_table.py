"""The plan as a table of lines by years, ready for a template that computes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from places.formats.rupiah import format_rupiah
from planning.facts import LineFact, PlanFacts

PLANNED_WITHOUT_COST = "•"


@dataclass(frozen=True)
class YearRow:
    """One line: rupiah per year as text, "•" for a ticked year without cost, "" for none."""

    uid: UUID
    name: str
    is_incomplete: bool
    cells: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class YearGroup:
    """One bidang with its sums per year."""

    code: str
    name: str
    rows: tuple[YearRow, ...]
    cells: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class YearTable:
    """All groups, the grand sums, and the number of columns for the headings."""

    groups: tuple[YearGroup, ...]
    cells: tuple[str, ...]
    width: int


def year_table(plan: PlanFacts) -> YearTable:
    """Arrange the plan's lines by year."""
    groups = tuple(
        YearGroup(
            bidang.code,
            bidang.name,
            tuple(_row(line, plan.years) for line in bidang.lines),
            _sums(bidang.lines, plan.years),
            bidang.total,
        )
        for bidang in plan.bidang
    )
    return YearTable(groups, _sums(plan.lines, plan.years), len(plan.years) + 2)


def _row(line: LineFact, years: Iterable[int]) -> YearRow:
    facts = {fact.year: fact for fact in line.years}
    cells = tuple(
        "" if year not in facts else format_rupiah(facts[year].total, zero=PLANNED_WITHOUT_COST) for year in years
    )
    return YearRow(line.uid, line.name, line.is_incomplete, cells, line.total)


def _sums(lines: Iterable[LineFact], years: Iterable[int]) -> tuple[str, ...]:
    totals: dict[int, int] = {}
    for line in lines:
        for fact in line.years:
            totals[fact.year] = totals.get(fact.year, 0) + fact.total
    return tuple(format_rupiah(totals.get(year, 0), zero="-") for year in years)
