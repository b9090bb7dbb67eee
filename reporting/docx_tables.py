"""Tables of Word from tables of the page: widths, repeated head, rows that are not torn apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from reporting.html_tree import children, classes

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the page with the column it begins in."""

    element: Any
    column: int
    span: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; `is_head` is repeated on every page."""

    element: Any
    cells: tuple[Cell, ...]
    is_head: bool


def rows_of(table: Any) -> list[TableRow]:
    """The rows of a table, cells placed over their columns (our templates merge across, never down)."""
    return [_row(element, is_head) for element, is_head in _row_elements(table)]


def _row_elements(table: Any) -> Iterator[tuple[Any, bool]]:
    for child in children(table):
        if child.tag == "tr":
            yield child, False
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from ((row, child.tag == "thead") for row in children(child) if row.tag == "tr")


def _row(element: Any, is_head: bool) -> TableRow:
    cells, column = [], 0
    for child in children(element):
        if child.tag in {"td", "th"}:
            span = max(1, int(child.get("colspan") or 1))
            cells.append(Cell(child, column, span))
            column += span
    return TableRow(element, tuple(cells), is_head)


def shares_of(table: Any, columns: int) -> list[float]:
    """Part of the width of each column, from the `w-N` classes (percent) of its `col`; the rest is shared evenly."""
    found = [_percent(col) for col in table.iter("col") if "picture" not in classes(col)][:columns]
    found += [None] * (columns - len(found))
    left = max(0.0, 100.0 - sum(share or 0.0 for share in found))
    open_columns = sum(share is None for share in found)
    return [(left / open_columns if share is None else share) / 100 for share in found]


def _percent(col: Any) -> float | None:
    return next((float(name[2:]) for name in classes(col) if name.startswith("w-") and name[2:].isdigit()), None)


def new_table(container: Any, rows: int, shares: list[float], width_mm: float, *, ruled: bool) -> Any:
    """An empty table of fixed widths, with or without rules."""
    table = container.add_table(rows, len(shares), *((Mm(width_mm),) if _wants_width(container) else ()))
    table.autofit = False
    _set_rules(table, ruled)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(width_mm * share)
        for cell in column.cells:
            cell.width = Mm(width_mm * share)
    return table


def _wants_width(container: Any) -> bool:
    return not hasattr(container, "sections")  # only a whole document knows its own width


def _set_rules(table: Any, ruled: bool) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in _EDGES:
        line = OxmlElement(f"w:{edge}")
        line.set(qn("w:val"), "single" if ruled else "nil")
        if ruled:
            line.set(qn("w:sz"), "4")
            line.set(qn("w:color"), "000000")
        borders.append(line)
    table._tbl.tblPr.append(borders)


def finish_row(row: Any, *, is_head: bool, height_mm: float) -> None:
    """No page break inside the row; a head comes again on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if height_mm:
        row.height = Mm(height_mm)
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def cell_margins(table: Any, twips: int) -> None:
    """Room left and right of the text in every cell."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(twips))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
