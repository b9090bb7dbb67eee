"""Writing the years, costs and places of a line: only what differs is touched, so history tells what changed."""

from collections.abc import Iterable

from accounts.act_log import delete_with_history, save_with_history
from accounts.models import Act
from places.errors import DomainError
from planning.enums import LocationKind
from planning.line_data import CostData, LineData, YearData
from planning.models import RpjmBiaya, RpjmKegiatan, RpjmLokasi, RpjmTahun


def write_children(line: RpjmKegiatan, data: LineData, *, act: Act) -> None:
    """Make the line's years, costs and places equal to the data."""
    _write_years(line, data.years, act)
    places = data.places if data.location_kind == LocationKind.PLACES else ()
    wanted = {(place.dusun.pk, place.rukun_tetangga.pk if place.rukun_tetangga else None) for place in places}
    existing = {(row.dusun_id, row.rukun_tetangga_id): row for row in line.lokasi_set.all()}
    for key in existing.keys() - wanted:
        delete_with_history(existing[key], act=act)
    for dusun_id, rt_id in sorted(wanted - existing.keys(), key=lambda key: (key[0], key[1] or 0)):
        save_with_history(RpjmLokasi(line=line, dusun_id=dusun_id, rukun_tetangga_id=rt_id), act=act)


def _write_years(line: RpjmKegiatan, years: Iterable[YearData], act: Act) -> None:
    existing = {row.year: row for row in line.tahun_set.prefetch_related("biaya_set")}
    wanted = {year.year: year for year in years}
    for year in existing.keys() - wanted.keys():
        for biaya in existing[year].biaya_set.all():
            delete_with_history(biaya, act=act)
        delete_with_history(existing[year], act=act)
    for year, data in sorted(wanted.items()):
        row = existing.get(year) or RpjmTahun(line=line, year=year)
        if row.pk is None or (row.target, row.volume) != (data.target, data.volume):
            row.target, row.volume = data.target, data.volume
            save_with_history(row, act=act)
        _write_costs(row, data.costs, act)


def _write_costs(tahun: RpjmTahun, costs: Iterable[CostData], act: Act) -> None:
    wanted: dict[int | None, int | None] = {}
    for cost in costs:
        key = cost.sumber.pk if cost.sumber else None
        if key in wanted:
            raise DomainError(
                f"Sumber dana {cost.sumber or 'belum dibagi'} ditulis dua kali pada {tahun.year}.", field="years"
            )
        if cost.amount is not None and cost.amount < 0:
            raise DomainError("Biaya tidak boleh kurang dari nol.", field="years")
        if key is None and cost.amount is None:
            continue
        wanted[key] = cost.amount
    if None in wanted.values() and None not in wanted:
        raise DomainError(
            f"Isi jumlah tiap sumber dana pada {tahun.year}, atau tulis jumlahnya sebagai “belum dibagi”.",
            field="years",
        )
    existing = {row.sumber_id: row for row in tahun.biaya_set.all()} if tahun.pk else {}
    for key in existing.keys() - wanted.keys():
        delete_with_history(existing[key], act=act)
    for key, amount in wanted.items():
        row = existing.get(key) or RpjmBiaya(tahun=tahun, sumber_id=key)
        if row.pk is None or row.amount != amount:
            row.amount = amount
            save_with_history(row, act=act)
