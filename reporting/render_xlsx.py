"""A matrix as a workbook: typed numbers, official head, ready to print. Same payload, same bytes."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reporting.cell_text import TICK, column_mark
from reporting.payload import SUM_KINDS, BundleDocument, Column, MatrixDocument, Row, Summary, Value
from reporting.safe_cells import needs_quote_prefix, safe_text
from reporting.signature_layout import BLANK_FOR_SIGNING, SignatureBlock, signature_rows
from reporting.table_head import head_cells, head_depth
from reporting.xlsx_sheet_names import sheet_names
from reporting.xlsx_summary import summary_spans

PAPER_CODES = {"F4": 14, "A4": 9}  # Excel knows no 330 × 215 mm; Folio (330.2 × 215.9) is the same sheet
MARGIN_INCHES, FOOT_MARGIN_INCHES = 0.47, 0.25
HEAD_LABEL_MM = 26.0


def matrix_xlsx(document: MatrixDocument, mark: str = "") -> bytes:
    """The matrix as XLSX bytes; totals are values, never formulas. `mark` stands in the last row and at each foot."""
    return _workbook(document, [("Matriks", document)], mark)


def bundle_xlsx(bundle: BundleDocument, mark: str = "") -> bytes:
    """A workbook with a sheet for each form."""
    names = sheet_names(part.name for part in bundle.parts)
    sheets = [(name, part.document) for name, part in zip(names, bundle.parts, strict=True)]
    return _workbook(bundle, sheets, mark)


def _workbook(whole: MatrixDocument | BundleDocument, sheets: list[tuple[str, MatrixDocument]], mark: str) -> bytes:
    from openpyxl import Workbook

    from reporting.xlsx_file import workbook_bytes

    workbook = Workbook(write_only=True)
    for name, document in sheets:
        _SheetWriter(workbook.create_sheet(name), document, mark).write()
    properties = workbook.properties
    properties.title, properties.creator = safe_text(whole.full_title), safe_text(whole.author)
    properties.language = whole.language
    return workbook_bytes(workbook)


class _SheetWriter:
    """Writes one sheet from top to bottom, as a write-only workbook demands."""

    def __init__(self, sheet: Any, document: MatrixDocument, mark: str) -> None:
        from reporting.xlsx_file import OrderedRanges
        from reporting.xlsx_styles import RUPIAH_FORMAT, CellMaker, Look

        self.sheet, self.document, self.mark = sheet, document, mark
        self.columns = document.table.columns
        self.width = len(self.columns)
        self.maker, self.look, self.rupiah_format = CellMaker(sheet), Look, RUPIAH_FORMAT
        self.merged = sheet.merged_cells = OrderedRanges()
        self.row = 0

    def write(self) -> None:
        table = self.document.table
        head_start = len(self.document.title) + len(self.document.head) + 2
        head_rows = head_depth(self.columns) + (1 if table.head_letters else 0)
        self._page_setup(head_start, head_start + head_rows - 1)
        self._title()
        self._table_head()
        inside_group = False
        for row in table.printed_rows:
            inside_group = inside_group or row.kind == "group"
            if inside_group and row.kind in ("row", "subgroup"):
                self.sheet.row_dimensions[self.row + 1].outlineLevel = 1
            self._table_row(row)
        self._tail()

    def _page_setup(self, first_head_row: int, last_head_row: int) -> None:
        from openpyxl.utils import get_column_letter

        sheet = self.sheet
        for index, column in enumerate(self.columns, start=1):
            sheet.column_dimensions[get_column_letter(index)].width = round(column.width_mm * 0.52 + 0.8, 2)
        sheet.freeze_panes = f"A{last_head_row + 1}"
        sheet.print_title_rows = f"{first_head_row}:{last_head_row}"
        sheet.sheet_properties.outlinePr.summaryBelow = True
        sheet.sheet_format.outlineLevelRow = 1
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        setup, margins = sheet.page_setup, sheet.page_margins
        setup.orientation, setup.paperSize = self.document.orientation, PAPER_CODES[self.document.paper]
        setup.fitToWidth, setup.fitToHeight = 1, 0
        margins.left = margins.right = margins.top = MARGIN_INCHES
        margins.bottom, margins.header, margins.footer = 0.6, FOOT_MARGIN_INCHES, FOOT_MARGIN_INCHES
        sheet.oddFooter.left.text = safe_text(self.document.full_title)[:120].replace("&", "&&")
        sheet.oddFooter.center.text = safe_text(self.mark).replace("&", "&&") or None
        sheet.oddFooter.right.text = "Halaman &P dari &N"
        if self.document.draft:
            sheet.oddHeader.right.text = "RANCANGAN"

    def _append(self, cells: dict[int, Any], height: float | None = None) -> None:
        """One sheet row; `cells` by column from 0, height in points."""
        self.row += 1
        if height:
            self.sheet.row_dimensions[self.row].height = height
        last = max(cells, default=-1)
        self.sheet.append([cells.get(index) for index in range(last + 1)])

    def _merge(self, first: int, last: int, top: int | None = None, bottom: int | None = None) -> None:
        top = top or self.row
        bottom = bottom or top
        if (first, top) != (last, bottom):
            self.merged.merge(top, first + 1, bottom, last + 1)

    def _text(self, text: str, **look: Any) -> Any:
        text = safe_text(text)
        return self.maker.cell(text, self.look(quote=needs_quote_prefix(text), **look))

    def _title(self) -> None:
        for line in self.document.title:
            self._append({0: self._text(line, align="center", vertical="center", bold=True, size=12)}, 17)
            self._merge(0, self.width - 1)
        value_column = self._column_at(HEAD_LABEL_MM)
        for label, value in self.document.head:
            self._append(
                {
                    0: self._text(label, bold=True, wrap=False),
                    value_column: self._text(f": {value}", bold=True, wrap=False),
                }
            )
        self._append({})

    def _column_at(self, millimetres: float) -> int:
        """First column that starts at or after a distance from the left edge."""
        start = 0.0
        for index, column in enumerate(self.columns):
            if start >= millimetres:
                return index
            start += column.width_mm
        return self.width - 1

    def _table_head(self) -> None:
        cells, depth, top = head_cells(self.columns), head_depth(self.columns), self.row
        blank = self.maker.cell(None, self._head_look())
        for level in range(depth):
            texts = dict.fromkeys(range(self.width), blank)
            for cell in cells:
                if cell.top == level:
                    texts[cell.first] = self.maker.cell(safe_text(cell.text), self._head_look())
            self._append(texts, self._head_height([cell for cell in cells if cell.top == level]))
        for cell in cells:
            first_row = top + 1 + cell.top
            self._merge(cell.first, cell.last, first_row, first_row + cell.rowspan - 1)
        style = self.document.table.head_letters
        if style:
            look = self.look(align="center", italic=True, grid=True, fill="head")
            self._append({i: self.maker.cell(column_mark(i, style), look) for i in range(self.width)})

    def _head_look(self) -> Any:
        return self.look(align="center", vertical="center", bold=True, grid=True, fill="head")

    def _head_height(self, cells: list[Any]) -> float:
        """Points for the longest title of a level; merged cells do not grow by themselves."""
        lines = 1
        for cell in cells:
            room = sum(column.width_mm for column in self.columns[cell.first : cell.last + 1]) * 0.5
            words = max((len(word) for word in cell.text.split()), default=1)
            needed = max(-(-len(cell.text) * 1.15 // max(room, 1)), -(-words // max(room, 1)))
            lines = max(lines, -(-int(needed) // cell.rowspan))
        return 12.5 * lines + 2

    def _table_row(self, row: Row) -> None:
        fill = "incomplete" if row.mark == "incomplete" else None
        bold = row.kind in SUM_KINDS or row.kind == "group"
        italic = row.kind == "subgroup"
        blank = self.maker.cell(None, self.look(grid=True, fill=fill))
        cells = {
            index: blank if value is None else self._value(column, value, bold=bold, italic=italic, fill=fill)
            for index, (column, value) in enumerate(zip(self.columns, row.cells, strict=True))
        }
        span = row.label_span()
        if span and row.label:
            align = "center" if row.kind in SUM_KINDS else "left"
            cells[span[0]] = self._text(row.label, align=align, bold=bold, italic=italic, fill=fill, grid=True)
        self._append(cells)
        if span:
            self._merge(*span)

    def _value(self, column: Column, value: Value, *, bold: bool, italic: bool, fill: str | None) -> Any:
        look = self.look(column.alignment, "top", bold, italic, grid=True, fill=fill)
        if isinstance(value, bool):
            return self.maker.cell(TICK if value else None, look)
        if isinstance(value, str):
            text = safe_text(value)
            align = look.align if column.kind in ("text", "tick") else "left"
            return self.maker.cell(text, look._replace(quote=needs_quote_prefix(text), align=align))
        return self.maker.cell(value, look._replace(number_format=self._number_format(column, value)))

    def _number_format(self, column: Column, value: int | Decimal) -> str:
        if column.kind == "rupiah":
            return f'{self.rupiah_format};-{self.rupiah_format};"-"'
        decimals = max(0, -int(value.normalize().as_tuple().exponent)) if isinstance(value, Decimal) else 0
        return f"#,##0.{'0' * decimals}" if decimals else "#,##0"

    def _tail(self) -> None:
        document = self.document
        if document.total_in_words:
            self._append({0: self._text(f"Terbilang: {document.total_in_words}", italic=True, wrap=False)})
        if document.summary:
            self._summary(document.summary)
        for note in document.printed_notes:
            self._append({0: self._text(note, size=8, wrap=False)})
        rows = signature_rows(document.signatures)
        if self.width < 3:  # no room side by side
            rows = [[replace(block, side="left")] for blocks in rows for block in blocks]
        for blocks in rows:
            self._append({})
            self._signatures(blocks)
        if self.mark:
            self._append({})
            self._append({0: self._text(self.mark, size=8, wrap=False)})

    def _summary(self, summary: Summary) -> None:
        """Title, heads and rows, each cell over as many columns of the sheet as it needs."""
        spans = summary_spans(summary.table.columns, self.columns)
        self._append({})
        self._append({0: self._text(summary.title, bold=True, wrap=False)})
        heads = [
            self.maker.cell(safe_text(" ".join(column.head)), self._head_look()) for column in summary.table.columns
        ]
        self._spanned(heads, spans)
        for row in summary.table.printed_rows:
            bold = row.kind in SUM_KINDS or row.kind == "group"
            fill = "incomplete" if row.mark == "incomplete" else None
            label = row.label_span()
            cells = [
                self.maker.cell(None, self.look(grid=True, fill=fill))
                if value is None
                else self._value(column, value, bold=bold, italic=False, fill=fill)
                for column, value in zip(summary.table.columns, row.cells, strict=True)
            ]
            if label and row.label:
                cells[label[0]] = self._text(row.label, bold=bold, fill=fill, grid=True)
            self._spanned(cells, spans)

    def _spanned(self, cells: list[Any], spans: list[tuple[int, int]]) -> None:
        """One sheet row of cells that are merged over their spans; the border goes around the whole span."""
        placed: dict[int, Any] = {}
        for cell, (first, last) in zip(cells, spans, strict=True):
            placed[first] = cell
            placed.update(dict.fromkeys(range(first + 1, last + 1), self.maker.cell(None, self.look(grid=True))))
        self._append(placed)
        for span in spans:
            self._merge(*span)

    def _signatures(self, blocks: list[SignatureBlock]) -> None:
        spans = self._thirds()
        sides = [(spans[block.side], self._signature_lines(block)) for block in blocks]
        for line in range(max(len(lines) for _, lines in sides)):
            cells = {span[0]: lines[line] for span, lines in sides if line < len(lines) and lines[line]}
            self._append(cells)
            for span, _ in sides:
                self._merge(*span)

    def _signature_lines(self, block: SignatureBlock) -> list[Any]:
        plain = {"align": "center", "wrap": False}
        name = self._text(block.name, bold=block.is_named, underline=block.is_named, **plain)
        return [
            *[self._text(line, **plain) for line in block.above],
            *[None] * BLANK_FOR_SIGNING,
            name,
            *[self._text(line, **plain) for line in block.below],
        ]

    def _thirds(self) -> dict[str, tuple[int, int]]:
        """Columns under the left, middle and right third of the sheet, at least one each where there are three."""
        if self.width < 3:
            return {"left": (0, self.width - 1)}
        total = sum(column.width_mm for column in self.columns)
        last = self.width - 1
        one = min(max(self._column_at(total / 3), 1), last - 1)
        two = min(max(self._column_at(total * 2 / 3), one + 1), last)
        return {"left": (0, one - 1), "center": (one, two - 1), "right": (two, last)}
