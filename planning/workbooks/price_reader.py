"""Reading the price standard (SBU) of a kabupaten: code, description, unit, price."""

from dataclasses import dataclass

from places.workbooks.problem import Complaint, Problem
from places.workbooks.sheet import Sheet, Workbook
from places.workbooks.words import clean
from planning.workbooks.amounts import read_amount
from planning.workbooks.heads import Head, find_heads
from planning.workbooks.row_cells import RowCells, error_words


@dataclass(frozen=True)
class PriceRow:
    """One price in whole rupiah."""

    sheet: str
    row_number: int
    code: str
    name: str
    specification: str
    unit: str
    price: int


@dataclass(frozen=True)
class PriceReading:
    """All prices found, the groups they stand under, and what is odd."""

    rows: tuple[PriceRow, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_prices(workbook: Workbook) -> PriceReading:
    """Prices of all sheets that have them; empty with a problem when there are none."""
    rows: list[PriceRow] = []
    problems: list[Problem] = []
    is_found = False
    for sheet in workbook.sheets:
        for head in find_heads(sheet):
            if head.has("price", "amount") and head.has("description", "name") and head.has("unit"):
                is_found = True
                _read(sheet, head, rows, problems)
    if not is_found:
        complaint = Complaint("no_table", "tidak ada tabel harga.", "Judul kolomnya: Kode, Uraian, Satuan, Harga.")
        problems.append(complaint.at(workbook.sheets[0].name if workbook.sheets else "", "A1"))
    return PriceReading(tuple(rows), tuple(problems))


def _read(sheet: Sheet, head: Head, rows: list[PriceRow], problems: list[Problem]) -> None:
    for number in range(head.body_first, head.body_last + 1):
        cells = RowCells(sheet, head, number)
        money = cells.first("price", own=True) or cells.first("amount", own=True)
        name = cells.text("description") or cells.text("name")
        if money is None or not any(sign.isalpha() for sign in name):
            continue  # a group's heading, or the row that counts the columns
        where = cells.where(money)
        read = read_amount(money.value)
        if money.error:
            complaint = Complaint("error_cell", f"berisi {error_words(money.error)}.", "Tulis ulang harganya.")
            problems.append(complaint.at(sheet.name, where))
        elif read.amount is None:
            complaint = read.complaint or Complaint("price_blank", "harga kosong.", "Tulis harganya.")
            problems.append(complaint.at(sheet.name, where))
        else:
            unit = clean(unit_cell.value) if (unit_cell := cells.first("unit")) else ""
            if not unit:
                complaint = Complaint("unit_blank", "harga tanpa satuan.", "Tulis satuannya.")
                problems.append(complaint.at(sheet.name, where))
            code, specification = cells.text("code")[:30], cells.text("specification")[:200]
            rows.append(PriceRow(sheet.name, number + 1, code, name[:200], specification, unit[:30], read.amount))
