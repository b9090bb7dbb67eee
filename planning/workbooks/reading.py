"""What was read from a workbook: frozen, plain, and the same again after a trip through JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from places.workbooks.problem import DOUBT, Problem
from planning.workbooks.fund_sources import Share

RKP, RPJM, DURKP = "rkp", "rpjm", "durkp"


@dataclass(frozen=True)
class Ask:
    """What is looked for: the shape, the years of the plan, and one sheet if only that shall be read."""

    shape: str
    first_year: int
    last_year: int
    sheet: str = ""
    sub_bidang_names: frozenset[str] = frozenset()  # as `plain` spells them

    @property
    def years(self) -> range:
        """Calendar years of the plan."""
        return range(self.first_year, self.last_year + 1)


@dataclass(frozen=True)
class ReadYear:
    """A ticked year of a RPJM line, with its cost in rupiah and its target where the table tells them."""

    year: int
    amount: int | None = None
    target: str = ""


@dataclass(frozen=True)
class ReadRow:
    """One activity as it stands in the workbook; `cells` gives the address that each field came from."""

    sheet: str
    row_number: int
    cells: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    bidang: int | None = None
    bidang_words: str = ""
    sub_bidang: str = ""
    code: str = ""
    name: str = ""
    location: str = ""
    volume: Decimal | None = None
    unit: str = ""
    volume_words: str = ""
    manfaat: str = ""
    men: int | None = None
    women: int | None = None
    poor: int | None = None
    amount: int | None = None
    sources: tuple[Share, ...] = ()
    source_words: str = ""
    starts: date | None = None
    ends: date | None = None
    time_words: str = ""
    target: str = ""
    data_eksisting: str = ""
    pola: str = ""
    pelaksana: str = ""
    sdgs: tuple[int, ...] = ()
    years: tuple[ReadYear, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether something on the row was not taken as it stands."""
        return any(problem.level == DOUBT for problem in self.problems)

    @property
    def cost(self) -> int:
        """Rupiah of the row: its amount, else the sum of its years; 0 when it names none."""
        return self.amount if self.amount is not None else sum(year.amount or 0 for year in self.years)

    def cell(self, *names: str) -> str:
        """Address of the first of these fields, else of the row's beginning."""
        return next((self.cells[name] for name in names if name in self.cells), f"A{self.row_number}")


@dataclass(frozen=True)
class Stated:
    """A total that the workbook states, and the sum of the rows that it should be, in rupiah."""

    sheet: str
    cell: str
    label: str
    kind: str  # foot, side_foot, bidang, side_bidang, sub_bidang
    amount: int
    rows_sum: int
    bidang: int | None = None

    @property
    def agrees(self) -> bool:
        """Whether total and rows are equal."""
        return self.amount == self.rows_sum


@dataclass(frozen=True)
class SourceClaim:
    """What a side table claims of a source, in rupiah: spent, left, ceiling."""

    sheet: str
    cell: str
    code: str
    used: int | None = None
    left: int | None = None
    pagu: int | None = None


@dataclass(frozen=True)
class Reading:
    """Everything read for one plan: no cell of a read sheet is missing from rows, totals, claims and problems."""

    shape: str
    sheets: tuple[str, ...] = ()
    rows: tuple[ReadRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    stated: tuple[Stated, ...] = ()
    claims: tuple[SourceClaim, ...] = ()

    @property
    def total(self) -> int:
        """Sum of the rows in rupiah."""
        return sum(row.cost for row in self.rows)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Problems of the table, then those of its rows."""
        return self.problems + tuple(problem for row in self.rows for problem in row.problems)

    def to_json(self) -> dict[str, Any]:
        """Plain lists, texts and numbers."""
        return {
            "shape": self.shape,
            "sheets": list(self.sheets),
            "rows": [row_to_json(row) for row in self.rows],
            "problems": [asdict(problem) for problem in self.problems],
            "stated": [asdict(total) for total in self.stated],
            "claims": [asdict(claim) for claim in self.claims],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Reading":
        """The reading that `to_json` wrote."""
        return cls(
            data["shape"],
            tuple(data["sheets"]),
            tuple(row_from_json(row) for row in data["rows"]),
            tuple(Problem(**problem) for problem in data["problems"]),
            tuple(Stated(**total) for total in data["stated"]),
            tuple(SourceClaim(**claim) for claim in data["claims"]),
        )


_PLAIN = [
    item.name
    for item in fields(ReadRow)
    if item.name not in ("cells", "volume", "sources", "starts", "ends", "sdgs", "years", "problems")
]


def row_to_json(row: ReadRow) -> dict[str, Any]:
    """A row as plain values."""
    return {name: getattr(row, name) for name in _PLAIN} | {
        "cells": dict(row.cells),
        "volume": None if row.volume is None else f"{row.volume:f}",
        "sources": [[share.code, share.amount] for share in row.sources],
        "starts": row.starts.isoformat() if row.starts else None,
        "ends": row.ends.isoformat() if row.ends else None,
        "sdgs": list(row.sdgs),
        "years": [[year.year, year.amount, year.target] for year in row.years],
        "problems": [asdict(problem) for problem in row.problems],
    }


def row_from_json(data: Mapping[str, Any]) -> ReadRow:
    """The row that `row_to_json` wrote."""
    return ReadRow(
        **{name: data[name] for name in _PLAIN},
        cells=dict(data["cells"]),
        volume=None if data["volume"] is None else Decimal(data["volume"]),
        sources=tuple(Share(code, amount) for code, amount in data["sources"]),
        starts=date.fromisoformat(data["starts"]) if data["starts"] else None,
        ends=date.fromisoformat(data["ends"]) if data["ends"] else None,
        sdgs=tuple(data["sdgs"]),
        years=tuple(ReadYear(*year) for year in data["years"]),
        problems=tuple(Problem(**problem) for problem in data["problems"]),
    )
