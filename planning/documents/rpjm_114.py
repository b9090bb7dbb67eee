"""The RPJM matrix after the annex of Permendagri 114/2014, lengthened to the years of the plan."""

from planning.documents.finding import find_rpjm
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import (
    POLA_TITLES,
    Cells,
    body_rows,
    pola_ticks,
    sources_words,
    volume_words,
    year_ticks,
)
from planning.documents.rpjm_print import RpjmPrint
from planning.facts import LineFact
from planning.models import RpjmDesa
from reporting.payload import Column, MatrixDocument, Table
from reporting.registry import register

_GROUP = "Bidang/Jenis Kegiatan"
_COST = "Prakiraan Biaya dan Sumber Pembiayaan"
_POLA = "Prakiraan Pola Pelaksanaan"


@register(
    key="rpjm-114",
    title="RPJM Desa: matriks Permendagri 114/2014",
    arguments=("desa", "rpjm"),
    description="Lampiran rancangan RPJM Desa dengan kolom bidang, tahun ke-1 dan seterusnya, dan pola pelaksanaan.",
)
def build(*, desa: str, rpjm: int) -> MatrixDocument:
    """The matrix of a village's plan by code and first year."""
    return draw(RpjmPrint(find_rpjm(desa, rpjm)))


def draw(source: RpjmPrint) -> MatrixDocument:
    """The matrix of a plan."""
    rpjm = source.rpjm
    columns = _columns(rpjm)

    def cells(line: LineFact, bidang: str, sub: str) -> Cells:
        return (
            line.number, line.bidang if bidang else "", bidang, sub, line.name, line.location, volume_words(line),
            line.manfaat, *year_ticks(line, rpjm.years), line.total, sources_words(line), *pola_ticks(line),
        )  # fmt: skip

    rows = body_rows(source.plan, columns=columns, heading=None, cells=cells)
    return matrix(source, key="rpjm-114", table=Table(columns, rows))


def _columns(rpjm: RpjmDesa) -> tuple[Column, ...]:
    years = (
        Column(f"tahun_{n}", ("Prakiraan Waktu Pelaksanaan (Tahun ke-)", str(n)), 7, "tick")
        for n, _ in enumerate(rpjm.years, start=1)
    )
    return (
        Column("no", ("No",), 8, "integer", align="center"),
        Column("bidang_no", (_GROUP, "Bidang"), 6, align="center", carried=True),
        Column("bidang", (_GROUP, "Bidang"), 26, carried=True),
        Column("sub_bidang", (_GROUP, "Sub Bidang"), 30, carried=True),
        Column("kegiatan", (_GROUP, "Jenis Kegiatan"), 50),
        Column("lokasi", ("Lokasi (RT/RW/ Dusun)",), 24),
        Column("volume", ("Prakiraan Volume",), 21, align="right"),
        Column("manfaat", ("Sasaran/ Manfaat",), 28),
        *years,
        Column("jumlah", (_COST, "Jumlah (Rp)"), 25, "rupiah"),
        Column("sumber", (_COST, "Sumber"), 17),
        *(Column(pola.value, (_POLA, title), 14, "tick") for pola, title in POLA_TITLES.items()),
    )
