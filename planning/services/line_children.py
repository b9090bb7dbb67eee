"""Writing the years, costs and places of a line: only what differs is touched, so history tells what changed."""

from collections.abc import Iterable, Mapping

from accounts.act_log import create_with_history, delete_with_history, save_with_history
from accounts.models import Act
from places.errors import DomainError
from planning.enums import LocationKind
from planning.line_data import CostData, LineData, PlanLineData, RkpLineData, YearData
from planning.models import RkpBiaya, RkpKegiatan, RkpLokasi, RpjmBiaya, RpjmKegiatan, RpjmLokasi, RpjmTahun

# Rupiah by source id; the source None is "belum dibagi", the amount None a candidate source.
Costs = dict[int | None, int | None]


def write_children(line: RpjmKegiatan, data: LineData, *, act: Act) -> None:
    """Make the line's years, costs and places equal to the data."""
    _write_years(line, data.years, act)
    write_places(line, data, RpjmLokasi, act=act)


def write_rkp_children(line: RkpKegiatan, data: RkpLineData, *, act: Act) -> None:
    """Make the yearly line's costs and places equal to the data."""
    write_rkp_costs(line, data.costs, act=act)
    write_places(line, data, RkpLokasi, act=act)


def write_rkp_costs(line: RkpKegiatan, costs: Iterable[CostData], *, act: Act) -> None:
    """Make the yearly line's costs equal to these."""
    wanted = _wanted_costs(costs, when="", field="costs")
    existing = {cost.sumber_id: cost for cost in line.biaya_set.all()}
    new = _write_costs(wanted, existing, act)
    create_with_history([RkpBiaya(line=line, sumber_id=key, amount=amount) for key, amount in new.items()], act=act)


def write_places(
    line: RpjmKegiatan | RkpKegiatan, data: PlanLineData, model: type[RpjmLokasi] | type[RkpLokasi], *, act: Act
) -> None:
    """Make the line's places equal to the data."""
    places = data.places if data.location_kind == LocationKind.PLACES else ()
    wanted = {(place.dusun.pk, place.rukun_tetangga.pk if place.rukun_tetangga else None) for place in places}
    existing = {(row.dusun_id, row.rukun_tetangga_id): row for row in line.lokasi_set.all()}
    for key in existing.keys() - wanted:
        delete_with_history(existing[key], act=act)
    new = sorted(wanted - existing.keys(), key=lambda key: (key[0], key[1] or 0))
    create_with_history(
        [model(line_id=line.pk, dusun_id=dusun_id, rukun_tetangga_id=rt_id) for dusun_id, rt_id in new], act=act
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
        costs = _write_costs(_wanted_costs(data.costs, when=f" pada {year}", field="years"), known, act)
        new_costs += [RpjmBiaya(tahun=row, sumber_id=key, amount=amount) for key, amount in costs.items()]
    create_with_history(new_costs, act=act)


def _write_costs(
    wanted: Costs, existing: Mapping[int | None, RpjmBiaya] | Mapping[int | None, RkpBiaya], act: Act
) -> Costs:
    """Change and delete the stored costs; give the ones that are still to be created."""
    for key in existing.keys() - wanted.keys():
        delete_with_history(existing[key], act=act)
    for key in existing.keys() & wanted.keys():
        row = existing[key]
        if row.amount != wanted[key]:
            row.amount = wanted[key]
            save_with_history(row, act=act)
    return {key: amount for key, amount in wanted.items() if key not in existing}


def _wanted_costs(costs: Iterable[CostData], *, when: str, field: str) -> Costs:
    """Rupiah by source id. Raises DomainError for a source twice, a negative amount, a share of an unknown whole."""
    wanted: Costs = {}
    for cost in costs:
        key = cost.sumber.pk if cost.sumber else None
        if key in wanted:
            raise DomainError(f"Sumber dana {cost.sumber or 'belum dibagi'} ditulis dua kali{when}.", field=field)
        if cost.amount is not None and cost.amount < 0:
            raise DomainError("Biaya tidak boleh kurang dari nol.", field=field)
        if key is None and cost.amount is None:
            continue
        wanted[key] = cost.amount
    if None in wanted.values() and None not in wanted:
        raise DomainError(
            f"Isi jumlah tiap sumber dana{when}, atau tulis jumlahnya sebagai “belum dibagi”.",
            field=field,
        )
    return wanted
