"""The few looks of a cell in a form workbook, made once per workbook and shared by thousands of cells."""

from typing import Any, NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

RUPIAH_FORMAT = "#,##0"
FONT = "Arial"
_THIN = Side(style="thin", color="000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", fgColor="EFEFEF")
_INCOMPLETE_FILL = PatternFill("solid", fgColor="FFF2CC")


class Look(NamedTuple):
    """What one style differs in."""

    align: str = "left"
    vertical: str = "top"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    grid: bool = False
    fill: str | None = None  # "head" or "incomplete"
    number_format: str = "General"
    quote: bool = False
    size: float = 9
    wrap: bool = True


class CellMaker:
    """Makes cells of a write-only sheet; each Look is turned into a style once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._styles: dict[Look, Any] = {}

    def cell(self, value: Any, look: Look) -> WriteOnlyCell:
        """A cell; text is always stored as text, whatever it begins with."""
        if value == "":
            value = None  # an empty inline text is a fault to Excel
        cell = WriteOnlyCell(self._sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl guesses formulas and error codes from the text
        cell._style = self._style(look)  # shared, never changed: setting fonts cell by cell takes ten times as long
        return cell

    def _style(self, look: Look) -> Any:
        if look not in self._styles:
            model = WriteOnlyCell(self._sheet)
            model.font = Font(
                name=FONT,
                size=look.size,
                bold=look.bold,
                italic=look.italic,
                underline="single" if look.underline else None,
            )
            model.alignment = Alignment(horizontal=look.align, vertical=look.vertical, wrap_text=look.wrap)
            model.number_format = look.number_format
            if look.grid:
                model.border = _GRID
            if look.fill:
                model.fill = _HEAD_FILL if look.fill == "head" else _INCOMPLETE_FILL
            if look.quote:
                model.quotePrefix = True
            self._styles[look] = model._style
        return self._styles[look]
