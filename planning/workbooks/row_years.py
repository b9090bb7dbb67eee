"""The years of a RPJM line: ticks, costs and targets in the columns of the years, or years in words."""

import calendar
import re
from datetime import date

from places.workbooks.problem import Complaint
from places.workbooks.words import clean, plain
from planning.workbooks.amounts import read_amount
from planning.workbooks.reading import Ask, ReadYear
from planning.workbooks.row_draft import Draft

SMALLEST_COST = 1_000  # rupiah; a smaller number in a year's column is a tick or a volume
_NO = {"", "0", "-", "–", "x tidak", "tidak", "false", "no", "n"}
_YES = {"v", "x", "√", "✓", "✔", "☑", "●", "*", "1", "ya", "true", "y", "ada", "vv", "o", "ü", "p"}
_RANGE = re.compile(r"(20\d\d) ?(?:s d|sd|sampai|hingga|ke)? ?(20\d\d)")


def read_years(draft: Draft) -> None:
    """Ticked years with cost and target; a year outside the plan is a problem and is left out."""
    found: dict[int, ReadYear] = {}
    for name in ("year", "year_amount", "year_target"):
        for column in draft.cells.head.fields.get(name, ()):
            value = draft.cells.sheet.at(draft.cells.row, column.index)
            text = clean(value)
            if text.casefold() in _NO or value == 0:
                continue
            year = actual_year(column.year, draft.ask)
            draft.places.setdefault("years", draft.cells.sheet.where(draft.cells.row, column.index))
            if year not in draft.ask.years:
                draft.complain(_outside(year, draft.ask), "years")
                continue
            before = found.get(year, ReadYear(year))
            found[year] = _with(draft, before, name, value, text)
    if not found:
        found = {year: ReadYear(year) for year in _in_words(draft)}
    if not found:
        draft.complain(Complaint("years_blank", "tidak ada tahun pelaksanaan.", "Pilih tahun pelaksanaannya."), "years")
    years = tuple(found[year] for year in sorted(found))
    draft.values["years"] = _with_single_cost(draft, years)


def actual_year(year: int, ask: Ask) -> int:
    """Calendar year of a column: "tahun ke-1" is the plan's first."""
    return ask.first_year + year - 1 if year < 100 else year


def _with(draft: Draft, before: ReadYear, name: str, value: object, text: str) -> ReadYear:
    if name == "year_target":
        return ReadYear(before.year, before.amount, text[:120])
    if text.casefold() in _YES or value is True:
        return before
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if name == "year_amount" or (is_number and value >= SMALLEST_COST) or re.match(r"rp", text, re.I):
        read = read_amount(value)
        draft.complain(read.complaint, "years")
        return ReadYear(before.year, read.amount, before.target)
    if is_number or len(text) <= 40:
        return ReadYear(before.year, before.amount, before.target or text)
    return before


def _with_single_cost(draft: Draft, years: tuple[ReadYear, ...]) -> tuple[ReadYear, ...]:
    """The whole cost lies on the only year; over several years it is not divided by us."""
    amount = draft.values.get("amount")
    stated = [year.amount for year in years if year.amount is not None]
    if stated:
        if amount is not None and sum(stated) != amount:
            what = "jumlah biaya tiap tahun tidak sama dengan jumlahnya."
            complaint = Complaint("years_sum", what, "Perbaiki biayanya.")
            draft.complain(complaint, "years")
        return years
    if amount is None or len(years) != 1:
        if amount and years:
            complaint = Complaint(
                "amount_not_per_year", "biaya belum dibagi ke tahun-tahunnya; disimpan pada tahun pertama.",
                "Tulis biaya tiap tahun.",
            )  # fmt: skip
            draft.complain(complaint, "amount")
        return years
    return (ReadYear(years[0].year, amount, years[0].target),)


def _in_words(draft: Draft) -> list[int]:
    """Years of a cell such as "2021, 2023-2025" or "Tahun ke-1 s.d. 3"."""
    cell = draft.cells.first("time")
    if cell is None:
        return []
    draft.note("years", cell)
    words = plain(clean(cell.value))
    years = {int(year) for year in re.findall(r"\b(20\d\d)\b", words)}
    for first, last in _RANGE.findall(words):
        if re.search(rf"{first}\s*(?:-|–|s\.?/?d\.?|sampai|hingga)\s*{last}", clean(cell.value), re.I):
            years |= set(range(int(first), min(int(last), int(first) + 8) + 1))
    if not years and re.fullmatch(r"(?:tahun |thn )?(?:ke )?[1-9](?: [1-9])*", words):
        years = {actual_year(int(digit), draft.ask) for digit in re.findall(r"\d", words)}
    for year in sorted(years - set(draft.ask.years)):
        draft.complain(_outside(year, draft.ask), "years")
    return sorted(years & set(draft.ask.years))


def _outside(year: int, ask: Ask) -> Complaint:
    return Complaint(
        "year_outside", f"tahun {year} di luar {ask.first_year}–{ask.last_year}.", "Periksa tahun pelaksanaannya."
    )


def read_months(draft: Draft) -> None:
    """Ticks in twelve columns of months."""
    ticked = [
        column.year
        for column in draft.cells.head.fields.get("month", ())
        if clean(draft.cells.sheet.at(draft.cells.row, column.index)).casefold() not in _NO
    ]
    if ticked and draft.values.get("starts") is None:
        year, last = draft.ask.first_year, max(ticked)
        draft.values["starts"] = date(year, min(ticked), 1)
        draft.values["ends"] = date(year, last, calendar.monthrange(year, last)[1])
