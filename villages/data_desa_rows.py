"""The usual entries of Data Desa, to be filled in (forms F-RPJM-03 … 06 of Permendagri 114/2014)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "data_desa.csv"


@dataclass(frozen=True)
class StartingRow:
    """One entry without an amount."""

    category: str
    group: str
    label: str
    unit: str


@cache
def starting_rows() -> tuple[StartingRow, ...]:
    """All entries in the order of the forms."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(StartingRow(**row) for row in csv.DictReader(file))
