"""The empty Word document that prose is written into: paper, margins, type, running head and foot."""

from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reporting.paper import PORTRAIT_MM
from reporting.payload import ProseDocument
from reporting.screen_text import screen_text

FONT = "Times New Roman"  # the shipped Liberation Serif has its metrics
TOP_MM, RIGHT_MM, BOTTOM_MM, LEFT_MM = 25, 25, 25, 30  # as in static/css/prose.css
BODY_PT, HEADING_PT, RUNNING_PT = 12, 14, 8


def new_document(prose: ProseDocument, *, foot: str) -> Any:
    """A document without text: the paper of the payload, our styles, "RANCANGAN" on top of a draft."""
    word = Document()
    _set_paper(word.sections[0], prose)
    _set_styles(word, prose.language)
    _set_properties(word.core_properties, prose)
    _set_running_lines(word.sections[0], prose, foot)
    return word


def printable_mm(prose: ProseDocument) -> float:
    """Width of the text."""
    return PORTRAIT_MM[prose.paper][0] - LEFT_MM - RIGHT_MM


def _set_paper(section: Any, prose: ProseDocument) -> None:
    width, height = PORTRAIT_MM[prose.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)


def _set_styles(word: Any, language: str) -> None:
    normal = word.styles["Normal"]
    _set_font(normal, BODY_PT)
    locale = OxmlElement("w:lang")
    locale.set(qn("w:val"), "id-ID" if language == "id" else language)
    normal.element.get_or_add_rPr().append(locale)
    normal.paragraph_format.space_after = Mm(2.5)
    normal.paragraph_format.line_spacing = 1.15
    for level, size in ((1, HEADING_PT), (2, BODY_PT), (3, BODY_PT)):
        heading = word.styles[f"Heading {level}"]
        _set_font(heading, size)
        heading.font.bold, heading.font.italic = True, False
        heading.font.color.rgb = None
        heading.paragraph_format.space_before = Mm(0 if level == 1 else 5)
        heading.paragraph_format.space_after = Mm(5 if level == 1 else 2)
        heading.paragraph_format.keep_with_next = True
    word.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):  # the heading styles ask for the fonts of a theme
        if "Theme" in name:
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for color in style.element.rPr.findall(qn("w:color")):
        style.element.rPr.remove(color)


def _set_properties(properties: Any, prose: ProseDocument) -> None:
    """Title and author are ours; the dates are not a clock's, so that the same payload gives the same text."""
    properties.title, properties.author = screen_text(prose.full_title)[:250], screen_text(prose.author)[:250]
    properties.comments, properties.keywords, properties.last_modified_by = "", "", ""
    properties.language = prose.language
    properties.created = properties.modified = datetime(2020, 1, 1, tzinfo=UTC)


def _set_running_lines(section: Any, prose: ProseDocument, foot: str) -> None:
    if prose.draft:
        mark = section.header.paragraphs[0]
        mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = mark.add_run("RANCANGAN")
        run.bold, run.font.size = True, Pt(BODY_PT)
    line = section.footer.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Mm(printable_mm(prose)), alignment=WD_TAB_ALIGNMENT.RIGHT)
    _small(line, f"{foot}\tHalaman ")
    _field(line, "PAGE")
    _small(line, " dari ")
    _field(line, "NUMPAGES")


def _small(paragraph: Any, text: str) -> None:
    paragraph.add_run(text).font.size = Pt(RUNNING_PT)


def _field(paragraph: Any, name: str) -> None:
    """A field that Word fills in: PAGE, NUMPAGES."""
    run = paragraph.add_run()
    run.font.size = Pt(RUNNING_PT)
    for kind, text in (("begin", ""), ("instr", name), ("separate", ""), ("text", "1"), ("end", "")):
        if kind in {"begin", "separate", "end"}:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText" if kind == "instr" else "w:t")
            part.text = text
        run._r.append(part)
