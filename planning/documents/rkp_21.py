"""The RKP matrix as annex of the Perdes after Permendes PDTT 21/2020: data eksisting, SDGs, target capaian."""

from dataclasses import replace

from planning.documents.finding import find_rkp
from planning.documents.pagu_summary import pagu_notes, pagu_summary
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import (
    Cells,
    benefit_words,
    body_rows,
    pola_words,
    sdgs_words,
    sources_words,
    volume_words,
)
from planning.documents.rkp_print import RkpPrint
from planning.rkp_facts import RkpLineFact
from reporting.payload import Column, MatrixDocument, Table
from reporting.registry import register

_COST = "Biaya dan Sumber Pembiayaan"
_COLUMNS = (
    Column("no", ("No",), 8, "integer", align="center"),
    Column("bidang", ("Bidang",), 30, carried=True),
    Column("kegiatan", ("Jenis Kegiatan",), 52),
    Column("data_eksisting", ("Data Eksisting",), 26),
    Column("sdgs", ("Mendukung SDGs Desa ke-",), 20, align="center"),
    Column("target", ("Target Capaian",), 26),
    Column("lokasi", ("Lokasi",), 28),
    Column("volume", ("Volume dan Satuan",), 20, align="right"),
    Column("manfaat", ("Penerima Manfaat",), 32),
    Column("waktu", ("Waktu Pelaksanaan",), 25),
    Column("jumlah", (_COST, "Jumlah (Rp)"), 27, "rupiah"),
    Column("sumber", (_COST, "Sumber"), 19),
    Column("pola", ("Pola Pelaksanaan",), 22),
)


@register(
    key="rkp-21",
    title="RKP Desa: matriks Permendes PDTT 21/2020",
    arguments=("desa", "year"),
    description="Lampiran Perdes RKP Desa dengan data eksisting, SDGs Desa, dan target capaian.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The matrix of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The matrix of a plan."""
    rows = body_rows(source.plan, columns=_COLUMNS, heading=None, cells=_cells)
    document = matrix(source, key="rkp-21", table=Table(_COLUMNS, rows))
    return replace(document, summary=pagu_summary(source), notes=pagu_notes(source))


def _cells(line: RkpLineFact, bidang: str, _sub: str) -> Cells:
    return (
        line.number, bidang, line.name, line.data_eksisting, sdgs_words(line.sdgs), line.target, line.location,
        volume_words(line), benefit_words(line), line.time, line.total, sources_words(line), pola_words(line),
    )  # fmt: skip
