"""Ceilings and what a yearly plan uses of them, as plain values; nothing here is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from planning.facts import YearFact, source_order


@dataclass(frozen=True)
class SourceCeiling:
    """Rupiah that a source may give in the year; `regular` is the freely usable part of Dana Desa when it is known."""

    source: str
    amount: int
    silpa: int = 0
    regular: int | None = None

    @property
    def total(self) -> int:
        """Pagu and SiLPA together, in rupiah."""
        return self.amount + self.silpa


@dataclass(frozen=True)
class PaguFacts:
    """The ceilings of a year; `assumed_from` is the earlier year they were borrowed from while none has come."""

    year: int
    ceilings: tuple[SourceCeiling, ...] = ()
    assumed_from: int | None = None
    document: str = ""

    @property
    def is_known(self) -> bool:
        """Whether any ceiling, even an assumed one, is there."""
        return bool(self.ceilings)

    @cached_property
    def total(self) -> int:
        """Rupiah over all sources."""
        return sum(ceiling.total for ceiling in self.ceilings)

    @property
    def assumption(self) -> str:
        """In words that the ceilings are borrowed; nothing when they are the year's own."""
        if self.assumed_from is None:
            return ""
        return f"Pagu {self.year} belum ada, memakai pagu {self.assumed_from} sebagai perkiraan."

    def of(self, source: str) -> SourceCeiling | None:
        """The ceiling of a source; None when it has none."""
        return next((ceiling for ceiling in self.ceilings if ceiling.source == source), None)


@dataclass(frozen=True)
class Usage:
    """Rupiah used of one ceiling, or of several that an undivided cost is to be split over."""

    sources: tuple[str, ...]
    ceiling: int
    used: int
    unsplit: int = 0
    has_ceiling: bool = True

    @property
    def label(self) -> str:
        """ "DDS", "DDS dan ADD bersama", "Seluruhnya"; one source that an undivided cost waits for is told apart."""
        if not self.sources:
            return "Seluruhnya"
        if len(self.sources) == 1:
            return f"{self.sources[0]} dengan yang belum dibagi" if self.unsplit else self.sources[0]
        return f"{', '.join(self.sources[:-1])} dan {self.sources[-1]} bersama"

    @property
    def key(self) -> str:
        """Name of the ceiling for scripts and anchors: "DDS", "DDS+ADD", "all"; "DDS+" with what waits for DDS."""
        alone = len(self.sources) == 1 and self.unsplit
        return ("+".join(self.sources) + ("+" if alone else "")) or "all"

    @property
    def percent(self) -> int:
        """Whole percent of the ceiling that is used, at most 100; 100 of nothing."""
        return min(100, self.used * 100 // self.ceiling) if self.ceiling else 100 if self.used else 0

    @property
    def left(self) -> int:
        """Rupiah left; below zero when overspent."""
        return self.ceiling - self.used

    @property
    def is_over(self) -> bool:
        """Whether more is used than there is."""
        return self.left < 0

    @property
    def over(self) -> int:
        """Rupiah above the ceiling, zero when there is none."""
        return max(0, -self.left)


@dataclass(frozen=True)
class PaguUsage:
    """What a plan uses: per source, per group of sources that share undivided costs, and in all."""

    pagu: PaguFacts
    by_source: tuple[Usage, ...]
    shared: tuple[Usage, ...]
    whole: Usage

    @property
    def is_over(self) -> bool:
        """Whether any ceiling is overspent."""
        return any(usage.is_over for usage in self.every)

    @property
    def every(self) -> tuple[Usage, ...]:
        """All ceilings, the whole last."""
        return (*self.by_source, *self.shared, self.whole)

    @property
    def overspent(self) -> tuple[Usage, ...]:
        """Every overspent ceiling, the whole last."""
        return tuple(usage for usage in self.every if usage.is_over)


class Spending(Protocol):
    """Whatever has costs by year: a line of a plan, or one that is being typed."""

    @property
    def years(self) -> tuple[YearFact, ...]:
        """The years with their costs."""


def pagu_usage(lines: Iterable[Spending], pagu: PaguFacts) -> PaguUsage:
    """Set the lines' costs against the ceilings.

    A cost that is "belum dibagi" over named candidates burdens those sources together (`shared`), one without
    candidates only the whole. A source that has no ceiling is measured against zero.
    """
    used: dict[str, int] = {}
    undivided: dict[tuple[str, ...], int] = {}
    for line in lines:
        for year in line.years:
            for cost in year.costs:
                if cost.source and cost.amount:
                    used[cost.source] = used.get(cost.source, 0) + cost.amount
            if year.unsplit:
                candidates = tuple(sorted(year.candidates, key=source_order))
                undivided[candidates] = undivided.get(candidates, 0) + year.unsplit
    sources = sorted({*used, *(ceiling.source for ceiling in pagu.ceilings)}, key=source_order)
    by_source = tuple(_usage((source,), used, pagu) for source in sources)
    groups = [group for group in undivided if group]
    shared = tuple(
        _usage(group, used, pagu, sum(amount for other, amount in undivided.items() if other and {*other} <= {*group}))
        for group in groups
    )
    unsplit = sum(undivided.values())
    whole = Usage((), pagu.total, sum(used.values()) + unsplit, unsplit, pagu.is_known)
    return PaguUsage(pagu, by_source, shared, whole)


def _usage(sources: tuple[str, ...], used: dict[str, int], pagu: PaguFacts, unsplit: int = 0) -> Usage:
    ceilings = [pagu.of(source) for source in sources]
    return Usage(
        sources,
        sum(ceiling.total for ceiling in ceilings if ceiling),
        sum(used.get(source, 0) for source in sources) + unsplit,
        unsplit,
        any(ceilings),
    )
