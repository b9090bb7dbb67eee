"""A matrix with everything measured and its pages cut; what is left for the writer is to draw it."""

from dataclasses import dataclass, replace

from reporting.carried_text import carry_over
from reporting.column_widths import Grid
from reporting.fonts import Face, faces
from reporting.head_layout import TableHead
from reporting.pagination import FREE, NEVER_ALONE, WITH_NEIGHBOUR, WITH_NEXT, Block, Piece, paginate
from reporting.paper import Sheet, sheet_of
from reporting.payload import HEADING_KINDS, SUM_KINDS, MatrixDocument
from reporting.row_layout import VERTICAL_PADDING, LaidRow
from reporting.sheet_text import GAP, TITLE_SIZE, DocumentHead, SheetText, TailItem, TextBlock, tail_height
from reporting.table_layout import TableLayout, lay_table
from reporting.text_wrap import LineBreaker


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """Pages of pieces; a piece's index counts the rows first, then `tail` (words, summary, notes, signatures)."""

    document: MatrixDocument
    sheet: Sheet
    faces: dict[str, Face]
    title: TextBlock
    head: DocumentHead
    table: TableLayout
    tail: list[TailItem]
    pages: list[list[Piece]]

    @property
    def grid(self) -> Grid:
        return self.table.grid

    @property
    def table_head(self) -> TableHead:
        return self.table.head

    @property
    def rows(self) -> list[LaidRow]:
        return self.table.rows


def lay_out(document: MatrixDocument) -> MatrixLayout:
    """Measure a matrix and cut its pages. Linear in the number of rows."""
    styles, breaker = faces(), LineBreaker()
    sheet = sheet_of(document.paper, document.orientation)
    laid = lay_table(document.table, sheet.left, sheet.printable_width, breaker, styles)
    table = laid.layout
    around = SheetText(sheet, breaker, styles)
    title = around.paragraphs(document.title, "bold", TITLE_SIZE)
    head, tail = around.head(document), around.tail(document)
    capacity = sheet.printable_height - table.head.height
    first_capacity = capacity - title.height - head.height - 2 * GAP
    pages = paginate(_blocks(table.rows, tail, table.leading, capacity), first_capacity, capacity)
    carry_over(table.rows, document.table.printed_rows, laid.texts, pages, laid.rows)
    return MatrixLayout(document, sheet, styles, title, head, table, tail, pages)


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
    is_long = sum(tail_height(item) for item in tail if isinstance(item, TextBlock)) > capacity / 2
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
