"""Payloads: frozen, JSON-safe pictures of a document; every writer draws from them and nothing else."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal, Self, get_args

Value = str | int | bool | Decimal
ColumnKind = Literal["text", "integer", "decimal", "rupiah", "tick"]
RowKind = Literal["group", "subgroup", "row", "subtotal", "total"]
Align = Literal["left", "center", "right"]
Side = Literal["left", "center", "right"]
Paper = Literal["F4", "A4"]
Orientation = Literal["landscape", "portrait"]
HeadLetters = Literal["letters", "numbers"]
Mark = Literal["incomplete"]

HEADING_KINDS: frozenset[str] = frozenset({"group", "subgroup"})
SUM_KINDS: frozenset[str] = frozenset({"subtotal", "total"})

_ALLOWED_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int, str),
    "decimal": (Decimal, int, str),
    "rupiah": (int, str),
    "tick": (bool, str),
}
_DEFAULT_ALIGN: dict[str, Align] = {
    "text": "left",
    "integer": "right",
    "decimal": "right",
    "rupiah": "right",
    "tick": "center",
}


class PayloadError(ValueError):
    """A payload that no writer could draw faithfully."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `head` is its path of titles from the top, equal neighbours are printed as one cell.

    `width_mm` is the width wanted at 8 pt; the writers scale all widths to the paper. A `carried` value stands over
    the rows below it that leave the cell empty; on paper it is repeated at the top of each page they reach.
    """

    key: str
    head: tuple[str, ...]
    width_mm: float
    kind: ColumnKind = "text"
    align: Align | None = None
    carried: bool = False

    def __post_init__(self) -> None:
        if self.kind not in get_args(ColumnKind):
            raise PayloadError(f"column {self.key}: unknown kind {self.kind!r}")
        if not self.head or self.width_mm <= 0:
            raise PayloadError(f"column {self.key}: needs a head and a width above zero")
        object.__setattr__(self, "width_mm", float(self.width_mm))  # one spelling in canonical JSON

    @property
    def alignment(self) -> Align:
        return self.align or _DEFAULT_ALIGN[self.kind]

    @property
    def is_numeric(self) -> bool:
        return self.kind in ("integer", "decimal", "rupiah")

    def accepts(self, value: Value | None) -> bool:
        if value is None:
            return True
        if isinstance(value, bool):
            return self.kind == "tick"
        if isinstance(value, Decimal) and not value.is_finite():
            return False
        return isinstance(value, _ALLOWED_TYPES[self.kind])


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row; `label` is printed across the first run of empty cells (groups, subtotals, totals).

    `ref` is the stable uid of the line it shows (never printed), `mark` an open point, `note` its wording.
    """

    kind: RowKind
    cells: tuple[Value | None, ...]
    label: str | None = None
    mark: Mark | None = None
    note: str | None = None
    ref: str | None = None

    def label_span(self) -> tuple[int, int] | None:
        """First and last column (inclusive) that the label covers; None when there is nothing to print."""
        if not self.label:
            return None
        empty = [index for index, cell in enumerate(self.cells) if cell is None]
        if not empty:
            return None
        first = last = empty[0]
        while last + 1 < len(self.cells) and self.cells[last + 1] is None:
            last += 1
        return first, last


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; `head_letters` asks for the row a, b, c … or 1, 2, 3 … under the heads."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head_letters: HeadLetters | None = "letters"

    def __post_init__(self) -> None:
        if not self.columns:
            raise PayloadError("a table needs a column")
        for number, row in enumerate(self.rows, start=1):
            if row.kind not in get_args(RowKind):
                raise PayloadError(f"row {number}: unknown kind {row.kind!r}")
            if len(row.cells) != len(self.columns):
                raise PayloadError(f"row {number}: {len(row.cells)} cells for {len(self.columns)} columns")
            if row.label and row.label_span() is None:
                raise PayloadError(f"row {number}: no empty cell left for its label")
            for column, value in zip(self.columns, row.cells, strict=True):
                if not column.accepts(value):
                    raise PayloadError(f"row {number}, column {column.key}: {value!r} is not {column.kind}")

    @property
    def printed_rows(self) -> tuple[Row, ...]:
        """The rows as printed: an empty form says NIHIL, as officials write it."""
        if self.rows:
            return self.rows
        return (Row("group", (None,) * len(self.columns), label="NIHIL"),)

    @property
    def has_incomplete_rows(self) -> bool:
        return any(row.mark == "incomplete" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signatory; `office` already carries "Pj.", "Plt." or "a.n."; no name prints a dotted line."""

    heading: str
    office: str
    name: str | None = None
    nip: str | None = None
    place_and_date: str | None = None
    side: Side = "right"


@dataclass(frozen=True, slots=True)
class Summary:
    """A small table under the main one: sums per source, say. It is never parted from what stands around it."""

    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class MatrixDocument:
    """A form: title, head (label, value), one table, amount in words, a summary, notes, signatures."""

    key: str
    title: tuple[str, ...]
    head: tuple[tuple[str, str], ...]
    table: Table
    total_in_words: str | None = None
    signatures: tuple[Signature, ...] = ()
    draft: bool = True
    paper: Paper = "F4"
    notes: tuple[str, ...] = ()
    language: str = "id"
    author: str = ""
    orientation: Orientation = "landscape"
    summary: Summary | None = None

    @property
    def full_title(self) -> str:
        return " ".join(self.title)

    def on_paper(self, paper: Paper) -> Self:
        """The same form on another paper."""
        return replace(self, paper=paper)

    @property
    def printed_notes(self) -> tuple[str, ...]:
        """The notes, and the meaning of the shaded rows when there are any."""
        if not self.table.has_incomplete_rows:
            return self.notes
        return (*self.notes, "Baris yang diarsir belum lengkap isiannya.")


@dataclass(frozen=True, slots=True)
class Part:
    """One form of a bundle; `name` is that of its sheet in a workbook and of its entry in a PDF's outline.

    `ref` is the stable uid of what the form is about (never printed).
    """

    name: str
    document: MatrixDocument
    ref: str = ""


@dataclass(frozen=True, slots=True)
class BundleDocument:
    """Forms that are handed out together: each begins on a page, and on a sheet, of its own."""

    key: str
    title: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise PayloadError("a bundle needs a form")

    @property
    def full_title(self) -> str:
        return self.title

    @property
    def first(self) -> MatrixDocument:
        """The form whose draft mark, language and author stand for all."""
        return self.parts[0].document

    @property
    def draft(self) -> bool:
        return self.first.draft

    @property
    def language(self) -> str:
        return self.first.language

    @property
    def author(self) -> str:
        return self.first.author

    def on_paper(self, paper: Paper) -> Self:
        """The same forms on another paper."""
        parts = tuple(replace(part, document=part.document.on_paper(paper)) for part in self.parts)
        return replace(self, parts=parts)


@dataclass(frozen=True, slots=True)
class ProseDocument:
    """A portrait text: a template of ours (it extends "reporting/prose_base.html") and the plain values it prints."""

    key: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    draft: bool = True
    paper: Paper = "F4"
    language: str = "id"
    author: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "context", _plain_context(self.context))

    @property
    def full_title(self) -> str:
        return self.title

    def on_paper(self, paper: Paper) -> Self:
        """The same text on another paper."""
        return replace(self, paper=paper)


def _plain_context(value: Any) -> Any:
    """The context with tuples as lists, so that it equals itself after JSON. Raises PayloadError for objects."""
    if isinstance(value, dict):
        return {key: _plain_context(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain_context(item) for item in value]
    if value is None or isinstance(value, str | bool | int | Decimal):
        return value
    raise PayloadError(f"{type(value).__name__} is not a plain value")


Payload = MatrixDocument | BundleDocument | ProseDocument
