"""Reading a workbook of participants by the words of its heads: plain values in, frozen rows and problems out.

Every row below a head that holds anything is accounted for: it is a participant, or it is told why it is none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from places.workbooks.problem import Complaint, Problem
from places.workbooks.sheet import UNCACHED, Sheet, Value, Workbook
from places.workbooks.words import clean, plain
from training.participant_cells import read_name, read_one_gender, read_phone, read_ticked_gender
from training.participant_head_words import LABELS, field_of_head, is_numbering_head
from training.participant_reading import ParticipantReading, SkippedRow, WrittenParticipant

SEARCHED_ROWS = 40
TALLEST_HEAD = 3
MOST_ROWS = 2_000
LONGEST = {"name": 120, "office": 100, "letter": 60}
_HEADING = re.compile(r"^(?P<what>kecamatan|kec|desa|ds)\b[.: ]+(?P<name>.+)$", re.IGNORECASE)
_SUM_WORDS = ("jumlah", "total")


def read_participants(workbook: Workbook) -> ParticipantReading:
    """All rows of all sheets with a head "Nama" and one more that is known; a problem when there is none at all."""
    found = ParticipantReading()
    for sheet in workbook.sheets:
        if not any(True for row in range(len(sheet.rows)) for _ in sheet.filled(row)):
            continue
        if not sheet.is_visible:
            found = found.with_skipped(SkippedRow(sheet.name, 1, "", "lembar tersembunyi tidak dibaca"))
            continue
        head = find_head(sheet)
        if head is None:
            found = found.with_skipped(SkippedRow(sheet.name, 1, "", "lembar ini tidak memuat tabel peserta"))
            continue
        reader = _SheetReader(sheet, head)
        reader.read()
        found = found.joined(reader.rows, reader.problems, reader.skipped, reader.unread)
    if not found.rows and not found.problems:
        name = workbook.sheets[0].name if workbook.sheets else ""
        remedy = "Beri judul kolom di atas tabelnya: Nama, L/P, Desa, Kecamatan, Jabatan, No HP."
        return replace(found, problems=(Complaint("no_table", "tidak ada tabel peserta.", remedy).at(name, "A1"),))
    if len(found.rows) > MOST_ROWS:
        complaint = Complaint("too_many", f"lebih dari {MOST_ROWS} baris.", "Bagi menjadi beberapa berkas.")
        return ParticipantReading(problems=(complaint.at(found.rows[0].sheet, "A1"),))
    return found


@dataclass(frozen=True)
class Head:
    """Columns by field, and the first and last row of a head."""

    columns: Mapping[str, int]
    first: int
    last: int


def find_head(sheet: Sheet) -> Head | None:
    """The first row of a sheet that is a head, with the rows of sub-heads below it."""
    for row in range(min(len(sheet.rows), SEARCHED_ROWS)):
        if head := _head_at(sheet, row):
            return head
    return None


def _head_at(sheet: Sheet, first: int) -> Head | None:
    columns = _fields(sheet, first)
    if "name" not in columns:
        return None
    last = first
    for row in range(first + 1, min(first + TALLEST_HEAD, len(sheet.rows))):
        below = _sub_heads(sheet, row, columns["name"])
        if not below:
            break
        columns = {**below, **columns}
        last = row
    if {"male", "female"} <= columns.keys():
        columns.pop("gender", None)
    else:
        single = columns.pop("male", columns.pop("female", None))
        if single is not None:
            columns.setdefault("gender", single)
    return Head(columns, first, last) if len(set(columns.values())) > 1 else None


def _sub_heads(sheet: Sheet, row: int, name_column: int) -> dict[str, int]:
    """What a row says that stands under a head and holds nothing but heads: "L" and "P" under "Jenis kelamin"."""
    texts = [clean(value) for _, value in sheet.filled(row)]
    if sheet.at(row, name_column) != "" or not all(field_of_head(text) for text in texts):
        return {}
    found = _fields(sheet, row)
    return found if {"male", "female"} <= found.keys() or found.keys() - {"male", "female"} else {}


def _fields(sheet: Sheet, row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, value in sheet.filled(row):
        if isinstance(value, str) and (name := field_of_head(clean(value))):
            found.setdefault(name, column)
    return found


@dataclass
class _SheetReader:
    """Reads the rows under one head, and under the heads that repeat it further down."""

    sheet: Sheet
    head: Head
    rows: list[WrittenParticipant] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    above: dict[str, str] = field(default_factory=dict)  # kecamatan and village of the heading over the rows

    def read(self) -> None:
        """Fill the lists."""
        self._take_titles()
        self.unread += self._unread_heads()
        row = self.head.last + 1
        while row < len(self.sheet.rows):
            if self._is_filled(row):
                row = self._read_row(row)
            row += 1

    def _take_titles(self) -> None:
        """A title above the table may say of which kecamatan its people are ("KECAMATAN SERIRIT" on a line alone)."""
        for row in range(self.head.first):
            texts = [clean(value) for _, value in self.sheet.filled(row)]
            if len(texts) == 1:
                self._take_heading(texts[0])

    def _read_row(self, row: int) -> int:
        """Read one row; gives the last row that belongs to it (a head that is repeated is several rows tall)."""
        if head := _head_at(self.sheet, row):
            self.head = head
            return head.last
        reason = self._why_no_participant(row)
        if reason:
            self._skip(row, reason)
            return row
        name, complaints = read_name(
            self._value(row, "name"), self._value(row, "title_before"), self._value(row, "title_after")
        )
        reason = self._why_no_name(row, name)
        if reason:
            self._complain(row, "name", Complaint("no_name", f"{reason}.", "Tulis namanya, lalu unggah lagi."))
            self._skip(row, reason)
            return row
        self._tell_broken_cells(row)
        for complaint in complaints:
            self._complain(row, "name", complaint)
        self.rows.append(self._participant(row, name))
        return row

    def _participant(self, row: int, name: str) -> WrittenParticipant:
        desa, kecamatan = self._place(row)
        return WrittenParticipant(
            sheet=self.sheet.name,
            row_number=row + 1,
            cell=self.sheet.where(row, self.head.columns["name"]),
            name=self._cut(row, "name", name),
            gender=self._gender(row),
            desa=desa[:120],
            kecamatan=kecamatan[:120],
            office=self._cut(row, "office", clean(self._value(row, "office"))),
            phone=self._take(row, "phone", read_phone(self._value(row, "phone"))),
            letter=self._cut(row, "letter", clean(self._value(row, "letter"))),
        )

    def _place(self, row: int) -> tuple[str, str]:
        """Village and kecamatan as they are written in the row, else over it."""
        desa = clean(self._value(row, "desa")) or clean(self._value(row, "origin"))
        kecamatan = clean(self._value(row, "kecamatan"))
        both = clean(self._value(row, "desa_kecamatan")) or desa
        parts = re.split(r"\s*(?:/|,|;|\bkec(?:amatan)?\b[. ]*)+\s*", both, flags=re.IGNORECASE)
        parts = [part.strip() for part in parts if part.strip()]
        if len(parts) == 2:
            desa, kecamatan = parts[0], kecamatan or parts[1]
        else:
            desa = desa or both
        return desa or self.above.get("desa", ""), kecamatan or self.above.get("kecamatan", "")

    def _gender(self, row: int) -> str:
        if "gender" in self.head.columns:
            return self._take(row, "gender", read_one_gender(self._value(row, "gender")))
        return self._take(row, "male", read_ticked_gender(self._value(row, "male"), self._value(row, "female")))

    def _why_no_participant(self, row: int) -> str:
        """Why a row is no row of the table: a heading, a sum, a numbering, prepared and left empty."""
        texts = [(column, clean(value)) for column, value in self.sheet.filled(row)]
        words = [plain(text) for _, text in texts]
        if any(word.startswith(_SUM_WORDS) for word in words[:2]):
            return "baris jumlah"
        if len(words) > 1 and all(word.isdigit() and len(word) < 3 for word in words):
            return "nomor kolom"
        if len(texts) == 1 and not self._has_error(row):
            column, text = texts[0]
            if words[0].isdigit() and len(words[0]) < 5:
                return "hanya nomor urut"
            if self._take_heading(text):
                return "judul bagian"
            if self._spans_table(row, column):
                return "judul, bukan peserta"
        return ""

    def _take_heading(self, text: str) -> bool:
        """Remember "KECAMATAN SERIRIT" for the rows below."""
        found = _HEADING.match(text)
        if found is None:
            return False
        what = "kecamatan" if found["what"].lower().startswith("kec") else "desa"
        self.above = {**self.above, what: found["name"].strip()} if what == "desa" else {what: found["name"].strip()}
        return True

    def _spans_table(self, row: int, column: int) -> bool:
        """Whether the row's one text is merged over several columns of the table."""
        merge = self.sheet.merge_at(row, column)
        if merge is None:
            return False
        return sum(merge.first_column <= at <= merge.last_column for at in set(self.head.columns.values())) > 1

    def _why_no_name(self, row: int, name: str) -> str:
        column = self.head.columns["name"]
        if not name and self.sheet.merge_at(row, column):
            return "nama digabung dengan baris di atasnya"
        if not any(sign.isalpha() for sign in name):
            return "baris berisi tetapi tanpa nama"
        return ""

    def _tell_broken_cells(self, row: int) -> None:
        for name, column in self.head.columns.items():
            error = self.sheet.errors.get((row, column))
            if error == UNCACHED:
                message = "berisi rumus yang hasilnya tidak tersimpan."
            elif error:
                message = f"berisi galat {error}."
            else:
                continue
            self._complain(row, name, Complaint("formula", message, "Ganti dengan isinya."))

    def _unread_heads(self) -> Iterator[str]:
        """Heads over columns that nothing is taken from, numbering apart."""
        known = set(self.head.columns.values())
        for row in range(self.head.first, self.head.last + 1):
            for column, value in self.sheet.filled(row):
                text = clean(value)
                merge = self.sheet.merge_at(row, column)
                over = {*range(column, (merge.last_column if merge else column) + 1)}
                if not known & over and not is_numbering_head(text):
                    yield f"{self.sheet.name} {self.sheet.where(row, column)}: {text[:40]}"

    def _cut(self, row: int, name: str, text: str) -> str:
        most = LONGEST[name]
        if len(text) > most:
            complaint = Complaint("long", f"lebih dari {most} huruf; sisanya dipotong.", "Pendekkan isinya.")
            self._complain(row, name, complaint)
        return text[:most].strip()

    def _take(self, row: int, name: str, read: tuple[str, Complaint | None]) -> str:
        value, complaint = read
        if complaint is not None:
            self._complain(row, name, complaint)
        return value

    def _complain(self, row: int, name: str, complaint: Complaint) -> None:
        cell = self.sheet.where(row, self.head.columns[name])
        self.problems.append(complaint.at(self.sheet.name, cell, LABELS[name]))

    def _skip(self, row: int, reason: str) -> None:
        phone = self.head.columns.get("phone")
        words = " · ".join(clean(value)[:60] for column, value in self.sheet.filled(row) if column != phone)
        self.skipped.append(SkippedRow(self.sheet.name, row + 1, words[:160], reason))

    def _value(self, row: int, name: str) -> Value:
        """What a reader sees in the cell: a village or a kecamatan may be merged over several rows."""
        column = self.head.columns.get(name)
        if column is None:
            return ""
        if name == "name":
            return self.sheet.at(row, column)
        return self.sheet.shown_at(row, column)

    def _is_filled(self, row: int) -> bool:
        return any(True for _ in self.sheet.filled(row)) or self._has_error(row)

    def _has_error(self, row: int) -> bool:
        return any((row, column) in self.sheet.errors for column in self.head.columns.values())
