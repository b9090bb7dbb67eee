"""Reading ceilings: a village's own income sheet, or one workbook for all villages of a kabupaten."""

from dataclasses import asdict, dataclass
from typing import Any

from places.formats.rupiah import format_rupiah
from places.workbooks.problem import NOTE, Complaint, Problem
from places.workbooks.sheet import Sheet, Workbook
from places.workbooks.words import clean, plain
from planning.workbooks.amounts import read_amount
from planning.workbooks.beside import look_beside
from planning.workbooks.fund_sources import read_sources, source_code
from planning.workbooks.heads import Head, find_heads
from planning.workbooks.row_cells import Cell, RowCells, error_words
from planning.workbooks.words import years_in


@dataclass(frozen=True)
class PaguRow:
    """One income: its source and rupiah; several of one source add up."""

    sheet: str
    cell: str
    code: str
    name: str
    amount: int


@dataclass(frozen=True)
class PaguReading:
    """The ceilings that a workbook names for a year."""

    rows: tuple[PaguRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    stated_total: int | None = None
    stated_cell: str = ""

    @property
    def by_source(self) -> dict[str, int]:
        """Rupiah per source code."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.code] = found.get(row.code, 0) + row.amount
        return found

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self) | {"rows": [asdict(row) for row in self.rows],
                               "problems": [asdict(problem) for problem in self.problems]}  # fmt: skip

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "PaguReading":
        """The reading that `to_json` wrote."""
        rows, problems = (PaguRow(**row) for row in data["rows"]), (Problem(**item) for item in data["problems"])
        return cls(tuple(rows), tuple(problems), data["stated_total"], data["stated_cell"])


def read_pagu(workbook: Workbook, year: int) -> PaguReading:
    """Ceilings per source of the first sheet that lists incomes with amounts and sources; empty when there is none."""
    for sheet in workbook.sheets:
        for head in find_heads(sheet):
            if _is_income(sheet, head):
                return _read_income(sheet, head, year)
    return PaguReading()


def _is_income(sheet: Sheet, head: Head) -> bool:
    """Incomes: amount and source, but neither place nor time nor volume; the title says what it is."""
    if not head.has("amount") or not head.has("description", "name"):
        return False
    if head.has("location", "time", "volume", "volume_unit", "pola", "price", "year"):
        return False
    title = plain(" ".join(text for _, _, text in look_beside(sheet, [head]).titles)[:2_000] + " " + sheet.name)
    return any(word in title for word in ("pendapatan", "pagu", "penerimaan"))


def _read_income(sheet: Sheet, head: Head, year: int) -> PaguReading:
    rows: list[PaguRow] = []
    problems = _title_years(sheet, head, year)
    total: Cell | None = None
    for number in range(head.body_first, head.body_last + 1):
        cells = RowCells(sheet, head, number)
        money = cells.first("amount", own=True)
        name = cells.text("description") or cells.text("name")
        if money is None:
            continue
        if plain(" ".join(clean(cell.value) for cell in cells.own[:2])).startswith(("jumlah", "total")):
            total = money
            continue
        found = _income(cells, money, name, problems)
        if found:
            rows.append(found)
    stated = read_amount(total.value).amount if total else None
    summed = sum(row.amount for row in rows)
    if total and stated is not None and stated != summed:
        what = f"jumlah pendapatan tertulis {format_rupiah(stated)}, barisnya berjumlah {format_rupiah(summed)}."
        where = sheet.where(total.row, total.column)
        problems.append(Complaint("total_differs", what, "Periksa baris pendapatannya.", NOTE).at(sheet.name, where))
    where = sheet.where(total.row, total.column) if total else ""
    return PaguReading(tuple(rows), tuple(problems), stated, where)


def _income(cells: RowCells, money: Cell, name: str, problems: list[Problem]) -> PaguRow | None:
    where, sheet = cells.where(money), cells.sheet.name
    if money.error:
        complaint = Complaint("error_cell", f"berisi {error_words(money.error)}.", "Tulis ulang jumlahnya.")
        problems.append(complaint.at(sheet, where))
        return None
    source = cells.first("source")
    named = read_sources(source.value) if source else None
    code = (
        named.shares[0].code
        if named and len(named.shares) == 1
        else (None if cells.head.has("source") else source_code(_name(name)))
    )
    read = read_amount(money.value)
    if code is None:
        if source and read.amount and any(sign.isalpha() for sign in clean(source.value)):
            what = f"sumber dana “{clean(source.value)[:40]}” tidak dikenal."
            problems.append(Complaint("source_unknown", what, "Pilih sumbernya.").at(sheet, cells.where(source)))
        return None  # a heading with its subtotal
    if read.amount is None:
        if read.complaint:
            problems.append(read.complaint.at(sheet, where))
        return None
    return PaguRow(sheet, where, code, name[:200], read.amount)


def _name(name: str) -> str:
    words = name.split(" ", 1)
    return words[1] if len(words) > 1 and words[0].strip(".").isdigit() else name


def _title_years(sheet: Sheet, head: Head, year: int) -> list[Problem]:
    found = []
    for row, column, text in look_beside(sheet, [head]).titles:
        if (named := years_in(text)) and year not in named:
            complaint = Complaint(
                "title_other_year",
                f"judul “{text[:60]}” menyebut tahun {named[0]}.",
                f"Pastikan pagu ini untuk {year}.",
            )
            found.append(complaint.at(sheet.name, sheet.where(row, column)))
    return found
