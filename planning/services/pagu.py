"""Writing ceilings: a village its own, Dinas PMD those of one or of all its villages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.act_log import create_with_history, delete_with_history, log_act, save_with_history
from accounts.models import Act, Membership
from codes.models import SumberDana
from places.errors import DomainError, StaleVersion
from places.formats.rupiah import format_rupiah
from places.models import Desa, Kabupaten
from planning.enums import PaguOrigin
from planning.models import PaguIndikatif, PaguTahun, RkpDesa
from planning.pagu_data import (
    Ceiling,
    CeilingData,
    Ceilings,
    VillageCeilings,
    changes_in_words,
    merged_by_kabupaten,
    merged_by_village,
    total_of,
)
from planning.pagu_policy import may_write_pagu
from planning.policy import may_write_for_kabupaten


@dataclass(frozen=True)
class BulkResult:
    """How many villages a bulk load touched."""

    new: int
    changed: int
    unchanged: int


@transaction.atomic
def write_pagu(
    *,
    by: Membership,
    desa: Desa,
    year: int,
    version: int,
    rows: Iterable[CeilingData],
    received_on: date | None,
    document: str,
) -> PaguTahun | None:
    """Write a village's ceilings of a year; without a year of its own yet `version` is 0.

    The village writes all its sources, Dinas PMD those it gives. What Dinas PMD gave, with its date and document, stays
    as it is when the village writes. None when there is nothing to keep. Raises StaleVersion, DomainError.
    """
    rkp = RkpDesa.objects.select_for_update().filter(desa=desa, year=year).first()
    may_write_pagu(by, desa, rkp=rkp).require()
    _check_year(year)
    known = _locked([desa.pk], year).get(desa.pk)
    if (known.version if known else 0) != version:
        raise StaleVersion("Pagu ini baru saja disimpan oleh orang lain.")
    stored = stored_ceilings([known]).get(known.pk, {}) if known else {}
    if by.kabupaten_id:
        return _write(by, desa, year, known, stored, merged_by_kabupaten(stored, rows), received_on, document)
    if known and known.origin == PaguOrigin.KABUPATEN:
        received_on, document = known.received_on, known.document
    return _write(by, desa, year, known, stored, merged_by_village(stored, rows), received_on, document)


@transaction.atomic
def write_pagu_of_kabupaten(
    *,
    by: Membership,
    kabupaten: Kabupaten,
    year: int,
    villages: Sequence[VillageCeilings],
    received_on: date | None,
    document: str,
) -> BulkResult:
    """Write what Dinas PMD gives to many of its villages, one act per village, all or nothing.

    Raises DomainError for a village of another kabupaten or one named twice, StaleVersion naming the villages whose
    ceilings somebody saved since they were looked at.
    """
    may_write_for_kabupaten(by, kabupaten.pk).require()
    _check_year(year)
    _refuse_foreign(villages, kabupaten)
    known = _locked([village.desa.pk for village in villages], year)
    stale = [v.desa.name for v in villages if (known[v.desa.pk].version if v.desa.pk in known else 0) != v.version]
    if stale:
        raise StaleVersion(f"Pagu baru saja disimpan orang lain untuk: {', '.join(sorted(stale)[:20])}.")
    stored = stored_ceilings(known.values())
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    for village in villages:
        tahun = known.get(village.desa.pk)
        before = stored.get(tahun.pk, {}) if tahun else {}
        after = merged_by_kabupaten(before, village.rows)
        same = tahun is not None and before == after
        counts["unchanged" if same else "changed" if tahun else "new"] += 1
        if not same:
            _write(by, village.desa, year, tahun, before, after, received_on, document)
    return BulkResult(**counts)


def stored_ceilings(years: Iterable[PaguTahun]) -> dict[int, dict[str, Ceiling]]:
    """Ceilings by the key of their year and by source; one query."""
    found: dict[int, dict[str, Ceiling]] = defaultdict(dict)
    rows = PaguIndikatif.objects.filter(tahun__in=[year.pk for year in years]).order_by("sumber__position")
    for row in rows.select_related("sumber"):
        found[row.tahun_id][row.sumber.code] = Ceiling(row.amount, row.silpa, row.regular_amount, row.origin)
    return found


def _check_year(year: int) -> None:
    if not 2000 <= year <= 2100:
        raise DomainError("Tahun anggaran tidak wajar.", field="year")


def _refuse_foreign(villages: Sequence[VillageCeilings], kabupaten: Kabupaten) -> None:
    seen: set[int] = set()
    for village in villages:
        if village.desa.kabupaten_id != kabupaten.pk:
            raise DomainError(f"Desa {village.desa.name} bukan desa di {kabupaten.name}.")
        if village.desa.pk in seen:
            raise DomainError(f"Desa {village.desa.name} ditulis dua kali.")
        seen.add(village.desa.pk)


def _locked(desa_ids: Iterable[int], year: int) -> dict[int, PaguTahun]:
    """The year of each village, by village; the villages are locked, because a year that is not there cannot be."""
    ids = list(Desa.objects.select_for_update(no_key=True).filter(pk__in=desa_ids).order_by("pk").values_list("pk"))
    rows = PaguTahun.objects.filter(desa__in=[pk for (pk,) in ids], year=year)
    return {row.desa_id: row for row in rows.select_related("desa")}


def _write(
    by: Membership,
    desa: Desa,
    year: int,
    known: PaguTahun | None,
    before: Ceilings,
    after: Ceilings,
    received_on: date | None,
    document: str,
) -> PaguTahun | None:
    document = document.strip()
    if before == after and (known is None or (known.received_on, known.document) == (received_on, document)):
        return known
    tahun = known or PaguTahun(desa=desa, year=year, version=0)
    given = any(ceiling.is_given for ceiling in after.values())
    tahun.origin = PaguOrigin.KABUPATEN if given else PaguOrigin.DESA
    tahun.received_on, tahun.document = received_on, document
    tahun.version += 1
    act = log_act(by=by, verb="write_pagu", subject=desa, place=desa, summary=_summary(year, before, after))
    save_with_history(tahun, act=act)
    _write_rows(tahun, before, after, act)
    return tahun


def _summary(year: int, before: Ceilings, after: Ceilings) -> str:
    old, new = (format_rupiah(total_of(ceilings), prefix="Rp") for ceilings in (before, after))
    return f"Pagu {year} dari {old} menjadi {new}: {changes_in_words(before, after) or 'keterangan diubah'}"


def _write_rows(tahun: PaguTahun, before: Ceilings, after: Ceilings, act: Act) -> None:
    rows = {row.sumber.code: row for row in tahun.sumber_set.select_related("sumber")} if before else {}
    for source in before.keys() - after.keys():
        delete_with_history(rows[source], act=act)
    sources: Mapping[str, SumberDana] = {}
    if after.keys() - before.keys():
        sources = {source.code: source for source in SumberDana.objects.all()}
        if unknown := after.keys() - before.keys() - sources.keys():
            raise DomainError(f"Sumber dana {', '.join(sorted(unknown))} tidak ada dalam daftar.")
    new = []
    for source, ceiling in after.items():
        if before.get(source) == ceiling:
            continue
        row = rows.get(source) or PaguIndikatif(tahun=tahun, sumber=sources[source])
        row.amount, row.silpa = ceiling.amount, ceiling.silpa
        row.regular_amount, row.origin = ceiling.regular, ceiling.origin
        if source in before:
            save_with_history(row, act=act)
        else:
            new.append(row)
    create_with_history(new, act=act)
