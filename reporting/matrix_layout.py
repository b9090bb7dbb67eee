"""A matrix with everything measured and its pages cut; what is left for the writer is to draw it."""

from dataclasses import dataclass

from reporting.cell_text import column_mark
from reporting.column_widths import Grid, choose_grid
from reporting.fonts import Face, faces
from reporting.pagination import FREE, NEVER_ALONE, WITH_NEIGHBOUR, WITH_NEXT, Block, Piece, paginate
from reporting.paper import Sheet, landscape_sheet
from reporting.payload import HEADING_KINDS, SUM_KINDS, Column, MatrixDocument, Table
from reporting.row_layout import LEADING, VERTICAL_PADDING, LaidCell, LaidRow, RowLayout, printed_texts
from reporting.signature_layout import SignatureBlock, signature_rows
from reporting.table_head import HeadCell, head_cells, head_depth
from reporting.text_wrap import LineBreaker

TITLE_SIZE, HEAD_SIZE, TAIL_SIZE, NOTE_SIZE = 12.0, 9.0, 9.0, 7.5
SMALLEST_HEAD_SIZE = 5.0
GAP = 6.0  # points between title, head, table and tail
LABEL_WIDTH = 75.0  # points for DESA, KECAMATAN, KABUPATEN, PROVINSI


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one paragraph outside the table."""

    lines: tuple[str, ...]
    face: Face
    size: float

    @property
    def leading(self) -> float:
        return self.size * LEADING

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class TableHead:
    """The grouped head, one height per level, and the letters under it."""

    cells: list[tuple[HeadCell, LaidCell]]
    levels: list[float]
    marks: list[LaidCell]
    mark_height: float

    @property
    def height(self) -> float:
        return sum(self.levels) + self.mark_height


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """Pages of pieces; a piece's index counts the rows first, then `tail` (words, notes, signatures)."""

    document: MatrixDocument
    sheet: Sheet
    grid: Grid
    faces: dict[str, Face]
    title: TextBlock
    head: list[tuple[tuple[str, ...], tuple[str, ...]]]
    table_head: TableHead
    rows: list[LaidRow]
    tail: list[TextBlock | list[SignatureBlock]]
    pages: list[list[Piece]]

    @property
    def leading(self) -> float:
        return self.grid.size * LEADING


def lay_out(document: MatrixDocument) -> MatrixLayout:
    """Measure a matrix and cut its pages. Linear in the number of rows."""
    styles = faces()
    breaker = LineBreaker()
    sheet = landscape_sheet(document.paper)
    columns, printed = document.table.columns, document.table.printed_rows
    texts = printed_texts(columns, printed)
    grid = choose_grid(columns, texts, breaker, styles["regular"], styles["bold"], sheet.printable_width)
    layout = RowLayout(columns, grid, breaker, styles)
    rows = [layout.lay(row, cells) for row, cells in zip(printed, texts, strict=True)]
    title = _paragraphs(document.title, styles["bold"], TITLE_SIZE, sheet, breaker)
    head = _head(document, styles, sheet, breaker)
    table_head = lay_head(document.table, grid, breaker, styles)
    tail = _tail(document, styles, sheet, breaker)
    capacity = sheet.printable_height - table_head.height
    first_capacity = capacity - title.height - head_height(head) - 2 * GAP
    blocks = _row_blocks(rows, grid.size * LEADING) + _tail_blocks(tail, capacity)
    if tail:
        blocks[len(rows) - 1] = _linked(blocks[len(rows) - 1], NEVER_ALONE)
    pages = paginate(blocks, first_capacity, capacity)
    return MatrixLayout(document, sheet, grid, styles, title, head, table_head, rows, tail, pages)


def head_height(head: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> float:
    return sum(max(len(label), len(value), 1) for label, value in head) * HEAD_SIZE * 1.3


def lay_head(table: Table, grid: Grid, breaker: LineBreaker, styles: dict[str, Face]) -> TableHead:
    """Titles centred and bold; a title whose longest word is too wide is printed smaller."""
    leading, pad = grid.size * LEADING, 2 * VERTICAL_PADDING
    levels = [leading + pad] * head_depth(table.columns)
    laid = [(cell, _head_cell(cell, grid, breaker, styles["bold"])) for cell in head_cells(table.columns)]
    for cell, text in sorted(laid, key=lambda pair: pair[0].rowspan):
        missing = len(text.lines) * leading + pad - sum(levels[cell.top : cell.top + cell.rowspan])
        if missing > 0:
            levels[cell.top + cell.rowspan - 1] += missing
    marks = _marks(table.columns, table.head_letters, grid, styles["italic"])
    return TableHead(laid, levels, marks, leading + pad if marks else 0.0)


def _head_cell(cell: HeadCell, grid: Grid, breaker: LineBreaker, bold: Face) -> LaidCell:
    limit = grid.inner_width(cell.first, cell.last)
    longest = breaker.longest_word(bold, cell.text)
    size = grid.size
    if longest > limit:
        size = max(SMALLEST_HEAD_SIZE, size * limit / longest * 0.999)
    lines = breaker.wrap(bold, cell.text, limit * grid.size / size)
    return LaidCell(cell.first, cell.last, lines, "center", bold, size)


def _marks(columns: tuple[Column, ...], style: str | None, grid: Grid, italic: Face) -> list[LaidCell]:
    if style is None:
        return []
    return [
        LaidCell(index, index, (column_mark(index, style),), "center", italic, grid.size)
        for index in range(len(columns))
    ]


def _paragraphs(texts: tuple[str, ...], face: Face, size: float, sheet: Sheet, breaker: LineBreaker) -> TextBlock:
    limit = sheet.printable_width / size
    return TextBlock(tuple(line for text in texts for line in breaker.wrap(face, text, limit)), face, size)


def _head(
    document: MatrixDocument, styles: dict[str, Face], sheet: Sheet, breaker: LineBreaker
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    bold = styles["bold"]
    value_width = (sheet.printable_width - LABEL_WIDTH - 8) / HEAD_SIZE
    return [
        (breaker.wrap(bold, label, (LABEL_WIDTH - 4) / HEAD_SIZE), breaker.wrap(bold, value, value_width))
        for label, value in document.head
    ]


def _tail(
    document: MatrixDocument, styles: dict[str, Face], sheet: Sheet, breaker: LineBreaker
) -> list[TextBlock | list[SignatureBlock]]:
    tail: list[TextBlock | list[SignatureBlock]] = []
    if document.total_in_words:
        words = (f"Terbilang: {document.total_in_words}",)
        tail.append(_paragraphs(words, styles["italic"], TAIL_SIZE, sheet, breaker))
    for note in document.printed_notes:
        tail.append(_paragraphs((note,), styles["regular"], NOTE_SIZE, sheet, breaker))
    limit = (sheet.printable_width / 3 - 12) / TAIL_SIZE
    tail.extend(signature_rows(document.signatures, lambda text: breaker.wrap(styles["bold"], text, limit)))
    return tail


def tail_height(item: TextBlock | list[SignatureBlock]) -> float:
    """Points that a paragraph or a row of signatures needs, the gap above it included."""
    if isinstance(item, TextBlock):
        return item.height + GAP
    return max(block.line_count for block in item) * TAIL_SIZE * 1.25 + 2 * GAP


def _row_blocks(rows: list[LaidRow], leading: float) -> list[Block]:
    blocks = []
    for index, row in enumerate(rows):
        following = rows[index + 1].kind if index + 1 < len(rows) else None
        link = FREE
        if row.kind in HEADING_KINDS:
            link = WITH_NEXT if following else FREE
        elif following in SUM_KINDS:
            link = WITH_NEIGHBOUR
        blocks.append(Block(row.height(leading), link, row.line_count, leading, VERTICAL_PADDING))
    return blocks


def _tail_blocks(tail: list[TextBlock | list[SignatureBlock]], capacity: float) -> list[Block]:
    """All of the tail stays with the last row; paragraphs that would fill half a page may be parted."""
    long = sum(tail_height(item) for item in tail) > capacity / 2
    blocks = []
    for item, following in zip(tail, [*tail[1:], None], strict=True):
        between_paragraphs = isinstance(item, TextBlock) and isinstance(following, TextBlock)
        link = NEVER_ALONE if following else FREE
        if long and between_paragraphs:
            link = FREE
        blocks.append(_paragraph_block(item, link) if isinstance(item, TextBlock) else Block(tail_height(item), link))
    return blocks


def _paragraph_block(item: TextBlock, link: int) -> Block:
    return Block(tail_height(item), link, len(item.lines), item.leading, GAP / 2)


def _linked(block: Block, link: int) -> Block:
    return Block(block.height, link, block.lines, block.leading, block.padding)
