"""Saying again at the top of a page what stands over its first row: the bidang, the sub bidang."""

from collections.abc import Sequence
from dataclasses import replace

from reporting.pagination import Piece
from reporting.payload import Row
from reporting.row_layout import LaidCell, LaidRow, RowLayout

CUT = "…"


def carry_over(
    rows: list[LaidRow],
    printed: Sequence[Row],
    texts: Sequence[Sequence[str]],
    pages: Sequence[Sequence[Piece]],
    layout: RowLayout,
) -> None:
    """Add the carried texts to the first row of every page but the first.

    A text longer than the row is cut, so that no height changes and the pages stand as they were cut.
    """
    columns = [index for index, column in enumerate(layout.columns) if column.carried]
    if not columns:
        return
    tops = {page[0].index for page in pages[1:] if page and page[0].start == 0 and page[0].index < len(rows)}
    above: dict[int, str] = {}
    for index, row in enumerate(printed):
        if row.kind != "row":
            above.clear()
            continue
        if index in tops:
            repeated = [
                _cell(layout, column, above[column], rows[index])
                for column in columns
                if column in above and not texts[index][column]
            ]
            rows[index] = replace(rows[index], cells=[*rows[index].cells, *repeated])
        above.update({column: texts[index][column] for column in columns if texts[index][column]})


def _cell(layout: RowLayout, column: int, text: str, row: LaidRow) -> LaidCell:
    face = layout.faces["italic"]
    lines = layout.breaker.wrap(face, text, layout.limits[column])
    if len(lines) > row.line_count:
        room = layout.limits[column] - layout.breaker.width(face, CUT)
        lines = layout.breaker.wrap(face, text, room)[: row.line_count]
        lines = (*lines[:-1], f"{lines[-1]}{CUT}")
    return LaidCell(column, column, lines, layout.columns[column].alignment, face, layout.grid.size)
