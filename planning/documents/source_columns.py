"""A line's cost spread over columns of fund sources, as the forms of ceilings and financing have them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from planning.facts import CostFact, LineFact
from reporting.payload import Column


@dataclass(frozen=True)
class SourceColumn:
    """A column and the sources whose rupiah stand in it; `others` takes those that no other column names."""

    column: Column
    sources: Collection[str] = ()
    others: bool = False
    unsplit: bool = False


@dataclass(frozen=True)
class SourceColumns:
    """The columns of one form; together they hold every rupiah once."""

    columns: tuple[SourceColumn, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the columns, all of which are summed."""
        return tuple(one.column.key for one in self.columns)

    def amounts(self, costs: Iterable[CostFact]) -> tuple[int, ...]:
        """Rupiah of each column."""
        known = {code for one in self.columns for code in one.sources}
        costs = list(costs)
        return tuple(_sum(costs, _picks(one, known)) for one in self.columns)


def needed(columns: Iterable[SourceColumn], lines: Iterable[LineFact], also: Iterable[str] = ()) -> SourceColumns:
    """The form's columns; those for other sources and for what is not split only when something stands in them.

    `also` are further sources that must have a place, those of the ceilings.
    """
    columns, lines = tuple(columns), tuple(lines)
    known = {code for one in columns for code in one.sources}
    used = {source for line in lines for source in line.sources} | {*also}
    wanted = {"others": bool(used - known), "unsplit": any(line.unsplit for line in lines)}
    return SourceColumns(
        tuple(
            one
            for one in columns
            if one.sources or (one.others and wanted["others"]) or (one.unsplit and wanted["unsplit"])
        )
    )


def line_costs(line: LineFact) -> Iterable[CostFact]:
    """All costs of a line."""
    return (cost for year in line.years for cost in year.costs)


def _picks(one: SourceColumn, known: Collection[str]) -> Callable[[str | None], bool]:
    if one.unsplit:
        return lambda source: source is None
    if one.others:
        return lambda source: source is not None and source not in known
    return lambda source: source in one.sources


def _sum(costs: Iterable[CostFact], picks: Callable[[str | None], bool]) -> int:
    return sum(cost.amount or 0 for cost in costs if picks(cost.source))
