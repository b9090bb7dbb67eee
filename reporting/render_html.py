"""The matrix on screen: the same Table as on paper, prepared so that the templates compute nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reporting.cell_text import cell_text, column_mark
from reporting.payload import HEADING_KINDS, SUM_KINDS, Align, BundleDocument, Column, MatrixDocument, Row, Table
from reporting.screen_text import screen_text
from reporting.signature_layout import SignatureBlock, signature_rows
from reporting.stylesheets import stylesheet_uri
from reporting.table_head import HeadCell, head_cells, head_depth

FULL_TEMPLATE = "reporting/matrix.html"
BUNDLE_TEMPLATE = "reporting/bundle.html"


@dataclass(slots=True)
class ScreenCell:
    """One cell; `scope` makes it a heading of its row or row group, `note` stands under its text."""

    text: str
    css: str
    colspan: int = 1
    scope: str = ""
    note: str = ""


@dataclass(slots=True)
class ScreenRow:
    css: str
    ref: str
    cells: list[ScreenCell]


@dataclass(slots=True)
class ScreenGroup:
    """One <tbody>: a group heading and what stands under it."""

    rows: list[ScreenRow] = field(default_factory=list)


@dataclass(slots=True)
class ScreenHead:
    text: str
    colspan: int
    rowspan: int
    scope: str


@dataclass(slots=True)
class ScreenTable:
    head: list[list[ScreenHead]]
    marks: list[str]
    groups: list[ScreenGroup]


@dataclass(slots=True)
class ScreenMatrix:
    """What `reporting/_matrix.html` prints."""

    key: str
    title: list[str]
    full_title: str
    caption: str
    head: list[tuple[str, str]]
    table: ScreenTable
    total_in_words: str
    notes: list[str]
    signature_rows: list[list[SignatureBlock]]
    draft: bool
    language: str
    author: str
    orientation: str
    summary_title: str
    summary: ScreenTable | None

    @property
    def summary_caption(self) -> str:
        """What tells the summary from others on the page."""
        return f"{self.summary_title}, {self.caption}"


@dataclass(slots=True)
class ScreenBundle:
    """What `reporting/_bundle_forms.html` prints."""

    title: str
    matrices: list[ScreenMatrix]
    language: str
    author: str


def matrix_html(document: MatrixDocument) -> str:
    """A whole page that stands alone as a file."""
    from django.template.loader import render_to_string

    context = {"matrix": screen_matrix(document), "stylesheet": stylesheet_uri("document.css")}
    return render_to_string(FULL_TEMPLATE, context)


def bundle_html(bundle: BundleDocument) -> str:
    """All forms on a whole page that stands alone as a file."""
    from django.template.loader import render_to_string

    context = {"bundle": screen_bundle(bundle), "stylesheet": stylesheet_uri("document.css")}
    return render_to_string(BUNDLE_TEMPLATE, context)


def screen_bundle(bundle: BundleDocument) -> ScreenBundle:
    """Prepare a bundle for `{% include "reporting/_bundle_forms.html" %}` in a page of the application."""
    matrices = [screen_matrix(part.document, caption=part.name) for part in bundle.parts]
    return ScreenBundle(screen_text(bundle.full_title), matrices, bundle.language, screen_text(bundle.author))


def screen_matrix(document: MatrixDocument, *, caption: str = "") -> ScreenMatrix:
    """Prepare a matrix for `{% include "reporting/_matrix.html" %}`; `caption` tells it from others on the page."""
    return ScreenMatrix(
        key=document.key,
        title=[screen_text(line) for line in document.title],
        full_title=screen_text(document.full_title),
        caption=screen_text(caption or document.full_title),
        head=[(screen_text(label), screen_text(value)) for label, value in document.head],
        table=screen_table(document.table),
        total_in_words=screen_text(document.total_in_words or ""),
        notes=[screen_text(note) for note in document.printed_notes],
        signature_rows=[[_block(block) for block in row] for row in signature_rows(document.signatures)],
        draft=document.draft,
        language=document.language,
        author=screen_text(document.author),
        orientation=document.orientation,
        summary_title=screen_text(document.summary.title) if document.summary else "",
        summary=screen_table(document.summary.table) if document.summary else None,
    )


def _block(block: SignatureBlock) -> SignatureBlock:
    return replace(
        block,
        above=tuple(screen_text(line) for line in block.above),
        name=screen_text(block.name),
        below=tuple(screen_text(line) for line in block.below),
    )


def screen_table(table: Table) -> ScreenTable:
    """Prepare a table for `{% include "reporting/_table.html" %}`."""
    levels: list[list[ScreenHead]] = [[] for _ in range(head_depth(table.columns))]
    for cell in head_cells(table.columns):
        levels[cell.top].append(_head(cell))
    style = table.head_letters
    marks = [column_mark(index, style) for index in range(len(table.columns))] if style else []
    return ScreenTable(levels, marks, list(_groups(table)))


def _head(cell: HeadCell) -> ScreenHead:
    scope = "colgroup" if cell.colspan > 1 else "col"
    return ScreenHead(screen_text(cell.text), cell.colspan, cell.rowspan, scope)


def _groups(table: Table) -> Iterator[ScreenGroup]:
    group = ScreenGroup()
    for row in table.printed_rows:
        if row.kind == "group" and group.rows:
            yield group
            group = ScreenGroup()
        group.rows.append(_row(table.columns, row))
    yield group


def _row(columns: tuple[Column, ...], row: Row) -> ScreenRow:
    span = row.label_span()
    cells: list[ScreenCell] = []
    for index, (column, value) in enumerate(zip(columns, row.cells, strict=True)):
        if span and index == span[0]:
            cells.append(_label(row, span))
        elif not span or not span[0] < index <= span[1]:
            text = screen_text(cell_text(column, value))
            cells.append(ScreenCell(text, _css(column, text)))
    if row.note:
        _cell_for_note(cells).note = screen_text(row.note)
    css = f"row-{row.kind}" + (" is-incomplete" if row.mark == "incomplete" else "")
    return ScreenRow(css, screen_text(row.ref or ""), cells)


def _label(row: Row, span: tuple[int, int]) -> ScreenCell:
    scope = "rowgroup" if row.kind in HEADING_KINDS else "row"
    css = "label label-sum" if row.kind in SUM_KINDS else "label"
    return ScreenCell(screen_text(row.label or ""), css, span[1] - span[0] + 1, scope)


def _css(column: Column, text: str) -> str:
    align: Align = column.alignment
    if column.is_numeric and text and not (text[-1].isdigit() or text == "-"):
        align = "left"
    return f"kind-{column.kind} align-{align}"


def _cell_for_note(cells: list[ScreenCell]) -> ScreenCell:
    """The longest text of the row, which is its wording in every form."""
    return max(cells, key=lambda cell: len(cell.text))
