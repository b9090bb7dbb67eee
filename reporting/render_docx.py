"""Prose as a Word document, from the same page that WeasyPrint prints: one text, never a second template.

The page is our own restricted HTML: headings, paragraphs, lists, tables, the letterhead and the signature blocks.
User text is text in it and stays text in Word. The file has no macro and no relation that leads outside.
"""

from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reporting.docx_lists import Lists
from reporting.docx_page import new_document, printable_mm
from reporting.docx_pictures import picture_of
from reporting.docx_tables import cell_margins, finish_row, new_table, rows_of, shares_of
from reporting.html_tree import Run, children, classes, inline_runs, is_inline, page_body
from reporting.payload import ProseDocument
from reporting.render_prose import prose_html

EMBLEM_MM, NAME_GAP_MM, SIGNING_ROW_MM = 20, 20, 10
SMALL_PT = 9
_ALIGNMENTS = {
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justified": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def prose_docx(document: ProseDocument) -> bytes:
    """The document as .docx. It needs no Pango."""
    body = page_body(prose_html(document))
    foot = body.find_class("running-title")[0].text_content().strip()
    word = new_document(document, foot=foot)
    _Writer(word, printable_mm(document)).write(body.find(".//main"))
    file = BytesIO()
    word.save(file)
    return file.getvalue()


class _Writer:
    """Walks the page and writes what it meets; `container` is the document or a cell of one of its tables."""

    def __init__(self, word: Any, width_mm: float) -> None:
        self.word, self.width_mm = word, width_mm
        self.lists = Lists(word)
        self.page_break_due = False
        self.is_small = False  # within a table of small letters

    def write(self, main: Any) -> None:
        """Everything on the page, in its order."""
        self._blocks(self.word, main, self.width_mm)

    def _blocks(self, container: Any, parent: Any, width_mm: float, *, depth: int = 0) -> None:
        for element in children(parent):
            names = classes(element)
            if "new-page" in names:
                self.page_break_due = True
            if element.tag in {"h1", "h2", "h3"}:
                paragraph = self._paragraph(container, element)
                paragraph.style = self.word.styles[f"Heading {element.tag[1]}"]
            elif element.tag == "p":
                self._paragraph(container, element)
            elif element.tag in {"ol", "ul"}:
                self._list(container, element, width_mm, depth)
            elif element.tag == "table":
                self._table(container, element, width_mm)
            elif element.tag == "img":
                self._picture(container, element, width_mm)
            elif "kop" in names:
                self._kop(container, element, width_mm)
            elif "signatures" in names:
                self._signatures(container, element, width_mm)
            elif is_inline(element):
                self._paragraph(container, element)
            else:
                self._blocks(container, element, width_mm, depth=depth)

    def _paragraph(self, container: Any, element: Any) -> Any:
        paragraph = container.add_paragraph()
        self._fill(paragraph, element)
        return paragraph

    def _fill(self, paragraph: Any, element: Any, *, face: Run | None = None) -> None:
        names = classes(element)
        for run in inline_runs(element):
            self._run(paragraph, run, small=self.is_small or "small" in names, bold=bool(face and face.bold))
        for name, alignment in _ALIGNMENTS.items():
            if name in names:
                paragraph.alignment = alignment
        if "hanging" in names:
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(8), Mm(-8)
        if "keep" in names:
            paragraph.paragraph_format.keep_with_next = True
        if self.page_break_due:
            paragraph.paragraph_format.page_break_before = True
            self.page_break_due = False

    def _run(self, paragraph: Any, run: Run, *, small: bool, bold: bool) -> None:
        if run.is_break:
            paragraph.add_run().add_break(WD_BREAK.LINE)
            return
        written = paragraph.add_run(run.text)
        written.bold, written.italic, written.underline = (
            run.bold or bold or None,
            run.italic or None,
            run.underline or None,
        )
        if small:
            written.font.size = Pt(SMALL_PT)

    def _list(self, container: Any, element: Any, width_mm: float, depth: int) -> None:
        number = self.lists.begin(ordered=element.tag == "ol", style=element.get("type") or "1")
        for item in children(element):
            if item.tag != "li":
                continue
            paragraphs = [child for child in children(item) if child.tag == "p"]
            if inline_runs(item) or not paragraphs:
                first, rest = self._paragraph(container, item), paragraphs
            else:
                first, rest = self._paragraph(container, paragraphs[0]), paragraphs[1:]
            self.lists.put(first, number, depth)
            for child in children(item):
                if child in rest:
                    more = self._paragraph(container, child)
                    more.paragraph_format.left_indent = Mm(8 * (depth + 1))
                elif child.tag in {"ol", "ul"}:
                    self._list(container, child, width_mm, depth + 1)
                elif child.tag == "table":
                    self._table(container, child, width_mm)

    def _table(self, container: Any, element: Any, width_mm: float) -> None:
        rows = rows_of(element)
        columns = max((cell.column + cell.span for row in rows for cell in row.cells), default=0)
        if not columns:
            return
        if self.page_break_due:
            container.add_paragraph().paragraph_format.page_break_before = True
            self.page_break_due = False
        names = classes(element)
        shares = shares_of(element, columns)
        table = new_table(container, len(rows), shares, width_mm, ruled="facts-table" not in names)
        self.is_small = "small" in names
        height = SIGNING_ROW_MM if "signing-table" in names else 0
        for index, row in enumerate(rows):
            written = table.rows[index]
            finish_row(written, is_head=row.is_head, height_mm=0 if row.is_head else height)
            for cell in row.cells:
                first = table.cell(index, cell.column)
                if cell.span > 1:
                    first = first.merge(table.cell(index, min(cell.column + cell.span, columns) - 1))
                self._cell(first, cell.element, width_mm * sum(shares[cell.column : cell.column + cell.span]))
        self.is_small = False
        self._gap(container)

    def _cell(self, cell: Any, element: Any, width_mm: float) -> None:
        blocks = [child for child in children(element) if not is_inline(child)]
        first = cell.paragraphs[0]
        if blocks:
            self._blocks(cell, element, width_mm)
            if len(cell.paragraphs) > 1 and not first.text:
                first._p.getparent().remove(first._p)
        else:
            self._fill(first, element)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Mm(0.5)
            if element.tag == "th" and element.get("scope") == "col":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _gap(self, container: Any) -> None:
        """Word joins two tables that touch, and wants a paragraph at the end of a cell."""
        paragraph = container.add_paragraph()
        paragraph.paragraph_format.space_after = Mm(1)
        paragraph.paragraph_format.line_spacing = Pt(6)

    def _picture(self, container: Any, element: Any, width_mm: float) -> None:
        picture = picture_of(element.get("src") or "")
        if picture is None:
            return
        paragraph = container.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        widest = min(width_mm, picture.width_px * 25.4 / 96)
        paragraph.add_run().add_picture(BytesIO(picture.data), width=Mm(widest))

    def _kop(self, container: Any, element: Any, width_mm: float) -> None:
        """Emblem and lines side by side over a double rule."""
        emblem = picture_of(next((img.get("src") or "" for img in element.iter("img")), ""))
        shares = [0.15, 0.85] if emblem else [1.0]
        table = new_table(container, 1, shares, width_mm, ruled=False)
        if emblem:
            table.cell(0, 0).paragraphs[0].add_run().add_picture(BytesIO(emblem.data), width=Mm(EMBLEM_MM))
        lines = table.cell(0, len(shares) - 1)
        for index, line in enumerate(element.iter("p")):
            paragraph = lines.paragraphs[0] if index == 0 else lines.add_paragraph()
            is_address = "kop-address" in classes(line)
            for run in inline_runs(line):
                written = paragraph.add_run(run.text)
                written.bold, written.font.size = not is_address, Pt(9.5 if is_address else 14)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Mm(0)
        _double_rule(container.add_paragraph())

    def _signatures(self, container: Any, element: Any, width_mm: float) -> None:
        """Blocks side by side; the row is never torn from the paragraph above it."""
        blocks = list(children(element))
        table = new_table(container, 1, [0.5, 0.5], width_mm, ruled=False)
        cell_margins(table, 60)
        finish_row(table.rows[0], is_head=False, height_mm=0)
        if any("signature-center" in classes(block) for block in blocks):
            table.cell(0, 0).merge(table.cell(0, 1))
        for block in blocks:
            cell = table.cell(0, 1 if "signature-right" in classes(block) else 0)
            for index, line in enumerate(block.iter("p")):
                paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                self._signature_line(paragraph, line)
        self._gap(container)

    def _signature_line(self, paragraph: Any, line: Any) -> None:
        names = classes(line)
        for run in inline_runs(line):
            self._run(paragraph, run, small=False, bold="is-named" in names)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Mm(0)
        paragraph.paragraph_format.keep_with_next = True
        if "signature-name" in names:
            paragraph.paragraph_format.space_before = Mm(NAME_GAP_MM)


def _double_rule(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "double"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(borders)
