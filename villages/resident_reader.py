"""Reading a workbook of residents by the words of its heads: plain values in, frozen rows and problems out."""

from dataclasses import dataclass
from datetime import date

from places.workbooks.problem import DOUBT, Complaint, Problem
from places.workbooks.sheet import UNCACHED, Sheet, Value, Workbook
from places.workbooks.words import clean, plain
from villages.resident_cells import (
    read_birth,
    read_disability,
    read_gender,
    read_mark,
    read_number,
    read_relation,
    read_rt_rw,
    refused,
)
from villages.resident_head_words import LABELS, field_of_head

_SEARCHED_ROWS = 40
_TALLEST_HEAD = 3
MOST_ROWS = 20_000


@dataclass(frozen=True)
class WrittenResident:
    """One row of the workbook as it was read; None and "" are what it does not say."""

    sheet: str
    row_number: int
    name: str
    nik: str = ""
    number: str = ""
    gender: str = ""
    dusun: str = ""
    rt: str = ""
    rw: str = ""
    born_on: date | None = None
    birth_year: int | None = None
    relation: str = ""
    is_rtm: bool | None = None
    is_disabled: bool | None = None
    disability: str = ""
    occupation: str = ""
    address: str = ""
    is_refused: bool = False

    @property
    def place(self) -> str:
        """ "Dusun Tengah baris 12"."""
        return f"{self.sheet} baris {self.row_number}"


@dataclass(frozen=True)
class ResidentReading:
    """All rows found in all sheets, what is odd about their cells, and which columns were not understood."""

    rows: tuple[WrittenResident, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread_heads: tuple[str, ...] = ()


def read_residents(workbook: Workbook, *, local_dusun: str = "") -> ResidentReading:
    """Every sheet with a head "Nama" and one more that is known; a problem when there is none at all."""
    rows: list[WrittenResident] = []
    problems: list[Problem] = []
    unread: list[str] = []
    for sheet in workbook.sheets:
        head = _head(sheet, local_dusun)
        if head is not None:
            reader = _SheetReader(sheet, *head)
            reader.read()
            rows += reader.rows
            problems += reader.problems
            unread += [f"{sheet.name}: {text}" for text in _unread(sheet, *head)]
    if not rows and not problems:
        name = workbook.sheets[0].name if workbook.sheets else ""
        remedy = "Pakai templat dari halaman ini, atau beri judul kolom: Nama, L/P, Dusun, RT, RW, Tgl lahir."
        problems.append(Complaint("no_table", "tidak ada tabel warga.", remedy).at(name, "A1"))
    if len(rows) > MOST_ROWS:
        complaint = Complaint("too_many", f"lebih dari {MOST_ROWS} baris.", "Bagi menjadi beberapa berkas.")
        return ResidentReading((), (complaint.at(rows[0].sheet, "A1"),))
    return ResidentReading(tuple(rows), tuple(problems), tuple(unread))


def _head(sheet: Sheet, local_dusun: str) -> tuple[dict[str, int], int, int] | None:
    """Columns by field, and the first and last row of the head."""
    for first in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        columns = _fields(sheet, first, local_dusun)
        if "name" not in columns:
            continue
        last = first
        for row in range(first + 1, min(first + _TALLEST_HEAD, len(sheet.rows))):
            below = {field: at for field, at in _fields(sheet, row, local_dusun).items() if at != columns["name"]}
            if not below:
                break
            columns = {**below, **columns}
            last = row
        if len(set(columns.values())) > 1:
            return columns, first, last
    return None


def _fields(sheet: Sheet, row: int, local_dusun: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, value in sheet.filled(row):
        if isinstance(value, str) and (field := field_of_head(clean(value), local_dusun=local_dusun)):
            found.setdefault(field, column)
    return found


def _unread(sheet: Sheet, columns: dict[str, int], first: int, last: int) -> list[str]:
    """Heads over columns that nothing is taken from, row numbers apart."""
    known = set(columns.values())
    found = []
    for row in range(first, last + 1):
        for column, value in sheet.filled(row):
            text = clean(value)
            spans = sheet.merge_at(row, column)
            over = range(column, (spans.last_column if spans else column) + 1)
            if not known & {*over} and plain(text) not in ("no", "nomor", "no urut", "urut"):
                found.append(text[:40])
    return found


class _SheetReader:
    """Reads the rows under one head."""

    def __init__(self, sheet: Sheet, columns: dict[str, int], first: int, last: int) -> None:
        self.sheet, self.columns, self.last = sheet, columns, last
        self.rows: list[WrittenResident] = []
        self.problems: list[Problem] = []
        self._is_refused = False

    def read(self) -> None:
        """Fill `rows` and `problems`."""
        for row in range(self.last + 1, len(self.sheet.rows)):
            if self._has_anything(row):
                self._read_row(row)

    def _read_row(self, row: int) -> None:
        self._is_refused = False
        self._tell_broken_cells(row)
        name = self._name(row)
        if name is None:
            return
        nik = self._take(row, "nik", read_number(self._value(row, "nik"), "NIK"))
        number = self._take(row, "number", read_number(self._value(row, "number"), "Nomor KK"))
        birth = self._take(row, "born", read_birth(self._value(row, "born")))
        rt, rw = read_rt_rw(self._value(row, "rt"), self._value(row, "rw"), self._value(row, "rt_rw"))
        is_disabled, disability = read_disability(self._value(row, "disability"))
        written = WrittenResident(
            sheet=self.sheet.name,
            row_number=row + 1,
            name=name,
            nik=nik,
            number=number,
            gender=self._take(row, "gender", read_gender(self._value(row, "gender"))),
            dusun=clean(self._value(row, "dusun")),
            rt=rt,
            rw=rw,
            born_on=birth.day,
            birth_year=birth.year,
            relation=self._take(row, "relation", read_relation(self._value(row, "relation"))),
            is_rtm=self._take(row, "rtm", read_mark(self._value(row, "rtm"))),
            is_disabled=is_disabled,
            disability=disability,
            occupation=clean(self._value(row, "occupation"))[:60],
            address=clean(self._value(row, "address"))[:200],
            is_refused=self._is_refused,
        )
        self.rows.append(written)

    def _name(self, row: int) -> str | None:
        """The name; None for a row that is no resident (told unless it is a sum, a head once more, or numbers)."""
        column = self.columns["name"]
        value = self.sheet.at(row, column)
        name = " ".join(clean(value).split())
        words = plain(name)
        if words.startswith(("jumlah", "total")) or field_of_head(name) == "name" or self._is_numbering(row):
            return None
        if not name and self.sheet.merge_at(row, column):
            self._complain(row, "name", refused("merged", "nama digabung dengan baris di atasnya.", "Pisahkan selnya."))
            return None
        if not name or not any(sign.isalpha() for sign in name):
            self._complain(row, "name", refused("no_name", "baris berisi tetapi tanpa nama.", "Tulis namanya."))
            return None
        if len(name) > 120:
            self._complain(row, "name", refused("long_name", "nama lebih dari 120 huruf.", "Pendekkan namanya."))
        return name[:120]

    def _tell_broken_cells(self, row: int) -> None:
        for field, column in self.columns.items():
            error = self.sheet.errors.get((row, column))
            if error == UNCACHED:
                told = Complaint("formula", "berisi rumus yang hasilnya tidak tersimpan.", "Ganti dengan isinya.")
            elif error:
                told = Complaint("error", f"berisi galat {error}.", "Tulis ulang isinya.")
            else:
                continue
            self._complain(row, field, told)

    def _take(self, row: int, field: str, read: tuple) -> object:
        value, complaint = read
        if complaint is not None:
            self._complain(row, field, complaint)
        return value

    def _complain(self, row: int, field: str, complaint: Complaint) -> None:
        cell = self.sheet.where(row, self.columns[field])
        self.problems.append(complaint.at(self.sheet.name, cell, LABELS[field]))
        self._is_refused = self._is_refused or complaint.level == DOUBT

    def _value(self, row: int, field: str) -> Value:
        """What a reader sees in the cell: a dusun or a number may be merged over the whole household."""
        column = self.columns.get(field)
        return "" if column is None else self.sheet.shown_at(row, column)

    def _has_anything(self, row: int) -> bool:
        broken = any((row, column) in self.sheet.errors for column in self.columns.values())
        return broken or any(column in self.columns.values() for column, _ in self.sheet.filled(row))

    def _is_numbering(self, row: int) -> bool:
        """The row 1, 2, 3 … that stands under the heads of official forms."""
        values = [plain(clean(value)) for _, value in self.sheet.filled(row)]
        return len(values) > 1 and all(value.isdigit() and len(value) < 3 for value in values)
