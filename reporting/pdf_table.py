"""Drawing the part of a table that falls on one page: head, rules, fills and text."""

from reporting.column_widths import PADDING
from reporting.pagination import Piece
from reporting.pdf_ink import Ink
from reporting.row_layout import VERTICAL_PADDING, LaidCell, LaidRow
from reporting.table_layout import TableLayout

HEAD_GREY, INCOMPLETE_GREY = 0.94, 0.88
ASCENT = 0.8


class TablePen:
    """Draws parts of one table; x grows from the left edge of the sheet, y falls from the top."""

    def __init__(self, layout: TableLayout) -> None:
        self.layout = layout
        self.leading = layout.leading
        self.xs = [layout.left + edge for edge in layout.grid.edges]

    def draw_whole(self, ink: Ink, top: float) -> float:
        """The table on one page; returns the lower edge."""
        return self.draw(ink, [Piece(index) for index in range(len(self.layout.rows))], top)

    def draw(self, ink: Ink, pieces: list[Piece], top: float) -> float:
        """Head and pieces from `top` downwards; returns the lower edge."""
        y = self._head(ink, top)
        ink.rule(self.xs[0], y, self.xs[-1], y)
        run_top, run_span = y, None
        for piece in pieces:
            row = self.layout.rows[piece.index]
            if row.span != run_span:
                self._verticals(ink, run_top, y, run_span)
                run_top, run_span = y, row.span
            y = self._row(ink, row, piece, y)
        self._verticals(ink, run_top, y, run_span)
        return y

    def _row(self, ink: Ink, row: LaidRow, piece: Piece, top: float) -> float:
        stop = row.line_count if piece.stop is None else piece.stop
        bottom = top - (stop - piece.start) * self.leading - 2 * VERTICAL_PADDING
        if row.shaded:
            ink.fill(self.xs[0], bottom, self.xs[-1] - self.xs[0], top - bottom, INCOMPLETE_GREY)
        first_baseline = top - VERTICAL_PADDING
        for cell in row.cells:
            self._lines(ink, cell, cell.lines[piece.start : stop], first_baseline)
        ink.rule(self.xs[0], bottom, self.xs[-1], bottom)
        return bottom

    def _lines(self, ink: Ink, cell: LaidCell, lines: tuple[str, ...], top: float) -> None:
        """`top` is the upper edge of the first line."""
        face, size = cell.face, cell.size
        y = top - self.layout.grid.size * ASCENT
        left, right = self.xs[cell.first] + PADDING, self.xs[cell.last + 1] - PADDING
        for line in lines:
            x = left
            if cell.align == "right":
                x = right - face.width(line) * size
            elif cell.align == "center":
                x = (left + right - face.width(line) * size) / 2
            ink.text(face, size, x, y, line)
            y -= self.leading

    def _verticals(self, ink: Ink, top: float, bottom: float, span: tuple[int, int] | None) -> None:
        """One rule per column edge for a whole run of rows, left out inside a label."""
        if top == bottom:
            return
        for index, x in enumerate(self.xs):
            if span is None or not span[0] < index <= span[1]:
                ink.rule(x, top, x, bottom)

    def _head(self, ink: Ink, top: float) -> float:
        head = self.layout.head
        tops = [top]
        for level in head.levels:
            tops.append(tops[-1] - level)
        bottom = top - head.height
        ink.fill(self.xs[0], bottom, self.xs[-1] - self.xs[0], head.height, HEAD_GREY)
        for cell, text in head.cells:
            upper, lower = tops[cell.top], tops[cell.top + cell.rowspan]
            ink.rule(self.xs[cell.first], upper, self.xs[cell.last + 1], upper)
            for edge in (self.xs[cell.first], self.xs[cell.last + 1]):
                ink.rule(edge, upper, edge, lower)
            slack = upper - lower - len(text.lines) * self.leading
            self._lines(ink, text, text.lines, upper - slack / 2)
        if head.marks:
            ink.rule(self.xs[0], tops[-1], self.xs[-1], tops[-1])
            self._verticals(ink, tops[-1], bottom, None)
            for mark in head.marks:
                self._lines(ink, mark, mark.lines, tops[-1] - VERTICAL_PADDING)
        return bottom
