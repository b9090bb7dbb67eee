"""Each ceiling while a line is typed: what the other lines use, what this one asks, what is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planning.facts import CostFact, YearFact
from planning.pagu_usage import PaguFacts, Spending, Usage, pagu_usage


@dataclass(frozen=True)
class _Typed:
    """The line that is being typed."""

    years: tuple[YearFact, ...]


@dataclass(frozen=True)
class TypedUsage:
    """One ceiling in rupiah; `own` is what the line being typed takes of it.

    `is_shared`: measured together with what is not yet divided over its sources.
    """

    usage: Usage
    own: int
    is_shared: bool = False

    @property
    def label(self) -> str:
        """The ceiling's name."""
        return self.usage.label

    @property
    def others(self) -> int:
        """Rupiah that the other lines use."""
        return self.usage.used - self.own

    @property
    def is_idle(self) -> bool:
        """Whether nothing is to be said about it: neither a ceiling nor any use."""
        return not (self.usage.has_ceiling or self.usage.used)


def typed_usage(
    others: Iterable[Spending], costs: Sequence[CostFact], pagu: PaguFacts, *, sources: Sequence[str]
) -> tuple[TypedUsage, ...]:
    """All ceilings, the whole last; every one of `sources` has a row, so that a script can fill it."""
    year = YearFact(pagu.year, "", None, tuple(costs))
    used = pagu_usage([*others, _Typed((year,))], pagu)
    known = {usage.key: usage for usage in used.by_source}
    by_source = [known.get(source) or Usage((source,), 0, 0, has_ceiling=False) for source in sources]
    return (
        *(TypedUsage(usage, _named(usage, year)) for usage in by_source),
        *(TypedUsage(usage, _named(usage, year) + _undivided(usage, year), is_shared=True) for usage in used.shared),
        TypedUsage(used.whole, year.total),
    )


def _named(usage: Usage, year: YearFact) -> int:
    """Rupiah that the year takes of these sources by name."""
    return sum(cost.amount or 0 for cost in year.costs if cost.source in usage.sources)


def _undivided(usage: Usage, year: YearFact) -> int:
    """Rupiah that the year still has to divide over these sources alone, counted as `pagu_usage` counts."""
    shares = year.candidates and {*year.candidates} <= {*usage.sources}
    return year.unsplit if shares else 0
