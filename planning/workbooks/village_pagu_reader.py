"""Reading one workbook with the ceilings of many villages: a row per village, a column per source."""

import re
from dataclasses import dataclass

from places.workbooks.problem import NOTE, Complaint, Problem
from places.workbooks.sheet import Sheet, Workbook
from places.workbooks.words import clean, plain
from planning.workbooks.amounts import read_amount
from planning.workbooks.fund_sources import CODES
from planning.workbooks.head_words import field_of, source_of
from planning.workbooks.row_cells import error_words

_TALLEST_HEAD = 4
_CODE = re.compile(r"\d\d\.?\d\d\.?\d\d\.?\d{4}")


@dataclass(frozen=True)
class VillagePagu:
    """Ceilings of one village in rupiah per source code."""

    sheet: str
    row_number: int
    code: str  # Kemendagri code with dots, "" when the row has none
    name: str
    kecamatan: str
    amounts: dict[str, int]


@dataclass(frozen=True)
class VillagePaguReading:
    """All villages found, and what is odd."""

    rows: tuple[VillagePagu, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_village_pagu(workbook: Workbook) -> VillagePaguReading:
    """The first sheet with a village's column and at least one source's column; empty with a problem when none."""
    for sheet in workbook.sheets:
        for row in range(min(len(sheet.rows), 60)):
            columns, last = _columns(sheet, row)
            if "village" in columns.values() and any(field in CODES for field in columns.values()):
                return _read(sheet, last + 1, columns)
    name = workbook.sheets[0].name if workbook.sheets else ""
    remedy = "Judul kolomnya: Kode Desa, Nama Desa, lalu sumber: DDS, ADD, PBH."
    complaint = Complaint("no_table", "tidak ada tabel pagu per desa.", remedy)
    return VillagePaguReading(problems=(complaint.at(name, "A1"),))


def _columns(sheet: Sheet, first: int) -> tuple[dict[int, str], int]:
    """Fields of the columns under a head that begins in this row, and the head's last row."""
    found: dict[int, str] = {}
    last = first
    for row in range(first, min(first + _TALLEST_HEAD, len(sheet.rows))):
        here = {column: _field(clean(value)) for column, value in sheet.filled(row)}
        if not any(here.values()):
            break
        found |= {column: field for column, field in here.items() if field}
        last = row
    return found, last


def _field(text: str) -> str:
    if plain(text) in ("kecamatan", "nama kecamatan"):
        return "kecamatan"
    field = field_of(text)
    if field in ("village", "village_code", "number"):
        return field
    if field == "code":
        return "village_code"
    return source_of(text) or ""


def _read(sheet: Sheet, first: int, columns: dict[int, str]) -> VillagePaguReading:
    rows: list[VillagePagu] = []
    problems: list[Problem] = []
    kecamatan = ""
    for row in range(first, len(sheet.rows)):
        texts = {field: clean(sheet.shown_at(row, column)) for column, field in columns.items() if field not in CODES}
        kecamatan = texts.get("kecamatan") or kecamatan
        name = texts.get("village", "")
        code = texts.get("village_code", "")
        if plain(name or code).startswith(("jumlah", "total")) or name.isdigit():
            continue
        amounts = _amounts(sheet, row, columns, problems)
        if not name and not code:
            if amounts:
                complaint = Complaint("village_blank", "pagu tanpa nama desa.", "Tulis kode atau nama desanya.", NOTE)
                problems.append(complaint.at(sheet.name, f"A{row + 1}"))
            continue
        rows.append(VillagePagu(sheet.name, row + 1, _dotted(code), name, kecamatan, amounts))
    return VillagePaguReading(tuple(rows), tuple(problems))


def _amounts(sheet: Sheet, row: int, columns: dict[int, str], problems: list[Problem]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, field in columns.items():
        if field not in CODES:
            continue
        cell = sheet.where(row, column)
        if error := sheet.errors.get((row, column)):
            complaint = Complaint("error_cell", f"berisi {error_words(error)}.", "Tulis ulang jumlahnya.")
            problems.append(complaint.at(sheet.name, cell))
            continue
        read = read_amount(sheet.at(row, column))
        if read.amount is not None:
            found[field] = found.get(field, 0) + read.amount
        if read.complaint:
            problems.append(read.complaint.at(sheet.name, cell))
    return found


def _dotted(code: str) -> str:
    digits = re.sub(r"\D", "", code)
    if not _CODE.fullmatch(code.strip(". ")) or len(digits) != 10:
        return code[:20]
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"
