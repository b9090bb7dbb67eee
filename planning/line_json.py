"""A line's values as JSON and back: how a line stood before an import changed it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from codes.models import Bidang, Kegiatan, Satuan, SumberDana
from places.models import Dusun, RukunTetangga
from planning.line_data import CostData, LineData, PlaceData, RkpLineData, YearData
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk, RkpKegiatan, RpjmKegiatan, SasaranRpjm

_POINTED: dict[str, type[Model]] = {
    "kegiatan": Kegiatan, "bidang": Bidang, "unit": Satuan, "program": ProgramMasuk, "prioritas": PrioritasKabupaten,
    "kerja_sama": KerjaSama, "sasaran": SasaranRpjm, "rpjm_line": RpjmKegiatan, "carried_from": RkpKegiatan,
}  # fmt: skip


def line_to_json(data: LineData | RkpLineData) -> dict[str, Any]:
    """Plain values; rows are named by their key."""
    return {item.name: _to_json(getattr(data, item.name)) for item in fields(data)}


def line_from_json(values: Mapping[str, Any]) -> LineData | RkpLineData:
    """The values that `line_to_json` wrote; a row that is gone by now is left out."""
    found: dict[str, Any] = dict(values)
    for name, model in _POINTED.items():
        if name in found:
            found[name] = model._default_manager.filter(pk=found[name]).first() if found[name] is not None else None
    for name in ("volume", "latitude", "longitude"):
        found[name] = None if found[name] is None else Decimal(found[name])
    for name in ("starts_on", "ends_on"):
        if name in found:
            found[name] = date.fromisoformat(found[name]) if found[name] else None
    found["sdgs"], found["tags"] = tuple(found["sdgs"]), tuple(found["tags"])
    found["places"] = _places(found["places"])
    sources = SumberDana.objects.in_bulk()
    if "years" in found:
        found["years"] = tuple(
            YearData(year, target, None if volume is None else Decimal(volume), _costs(costs, sources))
            for year, target, volume, costs in found["years"]
        )
        return LineData(**found)
    found["costs"] = _costs(found["costs"], sources)
    return RkpLineData(**found)


def _to_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if isinstance(value, CostData):
        return [value.sumber.pk if value.sumber else None, value.amount]
    if isinstance(value, YearData):
        return [value.year, value.target, _to_json(value.volume), _to_json(value.costs)]
    if isinstance(value, PlaceData):
        return [value.dusun.pk, value.rukun_tetangga.pk if value.rukun_tetangga else None]
    if isinstance(value, Model):
        return value.pk
    return str(value) if isinstance(value, Decimal | date) else value


def _costs(rows: list[list[Any]], sources: Mapping[int, SumberDana]) -> tuple[CostData, ...]:
    return tuple(CostData(None if key is None else sources[key], amount) for key, amount in rows)


def _places(rows: list[list[Any]]) -> tuple[PlaceData, ...]:
    dusun = Dusun.objects.in_bulk([key for key, _ in rows])
    rt = RukunTetangga.objects.in_bulk([key for _, key in rows if key is not None])
    return tuple(PlaceData(dusun[one], rt.get(other)) for one, other in rows if one in dusun)
