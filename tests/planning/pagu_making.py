"""Ceilings in few words, and the yearly plan of Pandanlandung with its real figures."""

from accounts.models import Membership
from codes.models import Kegiatan, SumberDana
from places.models import Desa
from planning.line_data import CostData, RkpLineData
from planning.models import PaguTahun, RkpDesa, RkpKegiatan
from planning.pagu_data import CeilingData
from planning.services.pagu import stored_ceilings, write_pagu
from planning.services.rkp import create_rkp
from planning.services.rkp_lines import create_rkp_line
from tests.planning.pandanlandung_2026 import INCOME, LINES


def give(by: Membership, desa: Desa, year: int, *, version: int = 0, **amounts: int | None) -> PaguTahun | None:
    """Write ceilings: `give(sari, desa, 2027, DDS=5, ADD=3)`."""
    rows = tuple(CeilingData(source, amount) for source, amount in amounts.items())
    return write_pagu(
        by=by, desa=desa, year=year, version=version, rows=rows, received_on=None, document="Surat Bupati"
    )


def amounts_of(desa: Desa, year: int) -> dict[str, int]:
    """Rupiah by source as stored, SiLPA left out."""
    tahun = PaguTahun.objects.get(desa=desa, year=year)
    return {source: ceiling.amount for source, ceiling in stored_ceilings([tahun])[tahun.pk].items()}


def rkp_with(by: Membership, desa: Desa, year: int, *lines: tuple[str, dict[str | None, int | None]]) -> RkpDesa:
    """A plan of the year with lines: name and rupiah by source."""
    rkp = create_rkp(by=by, desa=desa, year=year)
    for name, costs in lines:
        add_rkp_line(by, rkp, name, costs)
    return rkp


def add_rkp_line(
    by: Membership, rkp: RkpDesa, name: str, costs: dict[str | None, int | None], *, code: str = "2.3.10"
) -> RkpKegiatan:
    """A line; the source None is "belum dibagi", the amount None a candidate."""
    sources = {source.code: source for source in SumberDana.objects.all()}
    data = RkpLineData(
        name=name,
        kegiatan=Kegiatan.objects.select_related("sub_bidang__bidang").get(code=code, kabupaten=None),
        costs=tuple(CostData(sources[key] if key else None, amount) for key, amount in costs.items()),
    )
    return create_rkp_line(by=by, rkp=rkp, data=data)


def pandanlandung_2026(by: Membership, desa: Desa) -> RkpDesa:
    """The 38 lines of the workbook and the income of its second sheet."""
    rkp = create_rkp(by=by, desa=desa, year=2026)
    for name, code, amount, sources in LINES:
        one = {sources: amount} if ", " not in sources else dict.fromkeys(sources.split(", ")) | {None: amount}
        add_rkp_line(by, rkp, name, one, code=code)
    give(by, desa, 2026, **INCOME)
    return rkp
