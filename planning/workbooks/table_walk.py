"""Walking down a table: headings, activities, totals; every cell ends up somewhere."""

from dataclasses import dataclass, field

from places.workbooks.addresses import area
from places.workbooks.problem import NOTE, Complaint, Problem
from places.workbooks.sheet import Sheet
from places.workbooks.words import clean, plain
from planning.workbooks import row_kinds
from planning.workbooks.amounts import read_amount
from planning.workbooks.fund_sources import Share, read_sources
from planning.workbooks.heads import Head
from planning.workbooks.reading import Ask, ReadRow
from planning.workbooks.row_cells import RowCells, error_words
from planning.workbooks.row_draft import Draft
from planning.workbooks.row_money import settle
from planning.workbooks.row_reading import read_row
from planning.workbooks.words import bidang_of


@dataclass
class Total:
    """A total as found, before it is compared with the rows."""

    row: int
    cell: str
    label: str
    kind: str
    amount: int
    bidang: int | None
    first: int  # number of the rows read when its part began
    last: int  # and when it ended; 0 while the part is open


@dataclass
class Walk:
    """What the walk has met so far; it goes on from one table of a sheet to the next."""

    sheet: Sheet
    ask: Ask
    rows: list[ReadRow] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bidang: int | None = None
    bidang_words: str = ""
    sub_bidang: str = ""
    last_number: int = 0
    bidang_first: int = 0
    sub_first: int = 0
    foot_rows: set[int] = field(default_factory=set)
    foot_rows_here: bool = False
    _draft: Draft | None = None

    def through(self, head: Head) -> None:
        """Read all rows of a table."""
        self.foot_rows_here = False
        for row in range(head.body_first, head.body_last + 1):
            cells = RowCells(self.sheet, head, row)
            kind = row_kinds.kind_of(
                cells,
                at_top=row < head.body_first + 2,
                after_foot=self.foot_rows_here,
                sub_bidang_names=self.ask.sub_bidang_names,
            )
            getattr(self, f"_{kind}")(cells)
        self._flush()

    def _empty(self, cells: RowCells) -> None:
        """Nothing to do."""

    _numbering = _empty

    def _activity(self, cells: RowCells) -> None:
        self._flush()
        self._enter_bidang(cells)
        self._draft = read_row(cells, self.ask)
        self._check_number(self._draft)

    def _flush(self) -> None:
        if self._draft is not None:
            code = self._draft.values.get("code", "")
            bidang = self.bidang or (int(code[0]) if code else None)
            self.rows.append(
                self._draft.finish(bidang=bidang, bidang_words=self.bidang_words, sub_bidang=self.sub_bidang)
            )
            self._draft = None

    def _enter_bidang(self, cells: RowCells) -> None:
        """A bidang or sub bidang that stands on the activity's own row, or in a tall merged cell beside it."""
        words = [clean(cell.value) for cell in cells.by_field.get("bidang", ())]
        words += [text for cell in cells.by_field.get("number", ()) if bidang_of(text := clean(cell.value)) is not None]
        words = [text for text in words if any(sign.isalpha() for sign in text) and len(text) > 3]
        if words:
            found = bidang_of(" ".join(words))
            is_same = found == self.bidang and (found is not None or words[0] == self.bidang_words)
            is_known = found is None and self.bidang is not None and self.bidang_words
            if not is_same and not is_known:
                self._begin_bidang(found, words[0])
        if (sub := cells.text("sub_bidang")) and sub != self.sub_bidang:
            self._begin_sub(sub)

    def _begin_bidang(self, number: int | None, words: str) -> None:
        self.bidang, self.bidang_words, self.sub_bidang = number, words[:200], ""
        self.last_number, self.bidang_first, self.sub_first = 0, len(self.rows), len(self.rows)

    def _begin_sub(self, words: str) -> None:
        self.sub_bidang, self.last_number, self.sub_first = words[:200], 0, len(self.rows)

    def _bidang(self, cells: RowCells) -> None:
        self._flush()
        words = self._words(cells)
        number = bidang_of(words)
        if number is None:
            digits = [cell.value for cell in cells.own if isinstance(cell.value, int) and 1 <= cell.value <= 5]
            number = digits[0] if digits else None
        if number is None:
            self._remark(cells, "bidang_unclear", f"judul “{words[:80]}” bukan salah satu dari lima bidang.",
                         "Pilih bidang tiap kegiatan di bawahnya.")  # fmt: skip
        if number != self.bidang or number is None:
            self._begin_bidang(number, words)
        self._stated(cells, "bidang", words, number)

    def _sub_bidang(self, cells: RowCells) -> None:
        self._flush()
        words = self._words(cells)
        self._begin_sub(words)
        self._stated(cells, "sub_bidang", words, self.bidang)

    def _total(self, cells: RowCells) -> None:
        self._flush()
        words = self._words(cells)
        low = plain(words)
        if "sub bidang" in low or ("sub" in low and self.sub_bidang and "bidang" not in low):
            self._stated(cells, "sub_bidang", words, self.bidang, closed=True)
        elif "bidang" in low or low.startswith("sub"):
            self._stated(cells, "bidang", words, bidang_of(words) or self.bidang, closed=True)
        else:
            self.foot_rows_here = True
            self.foot_rows.add(cells.row)
            self._stated(cells, "foot", words, None, closed=True)

    def _below(self, cells: RowCells) -> None:
        self._remark(cells, "below_table", "tulisan di bawah tabel, tidak dibaca sebagai kegiatan.",
                     "Tidak perlu diubah bila memang bukan kegiatan.", NOTE)  # fmt: skip

    def _other(self, cells: RowCells) -> None:
        self._remark(cells, "row_unread", "baris ini berisi sesuatu yang bukan kegiatan dan tidak dibaca.",
                     "Bila ini kegiatan, tulis namanya pada kolom jenis kegiatan.")  # fmt: skip

    def _detail(self, cells: RowCells) -> None:
        self._remark(cells, "detail_row", f"rincian “{cells.text('name')[:80]}” tidak dijadikan kegiatan tersendiri.",
                     "Bila ini kegiatan, beri nomor dan biaya.", NOTE)  # fmt: skip

    def _split(self, cells: RowCells) -> None:
        """A further source with its own cost below an activity."""
        draft = self._draft
        source, money = cells.first("source"), cells.first("amount", own=True)
        if draft is None or draft.values.get("amount") is None or source is None or money is None:
            self._activity(cells)
            return
        found, read = read_sources(source.value), read_amount(money.value)
        before = draft.values.get("sources", ())
        codes = {share.code for share in before}
        if read.amount is None or len(found.shares) != 1 or not before or found.shares[0].code in codes:
            self._activity(cells)
            return
        draft.values["amount"] += read.amount
        more = (*before, Share(found.shares[0].code, read.amount))
        draft.values["sources"] = settle(
            draft.values["amount"], list(more), lambda about: draft.complain(about, "source")
        )
        complaint = Complaint(
            "source_row", f"baris {cells.row + 1} dibaca sebagai sumber dana kedua dari kegiatan di atasnya.",
            "Bila ini kegiatan tersendiri, tulis namanya.", NOTE,
        )  # fmt: skip
        draft.problems.append(complaint.at(self.sheet.name, cells.where(money), "source"))

    def _words(self, cells: RowCells) -> str:
        texts = [clean(cell.value) for cell in cells.own]
        return next((text for text in texts if sum(sign.isalpha() for sign in text) > 3), texts[0])[:200]

    def _stated(self, cells: RowCells, kind: str, words: str, bidang: int | None, *, closed: bool = False) -> None:
        """Note the total in a heading's or total's row; what else stands there is reported."""
        amounts = [cell for cell in cells.own if self._is_money(cells, cell)]
        for cell in amounts:
            if cell.error:
                self._remark_at(cells.where(cell), "error_cell", f"jumlah berisi {error_words(cell.error)}.",
                                "Perbaiki rumusnya; jumlah dihitung ulang dari barisnya.", NOTE)  # fmt: skip
                continue
            read = read_amount(cell.value)
            if read.amount is None:
                self._remark_at(
                    cells.where(cell), "total_unclear", "jumlah ini tidak terbaca.", "Periksa jumlahnya.", NOTE
                )
                continue
            first = {"foot": 0, "bidang": self.bidang_first, "sub_bidang": self.sub_first}[kind]
            last = len(self.rows) if closed else 0
            self.totals.append(Total(cells.row, cells.where(cell), words, kind, read.amount, bidang, first, last))

    def _is_money(self, cells: RowCells, cell: object) -> bool:
        names = {column.index: column.field for column in cells.head.columns}
        return names.get(cell.column) in ("amount", "cost_group")  # type: ignore[attr-defined]

    def _check_number(self, draft: Draft) -> None:
        digits = draft.values.get("number", "")
        if not digits.isdigit():
            return
        number = int(digits)
        if self.last_number and number > self.last_number + 1:
            missing = ", ".join(str(gap) for gap in range(self.last_number + 1, min(number, self.last_number + 6)))
            what = f"nomor {missing} tidak ada; sesudah {self.last_number} langsung {number}."
            self._gap(draft, "numbering_gap", what, "Periksa apakah ada baris yang terhapus.")
        elif self.last_number and number == self.last_number:
            self._gap(draft, "numbering_repeat", f"nomor {number} dipakai dua kali.", "Periksa penomorannya.")
        self.last_number = number

    def _gap(self, draft: Draft, code: str, message: str, remedy: str) -> None:
        draft.complain(Complaint(code, message, remedy, NOTE), "number")

    def _remark(self, cells: RowCells, code: str, message: str, remedy: str, level: str = "doubt") -> None:
        place = area(cells.row, cells.own[0].column, cells.row, cells.own[-1].column)
        self._remark_at(place, code, message, remedy, level)

    def _remark_at(self, cell: str, code: str, message: str, remedy: str, level: str = "doubt") -> None:
        self.problems.append(Complaint(code, message, remedy, level).at(self.sheet.name, cell))
