"""Writing the years, costs and places of a line: only what differs is touched, so history tells what changed."""

from collections.abc import Iterable

from accounts.act_log import create_with_history, delete_with_history, save_with_history
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
    new = sorted(wanted - existing.keys(), key=lambda key: (key[0], key[1] or 0))
    create_with_history(
        [RpjmLokasi(line=line, dusun_id=dusun_id, rukun_tetangga_id=rt_id) for dusun_id, rt_id in new], act=act
    )


def _write_years(line: RpjmKegiatan, years: Iterable[YearData], act: Act) -> None:
    existing = {row.year: row for row in line.tahun_set.prefetch_related("biaya_set")}
    wanted = {year.year: year for year in years}
    for year in existing.keys() - wanted.keys():
        for biaya in existing[year].biaya_set.all():
            delete_with_history(biaya, act=act)
        delete_with_history(existing[year], act=act)
    new = {
        year: RpjmTahun(line=line, year=year, target=data.target, volume=data.volume)
        for year, data in sorted(wanted.items())
        if year not in existing
    }
    create_with_history(list(new.values()), act=act)
    new_costs: list[RpjmBiaya] = []
    for year, data in sorted(wanted.items()):
        row = new.get(year) or existing[year]
        if (row.target, row.volume) != (data.target, data.volume):
            row.target, row.volume = data.target, data.volume
            save_with_history(row, act=act)
        known = {} if year in new else {cost.sumber_id: cost for cost in row.biaya_set.all()}
        new_costs += _write_costs(row, data.costs, known, act)
    create_with_history(new_costs, act=act)


def _write_costs(
    tahun: RpjmTahun, costs: Iterable[CostData], existing: dict[int | None, RpjmBiaya], act: Act
) -> list[RpjmBiaya]:
    """Change and delete the year's costs; give the new ones, unsaved."""
    wanted = _wanted_costs(tahun, costs)
    for key in existing.keys() - wanted.keys():
        delete_with_history(existing[key], act=act)
    for key in existing.keys() & wanted.keys():
        row = existing[key]
        if row.amount != wanted[key]:
            row.amount = wanted[key]
            save_with_history(row, act=act)
    return [
        RpjmBiaya(tahun=tahun, sumber_id=key, amount=amount) for key, amount in wanted.items() if key not in existing
    ]


def _wanted_costs(tahun: RpjmTahun, costs: Iterable[CostData]) -> dict[int | None, int | None]:
    """Rupiah by source id. Raises DomainError for a source twice, a negative amount, a share of an unknown whole."""
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
    return wanted
