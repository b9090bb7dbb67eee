"""A row of a workbook, corrected by hand, resolved against the lists, compared with the plan's own lines."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from places.workbooks.problem import DOUBT, NOTE, Complaint, Problem
from planning.enums import LocationKind, Origin
from planning.import_lists import ImportLists, Line
from planning.import_matches import Correction, Matches
from planning.line_data import CostData, LineData, PlanLineData, RkpLineData, YearData
from planning.models import RkpKegiatan
from planning.reading import line_data, rkp_line_data
from planning.workbooks.fund_sources import Share
from planning.workbooks.reading import ReadRow

NEW, CHANGED, UNCHANGED, LEFT_OUT, BLOCKED = "new", "changed", "unchanged", "left_out", "blocked"
LONGEST = {"name": 300, "location_text": 200, "manfaat": 300, "data_eksisting": 200, "target": 200, "time_words": 60,
           "pelaksana": 150}  # fmt: skip
# Which problems a correction settles, by the field that it gives.
_SETTLED = {
    "name": {"name"}, "code": {"code"}, "bidang": {"bidang"}, "location": {"location"}, "unit": {"unit"},
    "volume": {"volume"}, "amount": {"amount"}, "sources": {"source"}, "starts": {"time"}, "years": {"years"},
}  # fmt: skip

_AS_TYPED = ("name", "code", "bidang", "location", "unit", "amount")


@dataclass(frozen=True)
class ImportRow:
    """One activity of the workbook and what applying it would do; `data` is None when it cannot be written."""

    index: int
    read: ReadRow
    data: LineData | RkpLineData | None
    line: Line | None
    status: str
    changes: tuple[str, ...]
    problems: tuple[Problem, ...]
    correction: Correction

    @property
    def is_good(self) -> bool:
        """Whether nothing on the row is doubtful."""
        return self.status != BLOCKED and not any(problem.level == DOUBT for problem in self.problems)


def corrected(read: ReadRow, correction: Correction) -> ReadRow:
    """The row with the corrections of the page in place of what was read; the problems they settle are gone."""
    values: dict[str, Any] = {name: correction[name] for name in _AS_TYPED if name in correction}
    if "volume" in correction:
        values["volume"] = Decimal(correction["volume"]) if correction["volume"] else None
        values["volume_words"] = ""
    if "starts" in correction:
        values["starts"], values["ends"] = (_day(correction[name]) for name in ("starts", "ends"))
    if "sources" in correction:
        values["sources"] = tuple(Share(code, amount) for code, amount in correction["sources"])
    elif "amount" in correction and len(read.sources) == 1:
        values["sources"] = (Share(read.sources[0].code, correction["amount"]),)
    settled = set().union(*(_SETTLED.get(name, set()) for name in correction))
    problems = tuple(problem for problem in read.problems if problem.field not in settled)
    return replace(read, problems=problems, **values)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def resolve(index: int, read: ReadRow, correction: Correction, lists: ImportLists, matched: Matches) -> ImportRow:
    """The row as the service would write it, and what that would change."""
    row = corrected(read, correction)
    problems = list(row.problems)
    line = matched.line_for(row, correction)
    stored = _stored(line) if line else None
    data = _data(row, correction, lists, stored, problems)
    if correction.get("left_out"):
        return ImportRow(index, row, None, line, LEFT_OUT, (), (), correction)
    if data is None:
        return ImportRow(index, row, None, line, BLOCKED, (), tuple(problems), correction)
    changes = _changes(stored, data) if stored else ()
    status = NEW if stored is None else CHANGED if changes else UNCHANGED
    return ImportRow(index, row, data, line, status, changes, tuple(problems), correction)


def _stored(line: Line) -> LineData | RkpLineData:
    return rkp_line_data(line) if isinstance(line, RkpKegiatan) else line_data(line)


def _data(
    row: ReadRow, correction: Correction, lists: ImportLists, stored: PlanLineData | None, problems: list[Problem]
) -> LineData | RkpLineData | None:
    """What the service would write; only fields that the workbook has are changed on a stored line."""
    given = _shared(row, lists, stored, problems)
    if given is None or not row.name.strip():
        return None
    costs = _costs(row, lists)
    if lists.is_rpjm:
        if row.years or stored is None:
            given["years"] = _years(row, costs, lists)
        return replace(stored, **given) if stored else LineData(**given, origin=_origin(lists))  # type: ignore[type-var]
    given |= _cut(row, ("target", "pelaksana", "time_words"), problems)
    if row.starts or row.ends:
        given |= {"starts_on": row.starts, "ends_on": row.ends}
    if costs or stored is None:
        given["costs"] = costs
    if "rpjm_line" in correction:
        given["rpjm_line"] = lists.rpjm_lines.get(correction["rpjm_line"])
    return replace(stored, **given) if stored else RkpLineData(**given, origin=_origin(lists))  # type: ignore[type-var]


def _origin(lists: ImportLists) -> Origin:
    """A workbook names no meeting: a line of a plan from before the application says so, of another it stays open."""
    return Origin.BEFORE_APP if lists.is_before_app else Origin.LAIN


def _shared(
    row: ReadRow, lists: ImportLists, stored: PlanLineData | None, problems: list[Problem]
) -> dict[str, Any] | None:
    given: dict[str, Any] = _cut(row, ("name", "manfaat", "data_eksisting"), problems)
    if not _code(row, lists, stored, given, problems):
        return None
    if row.location or stored is None:
        kind, places = lists.place(row.location)
        words = row.location if kind != LocationKind.WHOLE_VILLAGE else ""
        given |= {"location_kind": kind, "places": places, "location_text": words[: LONGEST["location_text"]]}
        if not row.location:
            _add(problems, row, "location", "location_blank", "lokasi kosong; dibaca sebagai seluruh desa.", NOTE)
    if row.volume is not None:
        given["volume"] = row.volume
    if row.unit:
        given["unit"] = lists.unit(row.unit)
        if given["unit"] is None and not any(problem.code == "volume_without_number" for problem in problems):
            _add(problems, row, "unit", "unit_unknown", f"satuan “{row.unit[:40]}” tidak ada dalam daftar.", DOUBT)
    counts = {"manfaat_l": row.men, "manfaat_p": row.women, "manfaat_rtm": row.poor}
    given |= {name: count for name, count in counts.items() if count is not None}
    if row.pola:
        given["pola"] = row.pola
    if row.sdgs:
        given["sdgs"] = row.sdgs
    return given


def _code(
    row: ReadRow, lists: ImportLists, stored: PlanLineData | None, given: dict[str, Any], problems: list[Problem]
) -> bool:
    """Code and bidang of the line; False when not even its bidang is known."""
    kegiatan = lists.kegiatan.get(row.code) if row.code else None
    if row.code and kegiatan is None:
        _add(problems, row, "code", "code_unknown", f"kode {row.code} tidak ada dalam daftar.", DOUBT)
    if kegiatan is not None:
        given |= {"kegiatan": kegiatan, "bidang": None, "is_code_confirmed": True}
        if row.bidang and int(kegiatan.code[0]) != row.bidang:
            what = f"kode {kegiatan.code} bukan dari bidang {row.bidang}."
            _add(problems, row, "code", "code_other_bidang", what, DOUBT)
        return True
    if stored is not None:
        return True
    alike = lists.kegiatan_matcher.suggest(row.name, bidang=row.bidang, most=1)
    hint = f"; paling mirip {alike[0].key} ({alike[0].likeness}%)" if alike else ""
    _add(problems, row, "name", "code_unconfirmed", f"kode kegiatannya belum ditentukan{hint}.", NOTE)
    found = lists.bidang.get(row.bidang or 0)
    if found is None:
        what = "bidangnya tidak diketahui, jadi barisnya belum dapat disimpan."
        _add(problems, row, "bidang", "bidang_blank", what, DOUBT)
        return False
    given |= {"kegiatan": None, "bidang": found, "is_code_confirmed": False}
    return True


_REMEDIES = {
    "location": "Tulis dusun, RT, atau tempatnya.", "unit": "Pilih satuan dari daftar.",
    "code": "Pilih kode kegiatannya.", "name": "Pilih kode kegiatannya.",
    "bidang": "Pilih bidang atau kode kegiatannya.", "text": "Ringkas tulisannya.",
}  # fmt: skip


def _add(problems: list[Problem], row: ReadRow, field: str, code: str, what: str, level: str) -> None:
    cell = row.cell(field, "volume" if field == "unit" else "name")
    problems.append(Complaint(code, what, _REMEDIES[field], level).at(row.sheet, cell, field))


def _cut(row: ReadRow, names: tuple[str, ...], problems: list[Problem]) -> dict[str, str]:
    """Texts no longer than the columns; a cut is told."""
    found = {}
    for name in names:
        text = getattr(row, name)
        if not text:
            continue
        if len(text) > LONGEST[name] and name != "name":
            what = f"tulisan lebih dari {LONGEST[name]} huruf; hanya bagian depannya yang disimpan."
            problems.append(
                Complaint("text_long", what, _REMEDIES["text"], NOTE).at(row.sheet, row.cell(name, "name"), name)
            )
        found[name] = text[: LONGEST[name]].strip()
    return found


def _costs(row: ReadRow, lists: ImportLists) -> tuple[CostData, ...]:
    """Costs of the row: shares that add up, else the whole as "belum dibagi" with its candidates."""
    if row.amount is None:
        return ()
    shares = [(lists.sources[share.code], share.amount) for share in row.sources if share.code in lists.sources]
    if shares and all(amount is not None for _, amount in shares) and sum(a or 0 for _, a in shares) == row.amount:
        return tuple(CostData(source, amount) for source, amount in shares)
    return (CostData(None, row.amount), *(CostData(source, None) for source, _ in shares))


def _years(row: ReadRow, costs: tuple[CostData, ...], lists: ImportLists) -> tuple[YearData, ...]:
    """Years with their own cost; a cost that is told for the whole only lies on the first year, not divided."""
    stated = [year for year in row.years if year.amount is not None]
    if not stated:
        years = row.years
        return tuple(
            YearData(year.year, year.target[:120], costs=costs if at == 0 else ()) for at, year in enumerate(years)
        )
    sources = [lists.sources[share.code] for share in row.sources if share.code in lists.sources]
    return tuple(
        YearData(year.year, year.target[:120], costs=_year_costs(year.amount, sources, costs, alone=len(stated) == 1))
        for year in row.years
    )


def _year_costs(amount: int | None, sources: list, costs: tuple[CostData, ...], *, alone: bool) -> tuple[CostData, ...]:
    if amount is None:
        return ()
    if alone and sum(cost.amount or 0 for cost in costs) == amount:
        return costs
    if len(sources) == 1:
        return (CostData(sources[0], amount),)
    return (CostData(None, amount), *(CostData(source, None) for source in sources))


_LABELS = {
    "name": "nama", "kegiatan": "kode", "bidang": "bidang", "location_kind": "lokasi", "location_text": "lokasi",
    "places": "lokasi", "volume": "volume", "unit": "satuan", "manfaat": "penerima manfaat", "manfaat_l": "laki-laki",
    "manfaat_p": "perempuan", "manfaat_rtm": "rumah tangga miskin", "data_eksisting": "data eksisting",
    "target": "target", "pola": "pola", "sdgs": "SDGs", "starts_on": "waktu", "ends_on": "waktu", "time_words": "waktu",
    "pelaksana": "pelaksana", "costs": "biaya dan sumber", "years": "tahun dan biaya", "rpjm_line": "kegiatan RPJM",
}  # fmt: skip


def _changes(stored: PlanLineData, data: PlanLineData) -> tuple[str, ...]:
    """Labels of the fields that applying would change."""
    found = []
    for name, label in _LABELS.items():
        if not hasattr(stored, name):
            continue
        before, after = _comparable(getattr(stored, name)), _comparable(getattr(data, name))
        if name == "bidang" and data.kegiatan is not None:
            continue
        if before != after and label not in found:
            found.append(label)
    return tuple(found)


def _comparable(value: Any) -> Any:
    if isinstance(value, YearData):
        return (value.year, value.target, value.volume, _comparable(value.costs))
    if isinstance(value, tuple):
        return sorted((_comparable(item) for item in value), key=repr)
    if isinstance(value, CostData):
        return (value.sumber.pk if value.sumber else None, value.amount)
    if isinstance(value, list):
        return sorted(value, key=repr)
    if hasattr(value, "dusun"):
        return (value.dusun.pk, value.rukun_tetangga.pk if value.rukun_tetangga else None)
    return value.pk if hasattr(value, "pk") else value
