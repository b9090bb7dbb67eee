"""A matrix with everything measured and its pages cut; what is left for the writer is to draw it."""

from dataclasses import dataclass, replace

from reporting.carried_text import carry_over
from reporting.column_widths import Grid, choose_grid
from reporting.fonts import Face, faces
from reporting.head_layout import TableHead, lay_head
from reporting.pagination import FREE, NEVER_ALONE, WITH_NEIGHBOUR, WITH_NEXT, Block, Piece, paginate
from reporting.paper import Sheet, landscape_sheet
from reporting.payload import HEADING_KINDS, SUM_KINDS, MatrixDocument
from reporting.row_layout import LEADING, VERTICAL_PADDING, LaidRow, RowLayout, printed_texts
from reporting.sheet_text import GAP, TITLE_SIZE, DocumentHead, SheetText, TailItem, TextBlock, tail_height
from reporting.text_wrap import LineBreaker


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """Pages of pieces; a piece's index counts the rows first, then `tail` (words, notes, signatures)."""

    document: MatrixDocument
    sheet: Sheet
    grid: Grid
    faces: dict[str, Face]
    title: TextBlock
    head: DocumentHead
    table_head: TableHead
    rows: list[LaidRow]
    tail: list[TailItem]
    pages: list[list[Piece]]

    @property
    def leading(self) -> float:
        return self.grid.size * LEADING


def lay_out(document: MatrixDocument) -> MatrixLayout:
    """Measure a matrix and cut its pages. Linear in the number of rows."""
    styles, breaker, sheet = faces(), LineBreaker(), landscape_sheet(document.paper)
    columns, printed = document.table.columns, document.table.printed_rows
    texts = printed_texts(columns, printed)
    grid = choose_grid(columns, texts, breaker, styles["regular"], styles["bold"], sheet.printable_width)
    row_layout = RowLayout(columns, grid, breaker, styles)
    rows = [row_layout.lay(row, cells) for row, cells in zip(printed, texts, strict=True)]
    around = SheetText(sheet, breaker, styles)
    title = around.paragraphs(document.title, "bold", TITLE_SIZE)
    head, tail = around.head(document), around.tail(document)
    table_head = lay_head(document.table, grid, breaker, styles)
    capacity = sheet.printable_height - table_head.height
    first_capacity = capacity - title.height - head.height - 2 * GAP
    pages = paginate(_blocks(rows, tail, grid.size * LEADING, capacity), first_capacity, capacity)
    carry_over(rows, printed, texts, pages, row_layout)
    return MatrixLayout(document, sheet, grid, styles, title, head, table_head, rows, tail, pages)


def _blocks(rows: list[LaidRow], tail: list[TailItem], leading: float, capacity: float) -> list[Block]:
    blocks = [
        Block(row.height(leading), link, row.line_count, leading, VERTICAL_PADDING)
        for row, link in zip(rows, _row_links(rows), strict=True)
    ]
    if tail:
        blocks[-1] = replace(blocks[-1], link=NEVER_ALONE)
    return blocks + _tail_blocks(tail, capacity)


def _row_links(rows: list[LaidRow]) -> list[int]:
    """Headings stay with what follows, sums with what stands above them."""
    links = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if following is None:
            links.append(FREE)
        elif row.kind in HEADING_KINDS:
            links.append(WITH_NEXT)
        else:
            links.append(WITH_NEIGHBOUR if following.kind in SUM_KINDS else FREE)
    return links


def _tail_blocks(tail: list[TailItem], capacity: float) -> list[Block]:
    """All of the tail stays with the last row; paragraphs that would fill half a page may be parted."""
    is_long = sum(tail_height(item) for item in tail) > capacity / 2
    blocks = []
    for item, following in zip(tail, [*tail[1:], None], strict=False):  # a form may have no tail at all
        link = NEVER_ALONE if following else FREE
        if not isinstance(item, TextBlock):
            blocks.append(Block(tail_height(item), link))
            continue
        if is_long and isinstance(following, TextBlock):
            link = FREE
        blocks.append(Block(tail_height(item), link, len(item.lines), item.leading, GAP / 2))
    return blocks
