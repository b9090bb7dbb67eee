"""A yearly plan with lines and their evaluation, in few words."""

from typing import Any

from accounts.models import Membership
from codes.models import Kegiatan, Satuan, SumberDana
from places.models import Desa
from planning.line_data import CostData, RkpLineData
from planning.models import RkpDesa, RkpKegiatan
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
