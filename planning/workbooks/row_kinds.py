"""Telling an activity from a heading, a total, and what is written below the table."""

import re

from places.workbooks.words import clean, plain
from planning.workbooks.heads import is_numbering
from planning.workbooks.row_cells import RowCells
from planning.workbooks.words import bidang_of

EMPTY, NUMBERING, TOTAL, BIDANG, SUB_BIDANG, BELOW, DETAIL, SPLIT, ACTIVITY, OTHER = (
    "empty", "numbering", "total", "bidang", "sub_bidang", "below", "detail", "split", "activity", "other",
)  # fmt: skip
_TOTAL = re.compile(r"(?:sub ?total|sub ?jumlah|jumlah|jml|total|grand total|rekapitulasi)\b")
_SUB = re.compile(r"(?:[\d. ]+ )?(?:sub|subbidang)\b")
_SUB_CODE = re.compile(r"0?[1-5]\.0?\d{1,2}\.?")
_BIDANG_CODE = re.compile(r"0?[1-5]\.?|i{1,3}|iv|v", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-–•●▪*·✓]\s*\D|[a-z]\s*[.)]\s*[A-Za-z])")
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|disusun|dibuat|kepala desa|ketua|sekretaris|tim penyusun|nip|ttd|tertanda|catatan"
    r"|keterangan|nb|ditetapkan|diundangkan|pj kepala|plt|camat)\b"
)
_DATED = re.compile(
    r"[a-z ]{2,40} (?:\d{1,2} )?(?:jan|feb|peb|mar|apr|mei|jun|jul|ag|sep|okt|nov|nop|des)[a-z]* 20\d\d"
)
_VALUES = ("volume", "volume_unit", "unit", "location", "source", "time", "manfaat", "target", "data_eksisting", "pola",
           "men", "women", "poor", "year", "month", "sdgs", "pelaksana")  # fmt: skip


def kind_of(cells: RowCells, *, at_top: bool, after_foot: bool, sub_bidang_names: frozenset[str]) -> str:
    """What a row below a head is; everything that holds a piece of an activity is one."""
    if not cells.own:
        return EMPTY
    if at_top and is_numbering(cells.sheet, cells.row, [cell.column for cell in cells.own]):
        return NUMBERING
    lead = _lead(cells)
    words = plain(lead)
    has_values = cells.has(*_VALUES)
    has_money = cells.has("amount", "source_amount", "year_amount")
    if _TOTAL.match(words) and not (has_values and _text_in(cells, "name")):
        return TOTAL
    if not has_values and (heading := _heading(cells, lead, words, sub_bidang_names)):
        return heading
    name = cells.text("name") if cells.has("name") else ""
    if not has_money and _is_below(cells, after_foot=after_foot):
        return BELOW
    if name and _BULLET.match(_raw(cells, "name")) and not has_values and not has_money and not cells.has("number"):
        return DETAIL
    if _is_split(cells, name):
        return SPLIT
    if _text_in(cells, "name") or has_money or has_values:
        return ACTIVITY
    return OTHER


def _lead(cells: RowCells) -> str:
    """The first words of the row up to its name's column."""
    names = cells.head.fields.get("name", ())
    last = max((column.index for column in names), default=cells.head.last_column)
    for cell in cells.own:
        text = clean(cell.value)
        if cell.column <= last and any(sign.isalpha() for sign in text) and not _BIDANG_CODE.fullmatch(text):
            return text
    return ""


def _raw(cells: RowCells, name: str) -> str:
    return next((str(cell.value) for cell in cells.by_field.get(name, ()) if isinstance(cell.value, str)), "")


def _text_in(cells: RowCells, name: str) -> bool:
    return any(any(sign.isalpha() for sign in clean(cell.value)) for cell in cells.by_field.get(name, ()))


def _heading(cells: RowCells, lead: str, words: str, sub_bidang_names: frozenset[str]) -> str:
    """A row with words only, in the columns up to the name's, that names a bidang or a sub bidang."""
    if not lead:
        return ""
    in_name = _text_in(cells, "name") and cells.has("name")
    beside = cells.has("bidang", "sub_bidang") or any(
        any(sign.isalpha() for sign in clean(cell.value)) for cell in cells.by_field.get("number", ())
    )
    if in_name and beside and lead != _raw(cells, "name").strip():
        return ""  # words in both: an activity without figures
    code = cells.text("code") or cells.text("number")
    if _SUB.match(words) or (_SUB_CODE.fullmatch(code) and not cells.has("amount")) or words in sub_bidang_names:
        return SUB_BIDANG
    if not in_name and cells.has("sub_bidang") and not cells.has("bidang"):
        return SUB_BIDANG
    if re.match(r"(?:[\divx]{1,4} )?bidang\b", words):
        return BIDANG
    if not in_name and (cells.has("bidang") or beside):
        return BIDANG
    is_title = lead.isupper() and bidang_of(lead) is not None and len(words.split()) <= 12
    return BIDANG if is_title and (_BIDANG_CODE.fullmatch(code) or not code) else ""


def _is_below(cells: RowCells, *, after_foot: bool) -> bool:
    """Signatures, dates and remarks under the table."""
    texts = [plain(clean(cell.value)) for cell in cells.own]
    if after_foot and not (_text_in(cells, "name") and cells.has("number", "volume", "volume_unit", "source")):
        return True
    if cells.has("number") or len(texts) > 4:
        return False
    return all(_SIGNED.match(text) or _DATED.fullmatch(text) or not text for text in texts)


def _is_split(cells: RowCells, name: str) -> bool:
    """A further source of the row above: its own source and cost, but no name and no place."""
    if not (cells.has("amount") and cells.has("source")) or cells.has("number"):
        return False
    return not name and not cells.has("volume", "volume_unit", "location", "time", "target", "manfaat")
