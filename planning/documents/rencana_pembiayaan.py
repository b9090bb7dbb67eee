"""Data dan informasi rencana pembiayaan pembangunan Desa (form B-04 of Permendes PDTT 21/2020)."""

from dataclasses import replace

from planning.documents.finding import find_rkp
from planning.documents.pagu_summary import pagu_notes, pagu_summary
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import Cells, body_rows
from planning.documents.rkp_print import RkpPrint
from planning.documents.source_columns import SourceColumn, line_costs, needed
from planning.facts import LineFact
from reporting.payload import Column, MatrixDocument, Table
from reporting.registry import register

_FUNDS = "Jumlah Dana Indikatif (Rp)"
_SOURCE_COLUMNS = (
    SourceColumn(Column("pad", (_FUNDS, "PADesa"), 27, "rupiah"), ("PAD",)),
    SourceColumn(Column("dds", (_FUNDS, "Dana Desa (APBN)"), 29, "rupiah"), ("DDS",)),
    SourceColumn(Column("add", (_FUNDS, "Alokasi Dana Desa"), 29, "rupiah"), ("ADD",)),
    SourceColumn(Column("pbh", (_FUNDS, "Bagi Hasil Pajak dan Retribusi"), 29, "rupiah"), ("PBH",)),
    SourceColumn(Column("pbp", (_FUNDS, "APBD Provinsi"), 27, "rupiah"), ("PBP",)),
    SourceColumn(Column("pbk", (_FUNDS, "APBD Kabupaten/ Kota"), 27, "rupiah"), ("PBK",)),
    SourceColumn(Column("lain", ("Sumber Keuangan Lainnya (Rp)",), 27, "rupiah"), ("SWD", "DLL")),
    SourceColumn(Column("asing", ("Sumber di luar daftar (Rp)",), 27, "rupiah"), others=True),
    SourceColumn(Column("belum", ("Belum Dibagi (Rp)",), 29, "rupiah"), unsplit=True),
)


@register(
    key="rencana-pembiayaan",
    title="Rencana pembiayaan pembangunan Desa",
    arguments=("desa", "year"),
    description="Biaya setiap program/kegiatan menurut sumber dananya.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The form of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The form of a plan."""
    spread = needed(_SOURCE_COLUMNS, source.plan.lines)
    columns = (
        Column("no", ("No",), 9, "integer", align="center"),
        Column("bidang", ("Bidang",), 34, carried=True),
        Column("kegiatan", ("Nama Program/Kegiatan",), 70),
        *(one.column for one in spread.columns),
    )

    def cells(line: LineFact, bidang: str, _sub: str) -> Cells:
        return (line.number, bidang, line.name, *spread.amounts(line_costs(line)))

    rows = body_rows(source.plan, columns=columns, heading=None, cells=cells, sums=spread.keys)
    document = matrix(source, key="rencana-pembiayaan", table=Table(columns, rows))
    return replace(
        document,
        title=("DATA DAN INFORMASI TENTANG RENCANA PEMBIAYAAN PEMBANGUNAN DESA", source.years_title),
        summary=pagu_summary(source),
        notes=pagu_notes(source),
    )
