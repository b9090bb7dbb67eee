"""Drawing laid-out matrices into a PDF. Same payload, same bytes."""

from io import BytesIO
from typing import Any

from reporting.fonts import Face, faces
from reporting.matrix_layout import MatrixLayout, lay_out
from reporting.pagination import Piece
from reporting.paper import MARGIN_MM, POINTS_PER_MM, STAMP_ROOM_MM
from reporting.payload import BundleDocument, MatrixDocument
from reporting.pdf_ink import Ink, InkWell
from reporting.pdf_table import TablePen
from reporting.row_layout import LEADING
from reporting.sheet_text import (
    COLON_WIDTH,
    GAP,
    HEAD_SIZE,
    SIGNATURE_LEADING,
    TAIL_SIZE,
    SummaryBlock,
    TextBlock,
    tail_height,
)
from reporting.signature_layout import BLANK_FOR_SIGNING, SignatureBlock

DRAFT_MARK = "RANCANGAN"
DRAFT_GREY, FOOT_SIZE, DRAFT_SIZE = 0.945, 7.0, 104.0
LANGUAGE_TAGS = {"id": "id-ID"}
ASCENT = 0.8  # from the top of a line to its baseline, as a share of the size


def matrix_pdf(document: MatrixDocument) -> bytes:
    """The matrix as PDF bytes, pages cut and numbered by us."""
    target = BytesIO()
    canvas = _canvas(target, document)
    _draw_pages(canvas, lay_out(document), InkWell(canvas._doc))
    canvas.save()
    return target.getvalue()


def bundle_pdf(bundle: BundleDocument) -> bytes:
    """All forms in one PDF that shares its fonts; each is numbered by itself and stands in the outline."""
    target = BytesIO()
    canvas = _canvas(target, bundle)
    well = InkWell(canvas._doc)
    for number, part in enumerate(bundle.parts, start=1):
        canvas.bookmarkPage(f"part-{number}")
        canvas.addOutlineEntry(part.name, f"part-{number}")
        _draw_pages(canvas, lay_out(part.document), well)
    canvas.save()
    return target.getvalue()


def _canvas(target: BytesIO, document: MatrixDocument | BundleDocument) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    faces()  # registered before the canvas names one
    canvas = Canvas(
        target,
        pageCompression=1,
        invariant=1,
        lang=LANGUAGE_TAGS.get(document.language, document.language),
        initialFontName="desa-regular",  # or ReportLab would name Helvetica, which is not embedded
    )
    canvas.setTitle(document.full_title)
    canvas.setAuthor(document.author)
    canvas.setSubject(DRAFT_MARK if document.draft else document.key)
    canvas.setCreator("Desa Plan")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw_pages(canvas: Any, layout: MatrixLayout, well: InkWell) -> None:
    canvas.setPageSize((layout.sheet.width, layout.sheet.height))
    pen = _PagePen(layout, well)
    for number, pieces in enumerate(layout.pages, start=1):
        canvas.addLiteral(pen.page(number, pieces))
        canvas.showPage()


class _PagePen:
    """Draws page after page of one document."""

    def __init__(self, layout: MatrixLayout, well: InkWell) -> None:
        self.layout = layout
        self.well = well
        self.faces = layout.faces
        self.table = TablePen(layout.table)

    def page(self, number: int, pieces: list[Piece]) -> str:
        ink = Ink(self.well)
        y = self.layout.sheet.top
        if self.layout.document.draft:
            self._draft_mark(ink)
        if number == 1:
            y = self._top(ink, y)
        row_count = len(self.layout.rows)
        row_pieces = [piece for piece in pieces if piece.index < row_count]
        if row_pieces:
            y = self.table.draw(ink, row_pieces, y)
        for piece in pieces[len(row_pieces) :]:
            item = self.layout.tail[piece.index - row_count]
            if isinstance(item, TextBlock):
                y = self._paragraph(ink, item, piece, y)
            elif isinstance(item, SummaryBlock):
                y = self._summary(ink, item, y)
            else:
                y = self._signatures(ink, item, y)
        self._foot(ink, number)
        return ink.operators()

    def _draft_mark(self, ink: Ink) -> None:
        sheet, face = self.layout.sheet, self.faces["bold"]
        slope = sheet.height / sheet.width
        cosine = 1 / (1 + slope * slope) ** 0.5
        sine = slope * cosine
        half, drop = face.width(DRAFT_MARK) * DRAFT_SIZE / 2, DRAFT_SIZE * 0.35
        x = sheet.width / 2 - half * cosine + drop * sine
        y = sheet.height / 2 - half * sine - drop * cosine
        ink.mark(face, DRAFT_SIZE, (cosine, sine, -sine, cosine, x, y), DRAFT_GREY, DRAFT_MARK)

    def _top(self, ink: Ink, y: float) -> float:
        """Title centred, then the head; returns the upper edge of the table."""
        sheet, title = self.layout.sheet, self.layout.title
        for index, line in enumerate(title.lines):
            x = (sheet.left + sheet.right - title.face.width(line) * title.size) / 2
            ink.text(title.face, title.size, x, y - title.leading * index - title.size * ASCENT, line)
        y -= title.height + GAP
        self._head(ink, y)
        return y - self.layout.head.height - GAP

    def _head(self, ink: Ink, y: float) -> None:
        """DESA, KECAMATAN, KABUPATEN, PROVINSI with the colons under each other."""
        head, bold, left = self.layout.head, self.faces["bold"], self.layout.sheet.left
        for label, value in head.rows:
            places = ((left, label), (left + head.colon, (":",)), (left + head.colon + COLON_WIDTH, value))
            for x, lines in places:
                for index, line in enumerate(lines):
                    ink.text(bold, HEAD_SIZE, x, y - index * head.leading - HEAD_SIZE * ASCENT, line)
            y -= head.row_height(label, value)

    def _paragraph(self, ink: Ink, item: TextBlock, piece: Piece, y: float) -> float:
        y -= GAP / 2
        for line in item.lines[piece.start : piece.stop]:
            ink.text(item.face, item.size, self.layout.sheet.left, y - item.size * ASCENT, line)
            y -= item.leading
        return y - GAP / 2

    def _summary(self, ink: Ink, item: SummaryBlock, y: float) -> float:
        y = self._paragraph(ink, item.title, Piece(0), y - GAP / 2)
        return TablePen(item.table).draw_whole(ink, y) - GAP

    def _signatures(self, ink: Ink, row: list[SignatureBlock], y: float) -> float:
        sheet = self.layout.sheet
        width = sheet.printable_width / 3
        centres = {
            "left": sheet.left + width / 2,
            "center": (sheet.left + sheet.right) / 2,
            "right": sheet.right - width / 2,
        }
        for block in row:
            self._signature(ink, block, centres[block.side], width, y - 2 * GAP)
        return y - tail_height(row)

    def _signature(self, ink: Ink, block: SignatureBlock, centre: float, width: float, y: float) -> None:
        step = TAIL_SIZE * SIGNATURE_LEADING
        for line in block.above:
            self._centred(ink, self.faces["regular"], line, centre, width, y)
            y -= step
        y -= BLANK_FOR_SIGNING * step
        face = self.faces["bold" if block.is_named else "regular"]
        half = self._centred(ink, face, block.name, centre, width, y) / 2
        if block.is_named:
            underline = y - TAIL_SIZE * (ASCENT + 0.15)
            ink.rule(centre - half, underline, centre + half, underline)
        for line in block.below:
            y -= step
            self._centred(ink, self.faces["regular"], line, centre, width, y)

    def _centred(self, ink: Ink, face: Face, line: str, centre: float, room: float, y: float) -> float:
        """One line, printed smaller when it is wider than its third of the page. Returns its width."""
        size, line = TAIL_SIZE, face.drawable(line)
        width = face.width(line) * size
        if width > room:
            size *= room / width
            width = room
        ink.text(face, size, centre - width / 2, y - TAIL_SIZE * ASCENT, line)
        return width

    def _foot(self, ink: Ink, number: int) -> None:
        """Running title and page number; the corner of what is no draft is free for QR and code."""
        sheet, face = self.layout.sheet, self.faces["regular"]
        left = sheet.left + (0.0 if self.layout.document.draft else STAMP_ROOM_MM * POINTS_PER_MM)
        y = MARGIN_MM * POINTS_PER_MM
        count = f"Halaman {number} dari {len(self.layout.pages)}"
        ink.rule(left, y + FOOT_SIZE * LEADING, sheet.right, y + FOOT_SIZE * LEADING)
        ink.text(face, FOOT_SIZE, sheet.right - face.width(count) * FOOT_SIZE, y, count)
        title = self.layout.document.full_title
        if self.layout.document.draft and not title.startswith(DRAFT_MARK):
            title = f"{DRAFT_MARK} — {title}"
        ink.text(face, FOOT_SIZE, left, y, _shortened(face, face.drawable(title), (sheet.right - left) * 0.8))


def _shortened(face: Face, text: str, room: float) -> str:
    """The running title on one line."""
    text = " ".join(text.split())
    if face.width(text) * FOOT_SIZE <= room:
        return text
    while text and face.width(f"{text}…") * FOOT_SIZE > room:
        text = text[:-1]
    return f"{text}…"
