"""Lines in few words: what a service takes, and what a browser sends."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from codes.models import Bidang, Kegiatan, SumberDana
from planning.line_data import CostData, LineData, PlaceData, YearData
from planning.models import RpjmKegiatan
from planning.reading import line_data as stored_data

# Rupiah by source code; the source None is "belum dibagi", the amount None a candidate source.
Costs = Mapping[str | None, int | None]


def line_data(
    name: str = "Jalan usaha tani",
    *,
    code: str | None = "2.3.10",
    bidang: str = "2",
    costs: Mapping[int, Costs] | None = None,
    places: tuple[PlaceData, ...] = (),
    **values: Any,
) -> LineData:
    """A line as a service takes it; without a code it stands under its bidang."""
    kegiatan = Kegiatan.objects.select_related("sub_bidang__bidang").get(code=code, kabupaten=None) if code else None
    if places:
        values.setdefault("location_kind", "places")
    return LineData(
        name=name,
        kegiatan=kegiatan,
        bidang=None if kegiatan else Bidang.objects.get(code=bidang),
        places=places,
        years=tuple(year_data(year, of_year) for year, of_year in (costs or {}).items()),
        **values,
    )


def year_data(year: int, costs: Costs) -> YearData:
    """One ticked year with its costs."""
    sources = {source.code: source for source in SumberDana.objects.all()}
    return YearData(
        year, costs=tuple(CostData(sources[code] if code else None, amount) for code, amount in costs.items())
    )


def changed(line: RpjmKegiatan, **values: Any) -> LineData:
    """The line as it is stored, but for these values."""
    return replace(stored_data(fresh(line)), **values)


def fresh(line: RpjmKegiatan) -> RpjmKegiatan:
    """The line as it is in the database now."""
    return RpjmKegiatan.objects.select_related("rpjm__desa__kabupaten").with_children().get(pk=line.pk)


def costs_of(line: RpjmKegiatan) -> dict[int, dict[str | None, int | None]]:
    """Rupiah by year and source code as they are in the database now."""
    return {
        year.year: {cost.sumber.code if cost.sumber else None: cost.amount for cost in year.costs}
        for year in stored_data(fresh(line)).years
    }


def typed(line: RpjmKegiatan | None = None, **changes: str | list[str]) -> dict[str, Any]:
    """A filled form as a browser sends it; `y2027_0_source="DDS"` stands for the field `y2027-0-source`."""
    data: dict[str, Any] = {
        "kegiatan": "2.3.10",
        "name": "Rabat beton Banjar Anyar",
        "location_kind": "whole_village",
        "pola": "swakelola",
        "origin": "lain",
        "simpan": "1",
    }
    if line is not None:
        data["version"] = str(fresh(line).version)
    for name, value in changes.items():
        data[name.replace("_", "-") if name.startswith("y2") else name] = value
    return data
