"""Yearly plans in few words: what a browser sends, and a plan with its past."""

from dataclasses import replace
from typing import Any

from planning.line_data import RkpLineData
from planning.models import RkpKegiatan
from planning.reading import rkp_line_data


def fresh_rkp(line: RkpKegiatan) -> RkpKegiatan:
    """The line as it is in the database now."""
    return RkpKegiatan.objects.select_related("rkp__desa__kabupaten").with_children().get(pk=line.pk)


def changed_rkp(line: RkpKegiatan, **values: Any) -> RkpLineData:
    """The line as it is stored, but for these values."""
    return replace(rkp_line_data(fresh_rkp(line)), **values)


def rkp_costs_of(line: RkpKegiatan) -> dict[str | None, int | None]:
    """Rupiah by source code as they are in the database now."""
    return {cost.sumber.code if cost.sumber else None: cost.amount for cost in rkp_line_data(fresh_rkp(line)).costs}


def typed_rkp(line: RkpKegiatan | None = None, **changes: str | list[str]) -> dict[str, Any]:
    """A filled form as a browser sends it; `biaya_0_source="DDS"` stands for the field `biaya-0-source`."""
    data: dict[str, Any] = {
        "kegiatan": "2.3.10",
        "name": "Rabat beton Banjar Anyar",
        "location_kind": "whole_village",
        "pola": "swakelola",
        "origin": "lain",
        "simpan": "1",
    }
    if line is not None:
        data["version"] = str(fresh_rkp(line).version)
    for name, value in changes.items():
        data[name.replace("_", "-") if name.startswith("biaya_") else name] = value
    return data
