"""What an import would do, row by row, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from places.workbooks.problem import Problem
from planning.import_lists import ImportLists
from planning.import_matches import Matches
from planning.import_rows import BLOCKED, CHANGED, LEFT_OUT, NEW, UNCHANGED, ImportRow, resolve
from planning.workbooks.pagu_reader import PaguReading
from planning.workbooks.reading import Reading


@dataclass(frozen=True)
class Preview:
    """All rows with what becomes of each, the problems of the tables, and the ceilings found beside them."""

    reading: Reading
    rows: tuple[ImportRow, ...]
    pagu: PaguReading

    def count(self, *statuses: str) -> int:
        """How many rows have one of the statuses."""
        return sum(1 for row in self.rows if row.status in statuses)

    @property
    def new(self) -> int:
        """Rows that would become new lines, those included that still lack their bidang."""
        return self.count(NEW, BLOCKED)

    @property
    def changed(self) -> int:
        """Rows that would change a line."""
        return self.count(CHANGED)

    @property
    def unchanged(self) -> int:
        """Rows that say what the plan says."""
        return self.count(UNCHANGED)

    @property
    def left_out(self) -> int:
        """Rows that somebody chose to leave out."""
        return self.count(LEFT_OUT)

    @property
    def doubtful(self) -> tuple[ImportRow, ...]:
        """Rows with something that was not taken as it stands."""
        return tuple(row for row in self.rows if not row.is_good and row.status != LEFT_OUT)

    @property
    def total(self) -> int:
        """Rupiah of all rows, corrections included."""
        return sum(row.read.cost for row in self.rows if row.status != LEFT_OUT)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Problems of the tables, then those of the rows."""
        return self.reading.problems + tuple(problem for row in self.rows for problem in row.problems)


def build_preview(reading: Reading, pagu: PaguReading, corrections: Mapping[str, Any], lists: ImportLists) -> Preview:
    """Resolve every row; `corrections` are kept by the row's number in the reading."""
    matches = Matches(lists)
    rows = tuple(
        resolve(index, row, corrections.get(str(index), {}), lists, matches) for index, row in enumerate(reading.rows)
    )
    return Preview(reading, rows, pagu)
