"""A yearly plan with lines, and what its lines point to, in few words."""

from typing import Any

from accounts.models import Membership
from codes.models import Bidang, Kegiatan, Satuan, SumberDana
from places.models import Desa, Kabupaten
from planning.line_data import CostData, RkpLineData
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk, RkpDesa, RkpKegiatan
from planning.services.cooperation import KerjaSamaData, create_cooperation
from planning.services.priorities import PriorityData, create_priority
from planning.services.programs import ProgramData, create_program
from planning.services.rkp import create_rkp
from planning.services.rkp_lines import create_rkp_line


def make_rkp(by: Membership, desa: Desa, year: int = 2027) -> RkpDesa:
    """The village's plan of the year, a draft without lines."""
    return create_rkp(by=by, desa=desa, year=year, is_before_app=True)


def make_rkp_line(
    by: Membership,
    rkp: RkpDesa,
    name: str = "Rabat beton",
    *,
    code: str = "2.3.10",
    costs: dict[str | None, int | None] | None = None,
    unit: str = "m",
    **values: Any,
) -> RkpKegiatan:
    """A line with rupiah by source code; the source None is "belum dibagi"."""
    sources = {source.code: source for source in SumberDana.objects.all()}
    data = RkpLineData(
        name=name,
        kegiatan=Kegiatan.objects.select_related("sub_bidang__bidang").get(code=code, kabupaten=None),
        unit=Satuan.objects.get(name=unit, kabupaten=None),
        costs=tuple(CostData(sources[key] if key else None, amount) for key, amount in (costs or {}).items()),
        **values,
    )
    return create_rkp_line(by=by, rkp=rkp, data=data)


def program_data(**values: Any) -> ProgramData:
    """A programme of the kabupaten in 2027, as it is typed."""
    usual = {"name": "Jalan kabupaten", "level": "kabupaten", "first_year": 2027, "last_year": 2027}
    return ProgramData(**{"bidang": Bidang.objects.get(code="2")} | usual | values)


def make_program(by: Membership, desa: Desa, **values: Any) -> ProgramMasuk:
    """A programme that enters the village."""
    return create_program(by=by, desa=desa, data=program_data(**values))


def cooperation_data(**values: Any) -> KerjaSamaData:
    """A cooperation with a neighbour in 2027, as it is typed."""
    usual = {"kind": "antar_desa", "partner": "Desa Contoh", "name": "Embung bersama"}
    years = {"first_year": 2027, "last_year": 2027}
    return KerjaSamaData(**{"bidang": Bidang.objects.get(code="2")} | usual | years | values)


def make_cooperation(by: Membership, desa: Desa, **values: Any) -> KerjaSama:
    """A cooperation of the village."""
    return create_cooperation(by=by, desa=desa, data=cooperation_data(**values))


def priority_data(**values: Any) -> PriorityData:
    """A priority of the RPJMD 2025-2029, as it is typed."""
    return PriorityData(**{"kind": "rpjmd", "name": "Jalan mantap", "first_year": 2025, "last_year": 2029} | values)


def make_priority(by: Membership, kabupaten: Kabupaten, **values: Any) -> PrioritasKabupaten:
    """A priority of the kabupaten."""
    return create_priority(by=by, kabupaten=kabupaten, data=priority_data(**values))
