"""Writing the residents of a workbook: all rows that can be taken, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from accounts.act_log import create_with_history, log_act, update_with_history
from accounts.models import Act, Membership
from places.bulk_write import bulk_set
from places.errors import StaleVersion
from places.models import Desa, Orang, RukunTetangga
from villages.models import Keluarga, Warga
from villages.policy_people import may_load_residents
from villages.resident_changes import households_of
from villages.resident_preview import preview_residents
from villages.resident_preview_rows import CHANGED, NEW, FamilyKey, PreviewRow, ResidentPreview
from villages.resident_reader import WrittenResident
from villages.services.locking import lock_desa
from villages.services.orang import clean_orang_name

_WARGA_FIELDS = [
    "keluarga", "dusun", "rukun_tetangga", "relation", "nik", "born_on", "birth_year", "occupation", "is_disabled",
    "disability", "version",
]  # fmt: skip
_KELUARGA_FIELDS = ["rukun_tetangga", "number", "address", "is_rtm", "version"]


@dataclass(frozen=True)
class LoadResult:
    """How many residents were new, changed, left alone and left out."""

    new: int
    changed: int
    unchanged: int
    refused: int


@transaction.atomic
def load_residents(
    *, by: Membership, desa: Desa, rows: tuple[WrittenResident, ...], signature: str = "", filename: str = ""
) -> LoadResult:
    """Write new and changed residents with their households; nothing is deleted, and blank cells empty nothing.

    `signature` is that of the preview which the person saw. Raises NotAllowed, and StaleVersion when the village's
    residents are not any more what it showed.
    """
    desa = lock_desa(desa)
    may_load_residents(by, desa).require()
    preview = preview_residents(desa, rows)
    if signature and preview.signature != signature:
        raise StaleVersion("Data warga berubah sejak berkas ini diperiksa.")
    counts = preview.counts
    result = LoadResult(counts["new"], counts["changed"], counts["equal"], counts["refused"])
    if not preview.to_apply:
        return result
    summary = f"Memuat warga dari {filename or 'buku kerja'}: {result.new} baru, {result.changed} berubah"
    act = log_act(by=by, verb="load_residents", subject=desa, place=desa, summary=summary)
    families = _write_families(desa, preview, act)
    _write_new(desa, preview.of(NEW), families, act)
    _write_changed(preview.of(CHANGED), families, act)
    return result


def _write_families(desa: Desa, preview: ResidentPreview, act: Act) -> dict[FamilyKey, Keluarga]:
    """Every household that a written row belongs to."""
    touched = {row.family for row in preview.rows if row.state in (NEW, CHANGED) and row.family}
    households = {key: household for key, household in households_of(preview.rows).items() if key in touched}
    new: dict[FamilyKey, Keluarga] = {}
    changed: dict[int, Keluarga] = {}
    for key, written in households.items():
        family = preview.families.get(key)
        if family is None:
            family = new[key] = Keluarga(desa=desa, dusun=written.dusun)
        before = [getattr(family, name) for name in _KELUARGA_FIELDS]
        family.rukun_tetangga = written.rukun_tetangga or family.rukun_tetangga
        family.number = written.number or family.number
        family.address = written.address or family.address
        family.is_rtm = family.is_rtm if written.is_rtm is None else written.is_rtm
        if family.pk and before != [getattr(family, name) for name in _KELUARGA_FIELDS]:
            changed[family.pk] = family
    for family in changed.values():
        family.version += 1
    create_with_history(list(new.values()), act=act)
    update_with_history(list(changed.values()), _KELUARGA_FIELDS, act=act)
    return preview.families | new


def _write_new(desa: Desa, rows: list[PreviewRow], families: dict[FamilyKey, Keluarga], act: Act) -> None:
    persons = [row.orang or Orang(desa=desa, name=clean_orang_name(row.written.name)) for row in rows]
    for row, orang in zip(rows, persons, strict=True):
        orang.gender = orang.gender or row.written.gender
    Orang.objects.bulk_create([orang for orang in persons if orang.pk is None])
    Orang.objects.bulk_update([row.orang for row in rows if row.orang is not None], ["gender"])
    residents = []
    for row, orang in zip(rows, persons, strict=True):
        warga = Warga(desa=desa, orang=orang)
        _take(warga, row, families)
        residents.append(warga)
    create_with_history(residents, act=act)


def _write_changed(rows: Iterable[PreviewRow], families: dict[FamilyKey, Keluarga], act: Act) -> None:
    residents, persons = [], []
    for row in rows:
        warga = row.warga
        if warga is None:
            continue
        _take(warga, row, families)
        warga.version += 1
        residents.append(warga)
        if row.written.gender and row.written.gender != warga.orang.gender:
            warga.orang.gender = row.written.gender
            persons.append(warga.orang)
    bulk_set(Orang, "gender", ((orang.pk, orang.gender) for orang in persons))
    update_with_history(residents, _WARGA_FIELDS, act=act)


def _take(warga: Warga, row: PreviewRow, families: dict[FamilyKey, Keluarga]) -> None:
    """Copy what the row says onto the resident; what it does not say stays."""
    written = row.written
    if row.dusun is not None:
        warga.dusun = row.dusun
    warga.rukun_tetangga = row.rukun_tetangga or _kept_rt(warga)
    if row.family is not None:
        warga.keluarga = families[row.family]
    warga.relation = written.relation or warga.relation
    warga.nik = written.nik or warga.nik
    warga.occupation = written.occupation or warga.occupation
    if written.born_on or (written.birth_year and not warga.born_on):
        warga.born_on, warga.birth_year = written.born_on, written.birth_year
    if written.is_disabled is not None:
        warga.is_disabled = written.is_disabled
        warga.disability = (written.disability or warga.disability) if written.is_disabled else ""


def _kept_rt(warga: Warga) -> RukunTetangga | None:
    """The RT that is stored, unless the dusun changed under it."""
    rt = warga.rukun_tetangga
    return rt if rt is not None and rt.dusun_id == warga.dusun_id else None
