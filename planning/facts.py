"""A plan as plain values: what pages, documents, charts and checks all read.

Loaded in a fixed number of queries; every total is a sum of the rows below it and is never stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from uuid import UUID


@dataclass(frozen=True)
class CostFact:
    """Rupiah from one source; without source: not yet split; without amount: a candidate source."""

    source: str | None
    amount: int | None


@dataclass(frozen=True)
class YearFact:
    """One ticked year of a line."""

    year: int
    target: str
    volume: Decimal | None
    costs: tuple[CostFact, ...]

    @property
    def total(self) -> int:
        """Rupiah of the year, split or not."""
        return sum(cost.amount or 0 for cost in self.costs)

    @property
    def unsplit(self) -> int:
        """Rupiah of the year that no source is named for."""
        return sum(cost.amount or 0 for cost in self.costs if cost.source is None)

    @property
    def candidates(self) -> tuple[str, ...]:
        """Sources that take part with a share not yet known."""
        return tuple(cost.source for cost in self.costs if cost.source and cost.amount is None)


@dataclass(frozen=True)
class LineFact:
    """One line of the plan."""

    uid: UUID
    number: int
    version: int
    bidang: str
    sub_bidang: str
    code: str
    is_code_confirmed: bool
    name: str
    location: str
    volume: Decimal | None
    unit: str
    manfaat: str
    manfaat_l: int | None
    manfaat_p: int | None
    manfaat_rtm: int | None
    data_eksisting: str
    pola: str
    sdgs: tuple[int, ...]
    tags: tuple[str, ...]
    origin: str
    sasaran: str
    years: tuple[YearFact, ...]

    @cached_property
    def total(self) -> int:
        """Rupiah over all years and sources."""
        return sum(year.total for year in self.years)

    @cached_property
    def unsplit(self) -> int:
        """Rupiah that no source is named for."""
        return sum(year.unsplit for year in self.years)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Codes of all sources, candidates included, in the order of the national list."""
        seen = {cost.source: None for year in self.years for cost in year.costs if cost.source}
        return tuple(sorted(seen, key=source_order))

    @property
    def is_split(self) -> bool:
        """Whether every rupiah has a source."""
        return self.unsplit == 0 and not any(year.candidates for year in self.years)

    @property
    def is_incomplete(self) -> bool:
        """Whether the draft line still lacks its code or the split of its cost."""
        return not (self.is_split and self.code and self.is_code_confirmed)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What the line still lacks, in words for the page."""
        words = []
        if not self.code:
            words.append("kode kegiatan belum dipilih")
        elif not self.is_code_confirmed:
            words.append("kode kegiatan belum dipastikan")
        if not self.is_split:
            words.append("biaya belum dibagi per sumber dana")
        return tuple(words)

    @cached_property
    def years_words(self) -> str:
        """Ticked years with runs of three or more drawn together: "2027, 2029–2034"."""
        runs: list[list[int]] = []
        for fact in self.years:
            if runs and fact.year == runs[-1][-1] + 1:
                runs[-1].append(fact.year)
            else:
                runs.append([fact.year])
        words = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else list(map(str, run)) for run in runs]
        return ", ".join(word for run in words for word in run)

    def year(self, year: int) -> YearFact | None:
        """The given year if it is ticked."""
        return next((fact for fact in self.years if fact.year == year), None)


@dataclass(frozen=True)
class SubBidangFact:
    """Lines of one sub bidang (code "" when a line has none yet)."""

    code: str
    name: str
    lines: tuple[LineFact, ...]

    @cached_property
    def total(self) -> int:
        """Rupiah of the sub bidang."""
        return sum(line.total for line in self.lines)


@dataclass(frozen=True)
class BidangFact:
    """One of the five fields with its sub bidang."""

    code: str
    name: str
    sub_bidang: tuple[SubBidangFact, ...]

    @property
    def lines(self) -> Iterable[LineFact]:
        """Lines in print order."""
        return (line for sub in self.sub_bidang for line in sub.lines)

    @cached_property
    def total(self) -> int:
        """Rupiah of the bidang."""
        return sum(sub.total for sub in self.sub_bidang)

    @cached_property
    def count(self) -> int:
        """Number of lines."""
        return sum(len(sub.lines) for sub in self.sub_bidang)


@dataclass(frozen=True)
class PlanFacts:
    """All lines of a plan under their headings."""

    years: tuple[int, ...]
    bidang: tuple[BidangFact, ...]

    @cached_property
    def lines(self) -> tuple[LineFact, ...]:
        """Lines in print order."""
        return tuple(line for bidang in self.bidang for line in bidang.lines)

    @cached_property
    def total(self) -> int:
        """Rupiah of the whole plan."""
        return sum(bidang.total for bidang in self.bidang)

    @cached_property
    def unsplit(self) -> int:
        """Rupiah of the whole plan that no source is named for."""
        return sum(line.unsplit for line in self.lines)

    @cached_property
    def incomplete(self) -> tuple[LineFact, ...]:
        """Lines that only submission will stop."""
        return tuple(line for line in self.lines if line.is_incomplete)

    @cached_property
    def total_by_year(self) -> dict[int, int]:
        """Rupiah per year of the period, zero years included."""
        totals = dict.fromkeys(self.years, 0)
        for line in self.lines:
            for fact in line.years:
                totals[fact.year] = totals.get(fact.year, 0) + fact.total
        return totals

    @cached_property
    def total_by_source(self) -> dict[str | None, int]:
        """Rupiah per source code; None is what is not yet split. Sources without money are left out."""
        totals: dict[str | None, int] = {}
        for line in self.lines:
            for fact in line.years:
                for cost in fact.costs:
                    if cost.amount:
                        totals[cost.source] = totals.get(cost.source, 0) + cost.amount
        return dict(sorted(totals.items(), key=lambda item: source_order(item[0])))


SOURCE_ORDER = ("PAD", "DDS", "ADD", "PBH", "PBK", "PBP", "SWD", "DLL")


def source_order(code: str | None) -> tuple[int, str]:
    """Sort key of a source code: the national order, unknown ones after it, "not split" last."""
    if code is None:
        return (len(SOURCE_ORDER) + 1, "")
    return (SOURCE_ORDER.index(code), code) if code in SOURCE_ORDER else (len(SOURCE_ORDER), code)


def group_lines(years: Iterable[int], rows: Iterable[tuple[tuple[str, str], tuple[str, str], LineFact]]) -> PlanFacts:
    """Put lines, given with (code, name) of bidang and sub bidang in print order, under their headings."""
    bidang_facts = []
    for (code, name), of_bidang in groupby(rows, key=lambda row: row[0]):
        subs = tuple(
            SubBidangFact(sub_code, sub_name, tuple(row[2] for row in of_sub))
            for (sub_code, sub_name), of_sub in groupby(of_bidang, key=lambda row: row[1])
        )
        bidang_facts.append(BidangFact(code, name, subs))
    return PlanFacts(tuple(years), tuple(bidang_facts))
