"""Finding tables by the words of their heads, wherever they stand."""

from dataclasses import dataclass, field
from itertools import pairwise

from places.workbooks.sheet import Sheet
from places.workbooks.words import clean, plain
from planning.workbooks.head_words import LONGEST_HEAD, QUICK, field_of, month_of, source_of, year_of

TALLEST_HEAD = 5
SAMPLE = 30  # rows looked at to find a name's column without a head
ASSUMED_NAME = "?"
_PLAN_FIELDS = {"location", "volume", "volume_unit", "unit", "time", "amount", "source", "manfaat", "pola", "year"}
_SUB = {"men", "women", "poor", "swakelola", "kerjasama_antar_desa", "pihak_ketiga", "amount", "source"}


@dataclass(frozen=True)
class Column:
    """A column of a table: its field, or "" when its head is unknown."""

    index: int
    field: str
    text: str
    row: int  # where the head's text stands
    at: int  # column where the head's text stands
    year: int = 0  # of a year's column: 2026, or 1 for "tahun ke-1"
    source: str = ""


@dataclass
class Head:
    """The head of a table: its rows and its columns from left to right."""

    first_row: int
    last_row: int
    columns: list[Column]
    body_first: int = 0
    body_last: int = 0  # included
    fields: dict[str, list[Column]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column in self.columns:
            self.fields.setdefault(column.field, []).append(column)

    @property
    def first_column(self) -> int:
        """Leftmost column."""
        return self.columns[0].index

    @property
    def last_column(self) -> int:
        """Rightmost column."""
        return self.columns[-1].index

    def has(self, *names: str) -> bool:
        """Whether one of the fields has a column."""
        return any(name in self.fields for name in names)


def find_heads(sheet: Sheet) -> list[Head]:
    """All heads of a sheet in reading order, each with the rows below it."""
    heads: list[Head] = []
    row = 0
    while row < len(sheet.rows):
        if _fields_in(sheet, row) >= 3:
            first, last = _extent(sheet, row)
            found = _split(sheet, first, last)
            heads += found
            row = last + 1 if found else row + 1
        else:
            row += 1
    for head in heads:
        below = [other.first_row for other in heads if other.first_row > head.last_row and _overlap(head, other)]
        head.body_first, head.body_last = head.last_row + 1, min(below, default=len(sheet.rows)) - 1
    return heads


def _fields_in(sheet: Sheet, row: int) -> int:
    """How many different fields the heads in a row stand for; cheap for rows that hold none."""
    values = sheet.rows[row]
    if any(type(value) in (int, float) and not (0 < value < 32 or 2000 <= value < 2100) for value in values):
        return 0  # an amount
    texts = [value for value in values if type(value) is str and 0 < len(value) <= LONGEST_HEAD]
    if len(texts) < 2 or len(set(QUICK.findall(" ".join(texts)[:2_000].lower().replace("_", " ")))) < 3:
        return 0
    found = [field_of(clean(text)) for text in texts]
    known = [name for name in found if name]
    return len(set(known)) if 2 * len(known) >= len(texts) else 0


def _extent(sheet: Sheet, row: int) -> tuple[int, int]:
    """First and last row of the head that the row belongs to."""
    first = last = row
    if row and _is_upper(sheet, row - 1):
        first = row - 1
    while last - first < TALLEST_HEAD - 1 and last + 1 < len(sheet.rows) and _is_lower(sheet, first, last + 1):
        last += 1
    return first, last


def _is_upper(sheet: Sheet, row: int) -> bool:
    values = [value for _, value in sheet.filled(row)]
    known = sum(1 for value in values if field_of(clean(value)))
    return known >= 2 and 2 * known >= len(values) and all(isinstance(value, str) for value in values)


def _is_lower(sheet: Sheet, first: int, row: int) -> bool:
    """Whether a row below still belongs to the head: sub-heads, years, or what a tall merged head covers."""
    cells = [(column, clean(value)) for column, value in sheet.filled(row) if type(value) is not float]
    if len(cells) != sum(1 for _ in sheet.filled(row)):
        return False
    known = [text for _, text in cells if field_of(text) or year_of(text) or month_of(text) or source_of(text)]
    under = [
        text for column, text in cells
        if (merge := sheet.merge_at(first, column)) and merge.last_column > merge.first_column and len(text) < 60
    ]  # fmt: skip
    if not cells:
        return _covered(sheet, first, row)
    if is_numbering(sheet, row, [column for column, _ in cells]):
        return all(_group_over(sheet, first, row, column) in ("time", "target", "amount") for column, _ in cells)
    return len(known) == len(cells) or (len(known) >= 2 and len(known) + len(under) >= len(cells))


def _group_over(sheet: Sheet, first: int, row: int, column: int) -> str | None:
    """The field of the head that stands over a cell, or to the left of what stands over it."""
    for left in range(column, max(column - 12, -1), -1):
        texts = [clean(sheet.shown_at(above, left)) for above in range(row - 1, first - 1, -1)]
        if text := next(filter(None, texts), ""):
            return field_of(text)
    return None


def _covered(sheet: Sheet, first: int, row: int) -> bool:
    """Whether a merged cell of the head reaches down over the row."""
    for column, _ in sheet.filled(first):
        merge = sheet.merge_at(first, column)
        if merge and merge.last_row >= row:
            return True
    return False


def is_numbering(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether the row below a head only counts its columns: a b c, 1 2 3, (1) (2)."""
    texts = [plain(clean(sheet.at(row, column))) for column in columns if sheet.at(row, column) != ""]
    if len(texts) < 3:
        return False
    single = [text for text in texts if len(text) <= 2 and (text.isalpha() or text.isdigit())]
    if len(single) < len(texts) - 1:
        return False
    order = [ord(text) if text.isalpha() and len(text) == 1 else int(text) if text.isdigit() else 0 for text in single]
    rising = sum(1 for before, after in pairwise(order) if 0 < after - before <= 2)
    return rising >= max(len(order) - 2, 1)


def _split(sheet: Sheet, first: int, last: int) -> list[Head]:
    """The heads in these rows: a second one begins where a number's or a name's column comes again after a cost."""
    width = max(len(sheet.rows[row]) for row in range(first, last + 1))
    groups: list[list[Column]] = [[]]
    seen: set[str] = set()
    gap = 0
    for index in range(width):
        column = _column(sheet, first, last, index)
        if column is None:
            gap += 1
            continue
        again = (
            column.field in seen
            and column.field in ("number", "name", "description")
            and (groups[-1] and (groups[-1][-1].row, groups[-1][-1].at) != (column.row, column.at))
        )
        if groups[-1] and ((again and "amount" in seen) or gap > 3):
            groups.append([])
            seen = set()
        groups[-1] += _bridged(groups[-1], column, gap)
        seen.add(column.field)
        gap = 0
    return [Head(first, last, named(sheet, last, group)) for group in groups if _is_table(group)]


def _is_table(group: list[Column]) -> bool:
    return len({column.field for column in group if column.field}) >= 3


def named(sheet: Sheet, last: int, group: list[Column]) -> list[Column]:
    """The columns; when none is the name's, the one without a head that holds the most words becomes it."""
    fields = {column.field for column in group}
    if fields & {"name", "description", "village"} or len(fields & _PLAN_FIELDS) < 3:
        return group
    rows = range(last + 1, min(last + 1 + SAMPLE, len(sheet.rows)))
    words = {
        column.index: sum(sign.isalpha() for row in rows for sign in clean(sheet.at(row, column.index))[:100])
        for column in group
        if column.field == "" or (column.at != column.index and not sheet.merge_at(column.row, column.index))
    }
    best = max(words, key=lambda index: words[index], default=None)
    if best is None or not words[best]:
        return group
    return [
        Column(column.index, "name", ASSUMED_NAME, column.row, column.index) if column.index == best else column
        for column in group
    ]


def _bridged(group: list[Column], column: Column, gap: int) -> list[Column]:
    """The column, after the nameless ones before it: they continue the column on their left."""
    if not group or not gap:
        return [column]
    left = group[-1]
    between = range(left.index + 1, column.index)
    return [Column(index, left.field, left.text, left.row, left.at, left.year, left.source) for index in between] + [
        column
    ]


def _column(sheet: Sheet, first: int, last: int, index: int) -> Column | None:
    path = _path(sheet, first, last, index)
    if not path:
        return None
    row, at, text = path[-1]
    parents = [part[2] for part in path[:-1]]
    inherited = next((name for name in map(field_of, reversed(parents)) if name), "")
    if year := year_of(text) or (_small_year(text) if inherited in ("time", "target") else None):
        kind = {"target": "year_target", "amount": "year_amount", "cost_group": "year_amount"}.get(inherited, "year")
        return Column(index, kind, text, row, at, year=year)
    if inherited == "time" and (month := month_of(text)):
        return Column(index, "month", text, row, at, year=month)
    own = field_of(text)
    if own in ("men", "women", "poor") and inherited not in ("manfaat", ""):
        own = None
    if own is None and inherited in ("amount", "cost_group", "") and (source := source_of(text)):
        return Column(index, "source_amount", text, row, at, source=source)
    if own == "cost_group" and len(path) == 1:
        own = "amount"
    return Column(index, own or (inherited if len(path) > 1 and inherited != "cost_group" else "") or "", text, row, at)


def _small_year(text: str) -> int | None:
    words = plain(text)
    return int(words) if words.isdigit() and 1 <= int(words) <= 9 else None


def _path(sheet: Sheet, first: int, last: int, index: int) -> list[tuple[int, int, str]]:
    """Texts of the head from top to bottom over a column: (row, column, text), each merged cell once."""
    path: list[tuple[int, int, str]] = []
    for row in range(first, last + 1):
        found = _over(sheet, row, index, below=row < last)
        if found and (not path or path[-1][:2] != found[:2]):
            path.append(found)
    own = [part for part in path if part[1] == index or _covers(sheet, part, index)]
    return path if own else []


def _covers(sheet: Sheet, part: tuple[int, int, str], index: int) -> bool:
    merge = sheet.merge_at(part[0], part[1])
    return bool(merge and merge.first_column <= index <= merge.last_column)


def _over(sheet: Sheet, row: int, index: int, *, below: bool) -> tuple[int, int, str] | None:
    merge = sheet.merge_at(row, index)
    at = (merge.first_row, merge.first_column) if merge else (row, index)
    text = clean(sheet.at(*at))
    if text:
        return (*at, text)
    if merge or not below:
        return None
    for left in range(index - 1, max(index - 9, -1), -1):  # a group's head that was not merged stands on the left
        other = sheet.merge_at(row, left)
        text = clean(sheet.shown_at(row, left))
        if text:
            return None if other or clean(sheet.at(row + 1, left)) == "" else (row, left, text)
    return None


def _overlap(head: Head, other: Head) -> bool:
    return head.first_column <= other.last_column and other.first_column <= head.last_column
