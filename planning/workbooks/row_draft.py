"""A row while it is being read."""

from dataclasses import dataclass, field
from typing import Any

from places.workbooks.problem import Complaint, Problem
from planning.workbooks.reading import Ask, ReadRow
from planning.workbooks.row_cells import Cell, RowCells


@dataclass
class Draft:
    """A row while it is being read."""

    cells: RowCells
    ask: Ask
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        """Name of the sheet."""
        return self.cells.sheet.name

    def note(self, name: str, cell: Cell) -> None:
        """Remember where a field came from."""
        self.places.setdefault(name, self.cells.where(cell))

    def complain(self, complaint: Complaint | None, name: str) -> None:
        """Add a problem at the field's cell, or at the row's beginning."""
        if complaint is not None:
            self.problems.append(complaint.at(self.sheet, self._place(name), name))

    def _place(self, name: str) -> str:
        if name in self.places:
            return self.places[name]
        column = next(iter(self.cells.head.fields.get(name, ())), None)
        return self.cells.sheet.where(self.cells.row, column.index if column else self.cells.head.first_column)

    def finish(self, **context: Any) -> ReadRow:
        """The row."""
        return ReadRow(
            sheet=self.sheet,
            row_number=self.cells.row + 1,
            cells=self.places,
            problems=tuple(self.problems),
            **{**context, **self.values},
        )
