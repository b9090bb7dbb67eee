"""Rows with their text already broken into lines: heights are known before a page is cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.cell_text import TICK, cell_text
from reporting.column_widths import Grid
from reporting.fonts import Face
from reporting.payload import HEADING_KINDS, SUM_KINDS, Align, Column, Row
from reporting.text_wrap import LineBreaker

LEADING = 1.18  # line distance as a share of the font size
VERTICAL_PADDING = 2.0  # points above and below the text of a row


@dataclass(frozen=True, slots=True)
class LaidCell:
    """Lines over columns `first` … `last`, each no wider than the cell; `size` in points."""

    first: int
    last: int
    lines: tuple[str, ...]
    align: Align
    face: Face
    size: float


@dataclass(frozen=True, slots=True)
class LaidRow:
    """One row; `span` is the run of columns under its label, over which no rule is drawn."""

    kind: str
    cells: list[LaidCell]
    line_count: int
    span: tuple[int, int] | None
    shaded: bool

    def height(self, leading: float) -> float:
        return self.line_count * leading + 2 * VERTICAL_PADDING


class RowLayout:
    """Breaks the rows of one table; holds what all of them share."""

    def __init__(self, columns: Sequence[Column], grid: Grid, breaker: LineBreaker, faces: dict[str, Face]) -> None:
        self.columns = columns
        self.grid = grid
        self.breaker = breaker
        self.faces = faces
        self.limits = [grid.inner_width(index, index) for index in range(len(columns))]

    def lay(self, row: Row, texts: Sequence[str]) -> LaidRow:
        """`texts` are the cells of the row as printed."""
        face = self._face(row.kind)
        cells = [self._cell(index, text, face) for index, text in enumerate(texts) if text]
        span = row.label_span()
        if span and row.label:
            cells.append(self._label(row, span, face))
        count = max([len(cell.lines) for cell in cells], default=1)
        return LaidRow(row.kind, cells, max(count, 1), span, row.mark == "incomplete")

    def _face(self, kind: str) -> Face:
        if kind in SUM_KINDS or kind == "group":
            return self.faces["bold"]
        return self.faces["italic"] if kind == "subgroup" else self.faces["regular"]

    def _label(self, row: Row, span: tuple[int, int], face: Face) -> LaidCell:
        lines = self.breaker.wrap(face, row.label or "", self.grid.inner_width(*span))
        align: Align = "left" if row.kind in HEADING_KINDS or row.kind == "row" else "center"
        return LaidCell(*span, lines, align, face, self.grid.size)

    def _cell(self, index: int, text: str, face: Face) -> LaidCell:
        column = self.columns[index]
        size = self.grid.size
        if text == TICK:
            return LaidCell(index, index, (TICK,), column.alignment, self.faces["tick"], size)
        if column.is_numeric and text[-1:].isdigit() and " " not in text:
            return self._number(index, text, face)
        lines = self.breaker.wrap(face, text, self.limits[index])
        return LaidCell(index, index, lines, column.alignment, face, size)

    def _number(self, index: int, text: str, face: Face) -> LaidCell:
        """A number is never broken: where the column cannot hold it, it is printed smaller."""
        size = self.grid.size
        width = self.breaker.width(face, text)
        if width > self.limits[index]:
            size *= self.limits[index] / width
        return LaidCell(index, index, (text,), self.columns[index].alignment, face, size)


def printed_texts(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[str]]:
    """The cells as text, row by row."""
    return [[cell_text(column, value) for column, value in zip(columns, row.cells, strict=True)] for row in rows]
