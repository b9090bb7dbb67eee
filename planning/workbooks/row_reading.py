"""Reading the values of one activity's row."""

import re
from datetime import date, datetime, time

from places.workbooks.problem import DOUBT, NOTE, Complaint
from places.workbooks.words import clean, plain
from planning.workbooks.months import read_period
from planning.workbooks.people import read_count, read_people
from planning.workbooks.quantities import read_quantity, vague_unit
from planning.workbooks.reading import RPJM, Ask
from planning.workbooks.row_cells import Cell, RowCells, error_words
from planning.workbooks.row_draft import Draft
from planning.workbooks.row_money import read_money
from planning.workbooks.row_years import read_months, read_years
from planning.workbooks.words import bidang_of

LONGEST_NAME = 300
_NUMBER = re.compile(r"\(?(\d{1,4}(?:\.\d{1,3}){0,4}|[a-zA-Z])[.)]?")
_CODE = re.compile(r"0?([1-5])\.0?(\d{1,2})\.0?(\d{1,2})\.?")
_VAGUE = {"paket", "pkt", "ls", "lumpsum", "lum sum"}


def read_row(cells: RowCells, ask: Ask) -> Draft:
    """All fields of an activity's row, each with its address, and what is odd about them."""
    draft = Draft(cells, ask)
    _errors(draft)
    _name(draft)
    for name in ("location", "target", "data_eksisting", "pelaksana"):
        _text(draft, name)
    _volume(draft)
    _people(draft)
    read_money(draft)
    if ask.shape == RPJM:
        read_years(draft)
    else:
        _time(draft)
        read_months(draft)
    _pola(draft)
    _sdgs(draft)
    return draft


def _errors(draft: Draft) -> None:
    for cell in draft.cells.own:
        if cell.error:
            what = f"berisi {error_words(cell.error)}."
            complaint = Complaint("error_cell", what, "Tulis ulang isinya di sini, atau di berkasnya lalu unggah lagi.")
            column = next(item for item in draft.cells.head.columns if item.index == cell.column)
            draft.note(column.field, cell)
            draft.complain(complaint, column.field)


def _name(draft: Draft) -> None:
    """The words of the name's columns; a number before them is the row's number."""
    cells, texts = draft.cells, []
    for cell in cells.by_field.get("name", ()):
        text = clean(cell.value)
        if not texts and _NUMBER.fullmatch(text):
            _number(draft, cell, text)
        elif text:
            texts.append(text)
            draft.note("name", cell)
            if isinstance(cell.value, date | datetime | time | bool | float):
                draft.complain(_odd_name(text), "name")
    for cell in cells.by_field.get("number", ()):
        text = clean(cell.value)
        if _NUMBER.fullmatch(text):
            _number(draft, cell, text)
        elif not cell.inherited and sum(map(str.isalpha, text)) > 1 and bidang_of(text) is None:
            draft.note("number", cell)
            what = f"“{text[:60]}” bukan nomor."
            draft.complain(Complaint("number_unclear", what, "Periksa kolom nomor.", NOTE), "number")
            if not texts:
                texts.append(text)
                draft.note("name", cell)
    draft.values["name"] = " ".join(texts)
    _code(draft)
    if not texts:
        draft.complain(Complaint("name_blank", "nama kegiatan kosong.", "Tulis nama kegiatannya."), "name")
    elif len(draft.values["name"]) > LONGEST_NAME:
        what = f"nama kegiatan lebih dari {LONGEST_NAME} huruf; hanya bagian depannya yang disimpan."
        complaint = Complaint("name_long", what, "Ringkas namanya; tulis rinciannya pada target.")
        draft.complain(complaint, "name")


def _number(draft: Draft, cell: Cell, text: str) -> None:
    if not cell.inherited:
        draft.values["number"] = text.strip("().")
        draft.note("number", cell)


def _odd_name(text: str) -> Complaint:
    return Complaint("name_unclear", f"nama kegiatan “{text[:40]}” bukan tulisan.", "Tulis nama kegiatannya.")


def _code(draft: Draft) -> None:
    """A kegiatan code of its own column, or one that stands in the number's place or before the name."""
    candidates = [draft.cells.text("code"), draft.values.get("number", "")]
    first = draft.values["name"].split(" ", 1)
    for candidate in candidates + first[:1]:
        if found := _CODE.fullmatch(candidate.strip()):
            draft.values["code"] = f"{found[1]}.{int(found[2])}.{int(found[3]):02}"
            if candidate == first[0] and len(first) > 1:
                draft.values["name"] = first[1]
            break
    cell = draft.cells.first("code")
    if cell:
        draft.note("code", cell)
        if not draft.values.get("code"):
            what = f"“{clean(cell.value)[:40]}” bukan kode kegiatan."
            draft.complain(Complaint("code_unclear", what, "Pilih kode kegiatannya.", NOTE), "code")


def _text(draft: Draft, name: str) -> None:
    cell = draft.cells.first(name)
    if cell:
        draft.note(name, cell)
        text = draft.cells.text(name)
        draft.values[name] = "" if text in ("-", "–") else text


def _volume(draft: Draft) -> None:
    cell = draft.cells.first("volume_unit") or draft.cells.first("volume")
    unit = draft.cells.first("unit")
    words = ""
    if cell:
        draft.note("volume", cell)
        value = draft.cells.text("volume_unit") if len(draft.cells.by_field.get("volume_unit", ())) > 1 else cell.value
        quantity = read_quantity(value)
        draft.values |= {"volume": quantity.volume, "unit": quantity.unit, "volume_words": quantity.words}
        if not (unit and quantity.complaint and quantity.complaint.code == "volume_without_number"):
            draft.complain(quantity.complaint, "volume")
        words = quantity.words
    if unit:
        draft.note("unit", unit)
        alone = read_quantity(unit.value)
        draft.values["unit"] = clean(unit.value)[:60] if alone.volume is None else alone.unit
        if alone.volume is not None and not words:
            draft.values |= {"volume": alone.volume, "volume_words": alone.words}
    _missing_volume(draft, words or (unit is not None))


def _missing_volume(draft: Draft, something: object) -> None:
    unit, volume = draft.values.get("unit", ""), draft.values.get("volume")
    if not something and draft.cells.head.has("volume", "volume_unit"):
        draft.complain(Complaint("volume_blank", "volume kosong.", "Tulis volume dan satuannya.", NOTE), "volume")
    elif volume is not None and not unit:
        draft.complain(
            Complaint("unit_blank", "volume tanpa satuan.", "Tulis satuannya, misalnya m atau unit."), "volume"
        )
    elif volume == 0:
        draft.complain(Complaint("volume_zero", "volumenya 0.", "Tulis volume yang direncanakan.", NOTE), "volume")
    elif volume is not None and plain(unit) in _VAGUE:
        draft.complain(vague_unit(unit), "volume")


def _people(draft: Draft) -> None:
    cell = draft.cells.first("manfaat")
    if cell:
        draft.note("manfaat", cell)
        people = read_people(draft.cells.text("manfaat"))
        draft.values |= {"manfaat": people.words, "men": people.men, "women": people.women, "poor": people.poor}
    for name in ("men", "women", "poor"):
        cell = draft.cells.first(name)
        if cell is None or clean(cell.value) in ("", "-", "–"):
            continue
        draft.note(name, cell)
        draft.values[name] = read_count(cell.value)
        if draft.values[name] is None:
            complaint = Complaint(
                "people_unclear", f"“{clean(cell.value)[:40]}” bukan jumlah orang.", "Tulis angkanya saja.", DOUBT
            )
            draft.complain(complaint, name)


def _time(draft: Draft) -> None:
    cell = draft.cells.first("time")
    if cell:
        draft.note("time", cell)
        period = read_period(cell.value, draft.ask.first_year)
        draft.values |= {"starts": period.starts, "ends": period.ends, "time_words": period.words}
        draft.complain(period.complaint, "time")


_POLA = (("pihak ketiga", "pihak_ketiga"), ("pihak ke 3", "pihak_ketiga"), ("antar desa", "kerjasama_antar_desa"),
         ("swakelola", "swakelola"), ("swa kelola", "swakelola"))  # fmt: skip
_NO = {"", "0", "-", "–", "tidak", "false", "x tidak", "no"}


def _pola(draft: Draft) -> None:
    found = {
        name: cell
        for name in ("swakelola", "kerjasama_antar_desa", "pihak_ketiga")
        if (cell := draft.cells.first(name)) and clean(cell.value).casefold() not in _NO
    }
    if (cell := draft.cells.first("pola")) and not found:
        draft.note("pola", cell)
        words = plain(clean(cell.value))
        found = {value: cell for word, value in _POLA if word in words}
        if words and not found:
            what = f"pola pelaksanaan “{words[:60]}” tidak dikenal."
            draft.complain(Complaint("pola_unclear", what, "Pilih polanya.", NOTE), "pola")
    if len(found) == 1:
        name, cell = next(iter(found.items()))
        draft.note("pola", cell)
        draft.values["pola"] = name
    elif found:
        complaint = Complaint("pola_unclear", "lebih dari satu pola pelaksanaan.", "Pilih satu pola.", NOTE)
        draft.complain(complaint, "pola")


def _sdgs(draft: Draft) -> None:
    cell = draft.cells.first("sdgs")
    if cell and clean(cell.value) not in ("-", "–"):
        draft.note("sdgs", cell)
        numbers = [int(digits) for digits in re.findall(r"\d{1,4}", clean(cell.value))]
        draft.values["sdgs"] = tuple(sorted({number for number in numbers if 1 <= number <= 18}))
        if not numbers or any(not 1 <= number <= 18 for number in numbers):
            complaint = Complaint("sdgs_unclear", "SDGs Desa bernomor 1 sampai 18.", "Tulis nomornya.", NOTE)
            draft.complain(complaint, "sdgs")
