"""The complete list of a RKP Desa: every field of every line.

It is frozen with each edition; semula–menjadi compares two of them.
"""

from places.formats.rupiah import format_rupiah
from places.formats.tanggal import format_tanggal
from planning.documents.finding import find_rkp
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import Cells, bidang_heading, body_rows
from planning.documents.rincian_parts import (
    FIRST_COLUMNS,
    LAST_COLUMNS,
    first_cells,
    last_cells,
    line_links,
    names_of_bidang,
)
from planning.documents.rkp_print import RkpPrint
from planning.enums import OutsideGround
from planning.rkp_facts import RkpLineFact
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register

KEY = "rkp-rincian"
_COLUMNS = (
    *FIRST_COLUMNS,
    Column("kegiatan_rpjm", ("Kegiatan RPJM atau Alasan di Luar RPJM",), 36),
    Column("lanjutan", ("Lanjutan dari Tahun",), 14, align="center"),
    Column("target", ("Target Capaian",), 24),
    Column("waktu", ("Waktu Pelaksanaan",), 28),
    Column("pelaksana", ("Pelaksana Kegiatan",), 26),
    Column("rab", ("RAB",), 24),
    *LAST_COLUMNS,
)


@register(
    key=KEY,
    title="RKP Desa: daftar lengkap",
    arguments=("desa", "year"),
    description="Semua isian setiap kegiatan; paling enak dibuka di Excel.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The list of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The list of a plan."""
    plan = source.plan
    names, links = names_of_bidang(plan), line_links(source.rkp)

    def heading(code: str, name: str) -> Row:
        return bidang_heading(_COLUMNS, code, name)

    def cells(line: RkpLineFact, _bidang: str, _sub: str) -> Cells:
        return (*first_cells(line, names), *_yearly_cells(line), *last_cells(line, links))

    rows = body_rows(plan, columns=_COLUMNS, heading=heading, cells=cells)
    return matrix(source, key=KEY, table=Table(_COLUMNS, rows))


def _yearly_cells(line: RkpLineFact) -> Cells:
    """What only a yearly plan knows of a line."""
    return (
        _origin_words(line),
        str(line.carried_from_year or ""),
        line.target,
        _time_words(line),
        line.pelaksana,
        f"{line.rab_rows} rincian, {format_rupiah(line.rab_total or 0)}" if line.rab_rows else "",
    )


def _origin_words(line: RkpLineFact) -> str:
    ground = str(OutsideGround(line.outside_ground).label) if line.outside_ground else ""
    return "; ".join(part for part in (line.rpjm_name, ground, line.outside_reason) if part)


def _time_words(line: RkpLineFact) -> str:
    """The days themselves: months alone would hide a change within the month."""
    days = " s.d. ".join(format_tanggal(day) for day in (line.starts_on, line.ends_on) if day)
    return ", ".join(part for part in (days, line.time_words) if part)
