"""Reading a plan out of a workbook: which sheets, which tables, and what is odd about the whole."""

import re

from places.formats.rupiah import format_rupiah
from places.workbooks.addresses import area
from places.workbooks.problem import NOTE, Complaint, Problem
from places.workbooks.sheet import Sheet, Workbook
from places.workbooks.words import clean, plain
from planning.workbooks.beside import look_beside, region_problems, side_totals, source_claims
from planning.workbooks.heads import ASSUMED_NAME, Column, Head, find_heads
from planning.workbooks.reading import DURKP, RKP, RPJM, Ask, Reading, ReadRow, SourceClaim, Stated
from planning.workbooks.row_years import actual_year
from planning.workbooks.table_walk import Walk
from planning.workbooks.words import years_in

MOST_ROWS = 10_000
_NAMES = {RKP: "RKP Desa", RPJM: "RPJM Desa", DURKP: "DU-RKP Desa", "": "bentuk lain"}
_UNREAD = ("", "note", "price", "description", "village", "village_code", "specification")  # fields no line has
_OTHER_TITLE = re.compile(r"\b(?:evaluasi|skoring|laporan|realisasi|pagu indikatif|gagasan|peringkat|stunting)\b")


class _Found:
    """A sheet with its plan tables and the shape that they have."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.heads = find_heads(sheet)
        self.tables = [head for head in self.heads if is_plan(head)]
        self.beside = look_beside(sheet, self.heads)
        self.title = plain(" ".join(text for _, _, text in self.beside.titles)[:2_000] + " " + sheet.name)
        self.shape = self._shape()
        self.years = {year for _, _, text in self.beside.titles for year in years_in(text)}

    def _shape(self) -> str:
        if any(sum(1 for column in head.columns if column.field.startswith("year")) >= 2 for head in self.tables):
            return RPJM
        if re.search(r"\bdu rkp|\bdaftar usulan\b", self.title):
            return DURKP
        if re.search(r"\brpjm|jangka menengah", self.title) and "rkp" not in self.title:
            return RPJM
        return "" if _OTHER_TITLE.search(self.title) else RKP


def is_plan(head: Head) -> bool:
    """Whether a table lists activities, not budgets, incomes or prices."""
    if head.has("price") or not head.has("name"):
        return False
    about = ("location", "volume", "volume_unit", "time", "year", "year_amount", "pola", "manfaat", "source", "target")
    return sum(1 for name in about if head.has(name)) >= 2 and head.has(
        "amount", "source_amount", "year", "year_amount", "time", "pola"
    )


def read_plan(workbook: Workbook, ask: Ask) -> Reading:
    """All activities of the workbook's plan, with every oddity. Never raises for what the cells hold."""
    sheets, problems = _asked(workbook, ask)
    looked = [_Found(sheet) for sheet in sheets]
    found = [one for one in looked if one.tables]
    chosen = _choose(found, ask, problems)
    if chosen:
        problems += [_no_plan_here(one) for one in looked if not one.tables and one.sheet.rows]
    if not chosen:
        problems.append(_no_table(workbook, ask))
    rows: list[ReadRow] = []
    stated: list[Stated] = []
    claims: list[SourceClaim] = []
    for one in chosen:
        walk = Walk(one.sheet, ask)
        for head in one.tables:
            walk.through(head)
        stated += _compare(one, walk)
        claims += source_claims(one.sheet, one.beside)
        problems += _years(one, ask) + walk.problems + region_problems(one.sheet, one.beside) + _unknown(one, ask)
        rows += walk.rows
    problems += [_disagrees(total) for total in stated if not total.agrees] + _false_claims(rows, claims)
    if len(rows) > MOST_ROWS:
        problems.append(_too_many(rows))
        rows = rows[:MOST_ROWS]
    return Reading(
        ask.shape, tuple(one.sheet.name for one in chosen), tuple(rows), tuple(problems), tuple(stated), tuple(claims)
    )


def _asked(workbook: Workbook, ask: Ask) -> tuple[list[Sheet], list[Problem]]:
    if not ask.sheet:
        return workbook.sheets, []
    sheet = workbook.sheet(ask.sheet)
    if sheet:
        return [sheet], []
    names = ", ".join(f"“{other.name}”" for other in workbook.sheets)[:300]
    complaint = Complaint("no_sheet", f"lembar “{ask.sheet[:60]}” tidak ada.", f"Lembar yang ada: {names}.")
    return [], [complaint.at(ask.sheet[:60], "A1")]


def _choose(found: list[_Found], ask: Ask, problems: list[Problem]) -> list[_Found]:
    """Sheets of the asked shape, or else of another; of several years, those that name a year of the plan."""
    alike = [one for one in found if one.shape == ask.shape]
    chosen = alike or ([one for one in found if one.shape] if not ask.sheet else found)
    in_time = [one for one in chosen if one.years & set(ask.years)]
    if in_time and any(one.years and not one.years & set(ask.years) for one in chosen):
        chosen = [one for one in chosen if one in in_time or not one.years]
    for one in found:
        if one not in chosen:
            what = f"lembar “{one.sheet.name}” berbentuk {_NAMES[one.shape]} atau tahun lain dan tidak dibaca."
            complaint = Complaint("sheet_not_read", what, "Pilih lembarnya bila itu yang dimaksud.", NOTE)
            problems.append(complaint.at(one.sheet.name, "A1"))
        elif one.shape != ask.shape:
            what = f"lembar “{one.sheet.name}” tampak seperti {_NAMES[one.shape]}, bukan {_NAMES[ask.shape]}."
            problems.append(Complaint("other_shape", what, "Periksa berkasnya.").at(one.sheet.name, "A1"))
    return chosen


def _no_plan_here(one: _Found) -> Problem:
    what = f"lembar “{one.sheet.name}” tidak memuat tabel rencana."
    return Complaint("sheet_not_read", what, "Tidak perlu diubah bila memang bukan rencana.", NOTE).at(
        one.sheet.name, "A1"
    )


def _no_table(workbook: Workbook, ask: Ask) -> Problem:
    complaint = Complaint(
        "no_table", f"tidak ada tabel {_NAMES[ask.shape]} di dalam berkas ini.",
        "Tabelnya harus berjudul kolom, misalnya Jenis Kegiatan, Lokasi, Volume, Biaya, Sumber.",
    )  # fmt: skip
    return complaint.at(ask.sheet or (workbook.sheets[0].name if workbook.sheets else ""), "A1")


def _compare(one: _Found, walk: Walk) -> list[Stated]:
    """Totals of headings, of foot rows and beside the table, each with the sum of its rows."""
    name, found = one.sheet.name, []
    parts = [total for total in walk.totals if total.kind == "bidang" and not total.last]
    subs = [total for total in walk.totals if total.kind == "sub_bidang" and not total.last]
    for total in walk.totals:
        last = total.last or _end(total.first, parts if total.kind == "bidang" else parts + subs, len(walk.rows))
        rows = walk.rows[total.first : last]
        found.append(
            Stated(name, total.cell, total.label, total.kind, total.amount, sum(row.cost for row in rows), total.bidang)
        )
    for row, column, label, bidang, amount in side_totals(one.sheet, one.beside, walk.foot_rows):
        rows = [item for item in walk.rows if bidang in (None, item.bidang)]
        kind = "side_bidang" if bidang else "side_foot"
        total_of = sum(item.cost for item in rows)
        found.append(Stated(name, one.sheet.where(row, column), label, kind, amount, total_of, bidang))
    return found


def _end(first: int, others: list, whole: int) -> int:
    return min((other.first for other in others if other.first > first), default=whole)


def _disagrees(total: Stated) -> Problem:
    written, summed = format_rupiah(total.amount), format_rupiah(total.rows_sum)
    what = f"“{total.label[:60]}” tertulis {written}, barisnya berjumlah {summed}"
    remedy = "Periksa baris yang belum terjumlah atau biaya yang kosong."
    complaint = Complaint("total_differs", f"{what}.", remedy, NOTE)
    return complaint.at(total.sheet, total.cell)


def _false_claims(rows: list[ReadRow], claims: list[SourceClaim]) -> list[Problem]:
    """Sums per source in a side table that differ from the rows or from themselves."""
    spent: dict[str, int] = {}
    for row in rows:
        for share in row.sources:
            spent[share.code] = spent.get(share.code, 0) + (share.amount or 0)
    found = []
    for claim in claims:
        used = spent.get(claim.code, 0)
        facts = [("belanja", claim.used, used)]
        if claim.pagu is not None:
            facts.append(("sisa", claim.left, claim.pagu - used))
        for word, written, counted in facts:
            if written is not None and written != counted:
                what = (
                    f"{word} {claim.code} tertulis {format_rupiah(written)}, menurut barisnya {format_rupiah(counted)}."
                )
                complaint = Complaint("claim_differs", what, "Periksa sumber dana tiap baris.", NOTE)
                found.append(complaint.at(claim.sheet, claim.cell))
    return found


def _years(one: _Found, ask: Ask) -> list[Problem]:
    """Heads and titles that name a year which the plan does not have."""
    found, seen = [], set()
    for head in one.tables:
        for column in head.columns:
            allowed = set(ask.years) | ({ask.first_year - 1} if column.field == "data_eksisting" else set())
            named = years_in(column.text) if column.year < 100 else [actual_year(column.year, ask)]
            wrong = [year for year in named if year not in allowed]
            if wrong and (column.row, column.at) not in seen:
                seen.add((column.row, column.at))
                what = f"judul kolom “{column.text[:60]}” menyebut tahun {wrong[0]}, sisa dari tahun lain."
                complaint = Complaint("heading_other_year", what, f"Pastikan isinya memang untuk {_period(ask)}.", NOTE)
                found.append(complaint.at(one.sheet.name, one.sheet.where(column.row, column.at)))
    for row, column, text in one.beside.titles:
        wrong = [year for year in years_in(text) if year not in ask.years]
        if wrong and not set(years_in(text)) & set(ask.years):
            what = f"judul “{text[:60]}” menyebut tahun {wrong[0]}."
            complaint = Complaint("title_other_year", what, f"Pastikan berkas ini memang untuk {_period(ask)}.", NOTE)
            found.append(complaint.at(one.sheet.name, one.sheet.where(row, column)))
    return found


def _period(ask: Ask) -> str:
    return str(ask.first_year) if ask.first_year == ask.last_year else f"{ask.first_year}–{ask.last_year}"


def _unknown(one: _Found, ask: Ask) -> list[Problem]:
    """Columns whose head says nothing we know; their cells are not read."""
    found = [_table_not_read(one, head) for head in one.heads if head not in one.tables]
    for head in one.tables:
        previous = None
        for column in head.columns:
            if column.text == ASSUMED_NAME:
                what = "kolom ini tidak berjudul; isinya dibaca sebagai nama kegiatan."
                cell = one.sheet.where(column.row, column.index)
                found.append(
                    Complaint("name_column_assumed", what, "Tulis judulnya: Jenis Kegiatan.", NOTE).at(
                        one.sheet.name, cell
                    )
                )
            if not _is_unread(column, ask):
                continue
            if previous is not None and (previous.row, previous.at) == (column.row, column.at):
                previous = column
                continue  # told with the column on its left, under the same head
            alike = [other for other in head.columns if (other.row, other.at) == (column.row, column.at)]
            previous = column
            what = f"kolom “{clean(column.text)[:60]}” tidak mempunyai tempat dalam rencana dan tidak dibaca."
            cell = area(column.row, column.index, column.row, max(other.index for other in alike))
            complaint = Complaint("column_unknown", what, "Ganti judulnya bila isinya diperlukan.", NOTE)
            found.append(complaint.at(one.sheet.name, cell))
    return found


def _is_unread(column: Column, ask: Ask) -> bool:
    return column.field in _UNREAD or (ask.shape != RPJM and column.field.startswith("year"))


def _table_not_read(one: _Found, head: Head) -> Problem:
    cell = area(head.first_row, head.first_column, head.body_last, head.last_column)
    complaint = Complaint("table_not_read", "tabel ini bukan tabel rencana dan tidak dibaca.",
                          "Bila berisi kegiatan, lengkapi judul kolomnya.", NOTE)  # fmt: skip
    return complaint.at(one.sheet.name, cell)


def _too_many(rows: list[ReadRow]) -> Problem:
    first = rows[MOST_ROWS]
    what = f"lebih dari {MOST_ROWS} kegiatan; baris {first.row_number} dan sesudahnya tidak dibaca."
    return Complaint("too_many_rows", what, "Bagi berkasnya.").at(first.sheet, f"A{first.row_number}")
