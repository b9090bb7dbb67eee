"""Lines of the yearly plan that prevent stunting (form B-12 of Permendes PDTT 21/2020)."""

from dataclasses import replace

from planning.documents.finding import find_rkp
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import (
    Cells,
    benefit_words,
    grouped_rows,
    line_row,
    pola_words,
    sources_words,
    volume_words,
)
from planning.documents.rkp_print import RkpPrint
from planning.enums import Tag
from planning.rkp_facts import RkpLineFact
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah

_COLUMNS = (
    Column("no", ("No",), 8, "integer", align="center"),
    Column("bidang", ("Bidang",), 34, carried=True),
    Column("kegiatan", ("Jenis Kegiatan",), 62),
    Column("lokasi", ("Lokasi",), 34),
    Column("volume", ("Volume dan Satuan",), 22, align="right"),
    Column("manfaat", ("Penerima Manfaat",), 38),
    Column("waktu", ("Waktu Pelaksanaan",), 28),
    Column("jumlah", ("Biaya (Rp)",), 28, "rupiah"),
    Column("sumber", ("Sumber Biaya",), 22),
    Column("pola", ("Pola Pelaksanaan",), 26),
)


@register(
    key="rkp-stunting",
    title="Kegiatan pencegahan stunting dalam RKP Desa",
    arguments=("desa", "year"),
    description="Rincian kegiatan yang diberi penanda stunting, dengan jumlah biayanya.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The list of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The list of a plan."""
    rows = grouped_rows(_groups(source), columns=_COLUMNS)
    document = matrix(source, key="rkp-stunting", table=Table(_COLUMNS, rows))
    total = sum(line.total for line in source.plan.lines if Tag.STUNTING in line.tags)
    return replace(
        document,
        title=("RINCIAN KEGIATAN PENCEGAHAN STUNTING", f"DALAM {source.heading}", source.years_title),
        total_in_words=terbilang_rupiah(total),
    )


def _groups(source: RkpPrint) -> list[tuple[str, str, list[Row]]]:
    groups, number = [], 0
    for bidang in source.plan.bidang:
        lines = [line for line in source.lines if line.bidang == bidang.code and Tag.STUNTING in line.tags]
        rows = []
        for index, line in enumerate(lines):
            number += 1
            rows.append(line_row(line, _cells(line, number, "" if index else bidang.name)))
        if rows:
            groups.append((bidang.code, bidang.name, rows))
    return groups


def _cells(line: RkpLineFact, number: int, bidang: str) -> Cells:
    return (
        number, bidang, line.name, line.location, volume_words(line), benefit_words(line), line.time, line.total,
        sources_words(line), pola_words(line),
    )  # fmt: skip
