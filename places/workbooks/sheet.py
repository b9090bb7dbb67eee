"""A sheet as plain values with true addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from places.workbooks.addresses import address

Value = str | int | float | bool | date | datetime | time | timedelta
UNCACHED = "?"  # stands for a formula whose result was never stored


@dataclass(frozen=True)
class Merge:
    """A merged range, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass
class Sheet:
    """Rows of values from A1 on ("" for an empty cell), merged ranges, and cells that hold an error."""

    name: str
    rows: list[list[Value]]
    merges: list[Merge] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)  # "#REF!", or UNCACHED
    is_visible: bool = True

    def __post_init__(self) -> None:
        self._anchors: dict[tuple[int, int], Merge] = {}
        width = max((len(row) for row in self.rows), default=0)
        left = 4 * (len(self.rows) * max(width, 1) + 1_000)  # merged ranges over the whole sheet are cut, not followed
        for merge in self.merges:
            last_row = min(merge.last_row, len(self.rows) - 1)
            last_column = min(merge.last_column, width - 1)
            for row in range(merge.first_row, last_row + 1):
                left -= max(last_column - merge.first_column + 1, 0)
                if left < 0:
                    return
                for column in range(merge.first_column, last_column + 1):
                    self._anchors[row, column] = merge

    def at(self, row: int, column: int) -> Value:
        """The cell's own value, "" when it is empty, covered by a merge, or beyond the sheet."""
        try:
            return self.rows[row][column]
        except IndexError:
            return ""

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged range that the cell belongs to."""
        return self._anchors.get((row, column))

    def shown_at(self, row: int, column: int) -> Value:
        """What a reader sees there: the value of the merged range's first cell, when the cell is covered by one."""
        merge = self._anchors.get((row, column))
        return self.at(merge.first_row, merge.first_column) if merge else self.at(row, column)

    def filled(self, row: int) -> Iterator[tuple[int, Value]]:
        """Columns and values of a row's cells that hold something."""
        for column, value in enumerate(self.rows[row]):
            if value != "" and not (isinstance(value, str) and not value.strip()):
                yield column, value

    def where(self, row: int, column: int) -> str:
        """ "Q9"."""
        return address(row, column)


@dataclass
class Workbook:
    """A file that was opened."""

    filename: str
    kind: str  # xlsx, xls, ods, csv
    sheets: list[Sheet]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, written in capitals or not."""
        wanted = name.strip().casefold()
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == wanted), None)
