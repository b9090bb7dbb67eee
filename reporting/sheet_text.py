"""What stands around the table: title and head above it; amount in words, summary, notes, signatures below."""

from dataclasses import dataclass

from reporting.fonts import Face
from reporting.paper import POINTS_PER_MM, Sheet
from reporting.payload import MatrixDocument, Summary
from reporting.row_layout import LEADING
from reporting.signature_layout import SignatureBlock, signature_rows
from reporting.table_layout import TableLayout, lay_table
from reporting.text_wrap import LineBreaker

TITLE_SIZE, HEAD_SIZE, TAIL_SIZE, NOTE_SIZE = 12.0, 9.0, 9.0, 7.5
HEAD_LEADING, SIGNATURE_LEADING = 1.3, 1.25
GAP = 6.0  # points between title, head, table and tail
COLON_WIDTH = 8.0  # points from the colon to the value
LONGEST_LABEL_SHARE = 0.35  # of the printable width


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
class DocumentHead:
    """DESA, KECAMATAN, KABUPATEN, PROVINSI: lines of label and value; the colon stands at `colon` points."""

    rows: list[tuple[tuple[str, ...], tuple[str, ...]]]
    colon: float
    leading: float = HEAD_SIZE * HEAD_LEADING

    @property
    def height(self) -> float:
        return sum(self.row_height(label, value) for label, value in self.rows)

    def row_height(self, label: tuple[str, ...], value: tuple[str, ...]) -> float:
        return max(len(label), len(value), 1) * self.leading


@dataclass(frozen=True, slots=True)
class SummaryBlock:
    """The title of the summary and its table."""

    title: TextBlock
    table: TableLayout

    @property
    def height(self) -> float:
        return self.title.height + GAP / 2 + self.table.height


TailItem = TextBlock | SummaryBlock | list[SignatureBlock]


class SheetText:
    """Breaks the text around the table of one document."""

    def __init__(self, sheet: Sheet, breaker: LineBreaker, faces: dict[str, Face]) -> None:
        self.sheet, self.breaker, self.faces = sheet, breaker, faces

    def paragraphs(self, texts: tuple[str, ...], style: str, size: float) -> TextBlock:
        """Texts one under the other, over the whole printable width."""
        face, limit = self.faces[style], self.sheet.printable_width / size
        return TextBlock(tuple(line for text in texts for line in self.breaker.wrap(face, text, limit)), face, size)

    def head(self, document: MatrixDocument) -> DocumentHead:
        """Labels in bold, the colons under each other."""
        bold, full = self.faces["bold"], self.sheet.printable_width
        widest = max((bold.width(bold.drawable(label)) for label, _ in document.head), default=0.0)
        colon = min(widest * HEAD_SIZE + COLON_WIDTH, full * LONGEST_LABEL_SHARE)
        label_limit = (colon - COLON_WIDTH / 2) / HEAD_SIZE
        value_limit = (full - colon - COLON_WIDTH) / HEAD_SIZE
        wrap = self.breaker.wrap
        rows = [(wrap(bold, label, label_limit), wrap(bold, value, value_limit)) for label, value in document.head]
        return DocumentHead(rows, colon)

    def tail(self, document: MatrixDocument) -> list[TailItem]:
        """Amount in words, the summary, notes, then the rows of signatures."""
        tail: list[TailItem] = []
        if document.total_in_words:
            tail.append(self.paragraphs((f"Terbilang: {document.total_in_words}",), "italic", TAIL_SIZE))
        if document.summary:
            tail.append(self._summary(document.summary))
        tail.extend(self.paragraphs((note,), "regular", NOTE_SIZE) for note in document.printed_notes)
        limit = (self.sheet.printable_width / 3 - 2 * GAP) / TAIL_SIZE
        regular = self.faces["regular"]
        tail.extend(signature_rows(document.signatures, lambda text: self.breaker.wrap(regular, text, limit)))
        return tail

    def _summary(self, summary: Summary) -> SummaryBlock:
        """The summary at the left, as wide as its columns wish."""
        wanted = sum(column.width_mm for column in summary.table.columns) * POINTS_PER_MM
        width = min(wanted, self.sheet.printable_width)
        laid = lay_table(summary.table, self.sheet.left, width, self.breaker, self.faces)
        return SummaryBlock(self.paragraphs((summary.title,), "bold", TAIL_SIZE), laid.layout)


def tail_height(item: TailItem) -> float:
    """Points that a paragraph, a summary or a row of signatures needs, the gap above it included."""
    if isinstance(item, TextBlock):
        return item.height + GAP
    if isinstance(item, SummaryBlock):
        return item.height + 2 * GAP
    return max(block.line_count for block in item) * TAIL_SIZE * SIGNATURE_LEADING + 2 * GAP
