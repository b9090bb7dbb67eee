"""Programmes and activities of higher governments that enter the village (form B-03 of Permendes PDTT 21/2020).

One list for the years of a RPJM Desa or for the year of a RKP Desa.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from planning.documents.finding import find_rkp, find_rpjm
from planning.documents.plan_frame import matrix
from planning.documents.plan_print import PlanPrint
from planning.documents.plan_rows import grouped_rows, sdgs_words
from planning.documents.rkp_print import RkpPrint
from planning.documents.rpjm_print import RpjmPrint
from planning.models import ProgramMasuk
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah

_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("bidang", ("Bidang",), 36, carried=True),
    Column("kegiatan", ("Nama Program/Kegiatan",), 66),
    Column("dari", ("Pemerintah/Provinsi/ Kabupaten (Kementerian/OPD)",), 44),
    Column("sdgs", ("Mendukung SDGs Desa ke-",), 22, align="center"),
    Column("tahun", ("Tahun Pelaksanaan",), 24, align="center"),
    Column("lokasi", ("Lokasi Kegiatan (Dusun/RT/RW)",), 38),
    Column("volume", ("Volume",), 18, "decimal"),
    Column("satuan", ("Satuan",), 18),
    Column("jumlah", ("Total Pagu Dana (Rp)",), 31, "rupiah"),
)


@register(
    key="program-masuk-desa",
    title="Program/kegiatan yang masuk ke Desa",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Program pusat, provinsi, dan kabupaten yang masuk ke desa pada tahun RKP atau selama RPJM Desa.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> MatrixDocument:
    """The list for a village's yearly plan, or for its multi-year plan, by code and (first) year."""
    return draw(RkpPrint(find_rkp(desa, year)) if year is not None else RpjmPrint(find_rpjm(desa, rpjm or 0)))


def draw(source: PlanPrint) -> MatrixDocument:
    """The list for the years of a plan; one query."""
    first, last = source.years[0], source.years[-1]
    alive = ProgramMasuk.objects.alive().filter(desa=source.desa, first_year__lte=last, last_year__gte=first)
    ordered = alive.select_related("bidang", "unit").order_by("bidang__code", "first_year", "name", "pk")
    programs = list(ordered)
    table = Table(_COLUMNS, grouped_rows(_groups(programs), columns=_COLUMNS))
    unknown = sum(program.amount is None for program in programs)
    return replace(
        matrix(source, key="program-masuk-desa", table=table),
        title=("DAFTAR PROGRAM/KEGIATAN PEMBANGUNAN YANG MASUK KE DESA", source.years_title),
        total_in_words=terbilang_rupiah(sum(program.amount or 0 for program in programs)),
        notes=(f"{unknown} program belum diketahui pagu dananya.",) if unknown else (),
    )


def _groups(programs: list[ProgramMasuk]) -> Iterable[tuple[str, str, list[Row]]]:
    numbered = enumerate(programs, start=1)
    for bidang, members in groupby(numbered, key=lambda item: item[1].bidang):
        rows = [
            _row(number, program, bidang.name if place == 0 else "") for place, (number, program) in enumerate(members)
        ]
        yield bidang.code, bidang.name, rows


def _row(number: int, program: ProgramMasuk, bidang: str) -> Row:
    origin = f"{program.get_level_display()}" + (f" ({program.organiser})" if program.organiser else "")
    years = (program.first_year, program.last_year)
    cells = (
        number, bidang, program.name, origin, sdgs_words(program.sdgs), years_words(*years), program.location,
        program.volume, program.unit.name if program.unit else "",
        program.amount,
    )  # fmt: skip
    return Row("row", cells, ref=str(program.uid))


def years_words(first: int, last: int) -> str:
    """ "2026", "2026–2028"."""
    return str(first) if first == last else f"{first}–{last}"
