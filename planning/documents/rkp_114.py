"""The RKP matrix after the annex of Permendagri 114/2014: columns a … n."""

from dataclasses import replace

from planning.documents.finding import find_rkp
from planning.documents.pagu_summary import pagu_notes, pagu_summary
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import POLA_TITLES, Cells, body_rows, pola_ticks, sources_words, volume_words
from planning.documents.rkp_print import RkpPrint
from planning.rkp_facts import RkpLineFact
from reporting.payload import Column, MatrixDocument, Table
from reporting.registry import register

_GROUP = "Bidang/Jenis Kegiatan"
_COST = "Biaya dan Sumber Pembiayaan"
_POLA = "Pola Pelaksanaan"
_COLUMNS = (
    Column("no", ("No",), 8, "integer", align="center"),
    Column("bidang_no", (_GROUP, "Bidang"), 6, align="center", carried=True),
    Column("bidang", (_GROUP, "Bidang"), 30, carried=True),
    Column("kegiatan", (_GROUP, "Jenis Kegiatan"), 56),
    Column("lokasi", ("Lokasi",), 30),
    Column("volume", ("Volume",), 21, align="right"),
    Column("manfaat", ("Sasaran/ Manfaat",), 32),
    Column("waktu", ("Waktu Pelaksanaan",), 25),
    Column("jumlah", (_COST, "Jumlah (Rp)"), 27, "rupiah"),
    Column("sumber", (_COST, "Sumber"), 20),
    *(Column(pola.value, (_POLA, title), 15, "tick") for pola, title in POLA_TITLES.items()),
    Column("pelaksana", ("Rencana Pelaksana Kegiatan",), 28),
)


@register(
    key="rkp-114",
    title="RKP Desa: matriks Permendagri 114/2014",
    arguments=("desa", "year"),
    description="Rancangan RKP Desa dengan lokasi, waktu, biaya dan sumbernya, pola, dan pelaksana kegiatan.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The matrix of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The matrix of a plan."""
    rows = body_rows(source.plan, columns=_COLUMNS, heading=None, cells=_cells)
    document = matrix(source, key="rkp-114", table=Table(_COLUMNS, rows))
    return replace(document, summary=pagu_summary(source), notes=pagu_notes(source))


def _cells(line: RkpLineFact, bidang: str, _sub: str) -> Cells:
    return (
        line.number, line.bidang if bidang else "", bidang, line.name, line.location, volume_words(line), line.manfaat,
        line.time, line.total, sources_words(line), *pola_ticks(line), line.pelaksana,
    )  # fmt: skip
