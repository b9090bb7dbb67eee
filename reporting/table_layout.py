"""A table with every text broken and every height known: the main one of a form, or the summary under it."""

from dataclasses import dataclass

from reporting.column_widths import Grid, choose_grid
from reporting.fonts import Face
from reporting.head_layout import TableHead, lay_head
from reporting.payload import Table
from reporting.row_layout import LEADING, LaidRow, RowLayout, printed_texts
from reporting.text_wrap import LineBreaker


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Where a table stands (`left` in points from the edge of the sheet) and everything it prints."""

    left: float
    grid: Grid
    head: TableHead
    rows: list[LaidRow]

    @property
    def leading(self) -> float:
        """Distance of lines in points."""
        return self.grid.size * LEADING

    @property
    def height(self) -> float:
        """Head and all rows on one page, in points."""
        return self.head.height + sum(row.height(self.leading) for row in self.rows)


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table's layout with what further work on its rows needs."""

    layout: TableLayout
    texts: list[list[str]]
    rows: RowLayout


def lay_table(table: Table, left: float, width: float, breaker: LineBreaker, faces: dict[str, Face]) -> LaidTable:
    """Lay a table out over a width in points."""
    texts = printed_texts(table.columns, table.printed_rows)
    grid = choose_grid(table.columns, texts, breaker, faces["regular"], faces["bold"], width)
    row_layout = RowLayout(table.columns, grid, breaker, faces)
    rows = [row_layout.lay(row, cells) for row, cells in zip(table.printed_rows, texts, strict=True)]
    return LaidTable(TableLayout(left, grid, lay_head(table, grid, breaker, faces), rows), texts, row_layout)
