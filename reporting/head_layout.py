"""The grouped head of a printed table: titles broken and centred, one height per level."""

from dataclasses import dataclass

from reporting.cell_text import column_mark
from reporting.column_widths import Grid
from reporting.fonts import Face
from reporting.payload import Table
from reporting.row_layout import LEADING, VERTICAL_PADDING, LaidCell
from reporting.table_head import HeadCell, head_cells, head_depth
from reporting.text_wrap import LineBreaker

SMALLEST_TITLE_SIZE = 5.0  # points


@dataclass(frozen=True, slots=True)
class TableHead:
    """Titles with their place, heights of the levels, and the letters under them; all in points."""

    cells: list[tuple[HeadCell, LaidCell]]
    levels: list[float]
    marks: list[LaidCell]
    mark_height: float

    @property
    def height(self) -> float:
        return sum(self.levels) + self.mark_height


def lay_head(table: Table, grid: Grid, breaker: LineBreaker, faces: dict[str, Face]) -> TableHead:
    """Titles centred and bold; a title whose longest word is too wide is printed smaller."""
    leading, padding = grid.size * LEADING, 2 * VERTICAL_PADDING
    levels = [leading + padding] * head_depth(table.columns)
    laid = [(cell, _title(cell, grid, breaker, faces["bold"])) for cell in head_cells(table.columns)]
    for cell, text in sorted(laid, key=lambda pair: pair[0].rowspan):
        missing = len(text.lines) * leading + padding - sum(levels[cell.top : cell.top + cell.rowspan])
        if missing > 0:
            levels[cell.top + cell.rowspan - 1] += missing
    marks = _marks(table, grid, faces["italic"])
    return TableHead(laid, levels, marks, leading + padding if marks else 0.0)


def _title(cell: HeadCell, grid: Grid, breaker: LineBreaker, bold: Face) -> LaidCell:
    room = grid.inner_width(cell.first, cell.last)
    longest = breaker.longest_part(bold, cell.text)
    size = grid.size
    if longest > room:
        size = max(SMALLEST_TITLE_SIZE, size * room / longest * 0.999)
    lines = breaker.wrap_evenly(bold, cell.text, room * grid.size / size)
    return LaidCell(cell.first, cell.last, lines, "center", bold, size)


def _marks(table: Table, grid: Grid, italic: Face) -> list[LaidCell]:
    style = table.head_letters
    if style is None:
        return []
    return [
        LaidCell(index, index, (column_mark(index, style),), "center", italic, grid.size)
        for index in range(len(table.columns))
    ]
