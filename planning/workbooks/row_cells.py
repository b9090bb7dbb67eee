"""The cells of one row of a table, by field."""

from dataclasses import dataclass

from places.workbooks.sheet import UNCACHED, Sheet, Value
from places.workbooks.words import clean
from planning.workbooks.heads import Head

_INHERITED = {"bidang", "sub_bidang", "location", "time", "pola", "pelaksana", "source", "sdgs", "target",
              "data_eksisting", "manfaat", "unit", "name"}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """A value with its place; `inherited` when a merged cell reaches down from a row above."""

    row: int
    column: int
    value: Value
    error: str = ""
    inherited: bool = False


class RowCells:
    """What a row of a table holds, field by field; a tall merged cell counts for each row it covers."""

    def __init__(self, sheet: Sheet, head: Head, row: int) -> None:
        self.sheet, self.head, self.row = sheet, head, row
        self.by_field: dict[str, list[Cell]] = {}
        self.own: list[Cell] = []
        values = sheet.rows[row]
        for column in head.columns:
            index = column.index
            value = values[index] if index < len(values) else ""
            error = sheet.errors.get((row, index), "")
            if value != "" and not (type(value) is str and not clean(value)):
                cell = Cell(row, index, value)
                self.own.append(cell)
            elif error:
                cell = Cell(row, index, "", error)
                self.own.append(cell)
            else:
                merge = sheet.merge_at(row, index)
                if not (merge and merge.first_row < row and merge.first_row > head.last_row):
                    continue
                if merge.first_column != index or column.field not in _INHERITED:
                    continue
                above = sheet.at(merge.first_row, merge.first_column)
                if above == "":
                    continue
                cell = Cell(merge.first_row, merge.first_column, above, inherited=True)
            self.by_field.setdefault(column.field, []).append(cell)

    def first(self, name: str, *, own: bool = False) -> Cell | None:
        """The first cell of a field that holds something."""
        return next((cell for cell in self.by_field.get(name, ()) if not (own and cell.inherited)), None)

    def has(self, *names: str) -> bool:
        """Whether one of the fields holds something in this very row."""
        return any(self.first(name, own=True) is not None for name in names)

    def text(self, name: str) -> str:
        """All texts of a field, joined."""
        return " ".join(filter(None, (clean(cell.value) for cell in self.by_field.get(name, ()))))

    def covered_down(self, name: str) -> bool:
        """Whether a merged cell of that field reaches down from a row above over this one."""
        for column in self.head.fields.get(name, ()):
            merge = self.sheet.merge_at(self.row, column.index)
            if (
                merge
                and self.head.last_row < merge.first_row < self.row
                and self.sheet.at(merge.first_row, merge.first_column) != ""
            ):
                return True
        return False

    def where(self, cell: Cell) -> str:
        """Address of a cell."""
        return self.sheet.where(cell.row, cell.column)


def error_words(error: str) -> str:
    """What an error cell shows."""
    return "rumus yang hasilnya tidak tersimpan" if error == UNCACHED else error
