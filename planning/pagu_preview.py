"""What a workbook with the ceilings of many villages would change: each row with its village, or why it has none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from places.errors import DomainError
from places.models import Desa, Kabupaten
from places.workbooks.problem import DOUBT
from places.workbooks.words import plain
from planning.models import PaguTahun
from planning.pagu_data import (
    VILLAGE_SOURCES,
    CeilingData,
    Ceilings,
    VillageCeilings,
    changes_in_words,
    merged_by_kabupaten,
    total_of,
)
from planning.services.pagu import stored_ceilings
from planning.workbooks.village_pagu_reader import VillagePagu, VillagePaguReading

NEW, CHANGED, EQUAL, REFUSED = "new", "changed", "equal", "refused"
LIKE_ENOUGH = 75  # percent: below it a code and the name beside it speak of two villages


@dataclass(frozen=True)
class PreviewRow:
    """One row of the workbook; sums in rupiah. `overwritten` says what the village itself had typed."""

    written: VillagePagu
    state: str
    desa: Desa | None = None
    version: int = 0
    total_before: int = 0
    total_after: int = 0
    changes: str = ""
    overwritten: str = ""
    problem: str = ""
    remedy: str = ""

    @property
    def place(self) -> str:
        """Where it stands: "Sheet1 baris 12"."""
        return f"{self.written.sheet} baris {self.written.row_number}"


@dataclass(frozen=True)
class PaguPreview:
    """All rows, and the villages that the workbook does not name."""

    rows: tuple[PreviewRow, ...]
    unnamed: tuple[Desa, ...]
    skipped_sources: tuple[str, ...]

    def count(self, state: str) -> int:
        """Number of rows in a state."""
        return sum(row.state == state for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """Number of rows by state."""
        return {state: self.count(state) for state in (NEW, CHANGED, EQUAL, REFUSED)}

    @property
    def to_apply(self) -> int:
        """How many villages would change."""
        return self.count(NEW) + self.count(CHANGED)

    def ceilings(self, versions: Mapping[int, int] | None = None) -> list[VillageCeilings]:
        """What the service takes; `versions` are the ones that the person saw, by village."""
        return [
            VillageCeilings(
                row.desa,
                row.version if versions is None else versions.get(row.desa.pk, -1),
                _given(row.written),
            )
            for row in self.rows
            if row.desa is not None and row.state != REFUSED
        ]


def preview_pagu(reading: VillagePaguReading, kabupaten: Kabupaten, year: int) -> PaguPreview:
    """Set the rows against the villages of the kabupaten and their ceilings of the year; three queries.

    A row of which one cell cannot be read is left out whole: half of a village's ceilings would look like all of them.
    """
    rows, unread = reading.rows, _unread(reading)
    villages = list(Desa.objects.planning().filter(kabupaten=kabupaten).select_related("kecamatan").order_by("code"))
    years = {tahun.desa_id: tahun for tahun in PaguTahun.objects.filter(desa__kabupaten=kabupaten, year=year)}
    stored = stored_ceilings(years.values())
    finder = _Finder(villages, kabupaten)
    seen: set[int] = set()
    found = []
    for row in rows:
        desa, problem, remedy = finder.find(row)
        if desa is not None and not problem and (row.sheet, row.row_number) in unread:
            problem, remedy = unread[row.sheet, row.row_number]
        elif desa is not None and desa.pk in seen:
            problem, remedy = f"Desa {desa.name} sudah ada di baris sebelumnya.", "Hapus salah satu barisnya."
        if desa is None or problem:
            found.append(PreviewRow(row, REFUSED, desa, problem=problem, remedy=remedy))
            continue
        seen.add(desa.pk)
        tahun = years.get(desa.pk)
        found.append(_row(row, desa, tahun, stored.get(tahun.pk, {}) if tahun else {}))
    skipped = sorted({source for row in rows for source in row.amounts if source in VILLAGE_SOURCES})
    unnamed = tuple(desa for desa in villages if desa.pk not in seen)
    return PaguPreview(tuple(found), unnamed, tuple(skipped))


def _unread(reading: VillagePaguReading) -> dict[tuple[str, int], tuple[str, str]]:
    """The first doubtful cell of each row, as problem and remedy."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for problem in reading.problems:
        row = problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if problem.level == DOUBT and row.isdigit():
            found.setdefault((problem.sheet, int(row)), (problem.message, problem.remedy))
    return found


def _row(row: VillagePagu, desa: Desa, tahun: PaguTahun | None, before: Ceilings) -> PreviewRow:
    given = _given(row)
    if not given:
        return PreviewRow(row, REFUSED, desa, problem="Tidak ada jumlah yang terbaca.", remedy="Isi pagunya.")
    try:
        after = merged_by_kabupaten(before, given)
    except DomainError as error:
        return PreviewRow(row, REFUSED, desa, problem=error.message, remedy="Periksa jumlahnya.")
    state = EQUAL if tahun and before == after else CHANGED if tahun else NEW
    typed = {source: ceiling for source, ceiling in before.items() if not ceiling.is_given and ceiling.amount}
    lost = {source: ceiling for source, ceiling in typed.items() if after[source].amount != ceiling.amount}
    return PreviewRow(
        row,
        state,
        desa,
        tahun.version if tahun else 0,
        total_of(before),
        total_of(after),
        changes_in_words(before, after),
        changes_in_words(lost, {source: after[source] for source in lost}),
    )


def _given(row: VillagePagu) -> tuple[CeilingData, ...]:
    return tuple(CeilingData(source, amount) for source, amount in row.amounts.items() if source not in VILLAGE_SOURCES)


class _Finder:
    """Finds the village that a row means: by its code, else by its name in its kecamatan."""

    def __init__(self, villages: Iterable[Desa], kabupaten: Kabupaten) -> None:
        self.kabupaten = kabupaten
        self.by_code: dict[str, Desa] = {}
        self.by_name: dict[str, list[Desa]] = defaultdict(list)
        for desa in villages:
            self.by_code[desa.code] = desa
            self.by_name[_bare(desa.name)].append(desa)

    def find(self, row: VillagePagu) -> tuple[Desa | None, str, str]:
        """The village, or the problem and its remedy."""
        if row.code:
            return self._by_code(row)
        named = self.by_name.get(_bare(row.name), [])
        within = [desa for desa in named if _bare(desa.kecamatan.name) == _bare(row.kecamatan)]
        candidates = within if row.kecamatan else named
        if len(candidates) == 1:
            return candidates[0], "", ""
        if named and row.kecamatan:
            where = ", ".join(desa.kecamatan.name for desa in named)
            return None, f"Desa {row.name} tidak ada di Kecamatan {row.kecamatan}, tetapi di {where}.", _REMEDY
        if candidates:
            where = " dan ".join(desa.kecamatan.name for desa in candidates)
            return None, f"Ada beberapa Desa {row.name}: di {where}.", _REMEDY
        return None, f"Tidak ada desa bernama “{row.name}” di {self.kabupaten.name}.", _REMEDY

    def _by_code(self, row: VillagePagu) -> tuple[Desa | None, str, str]:
        desa = self.by_code.get(row.code)
        if desa is None:
            return None, f"Kode {row.code} bukan kode desa di {self.kabupaten.name}.", "Periksa kode desanya."
        if row.name and fuzz.ratio(_bare(row.name), _bare(desa.name)) < LIKE_ENOUGH:
            problem = f"Kode {row.code} adalah Desa {desa.name}, tetapi tertulis {row.name}."
            return desa, problem, "Perbaiki kode atau namanya."
        return desa, "", ""


_REMEDY = "Tulis kode desanya."


def _bare(name: str) -> str:
    """A name as it is compared, without "Desa" or "Kecamatan" before it."""
    words = plain(name).split()
    while words and words[0] in ("desa", "kecamatan", "kec", "kec."):
        words = words[1:]
    return " ".join(words)
