"""Pagu indikatif Desa (form F-RKP-03): what each source promises, and what programmes and activities take of it."""

from dataclasses import replace

from planning.documents.finding import find_rkp
from planning.documents.pagu_summary import pagu_notes
from planning.documents.plan_frame import matrix, team_signature
from planning.documents.plan_rows import Cells, sum_row
from planning.documents.rkp_print import RkpPrint
from planning.documents.source_columns import SourceColumn, SourceColumns, line_costs, needed
from planning.facts import CostFact, LineFact
from planning.pagu_usage import PaguFacts
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah

_SOURCES = "Sumber Dana Indikatif"
_AID = "Bantuan Keuangan"
_SOURCE_COLUMNS = (
    SourceColumn(Column("dds", (_SOURCES, "Dana Desa (APBN)"), 31, "rupiah"), ("DDS",)),
    SourceColumn(Column("add", (_SOURCES, "Alokasi Dana Desa (bagian dana perimbangan)"), 31, "rupiah"), ("ADD",)),
    SourceColumn(Column("pbh", (_SOURCES, "Dana bagian dari hasil pajak dan retribusi"), 31, "rupiah"), ("PBH",)),
    SourceColumn(Column("pbp", (_SOURCES, _AID, "APBD Provinsi"), 29, "rupiah"), ("PBP",)),
    SourceColumn(Column("pbk", (_SOURCES, _AID, "APBD Kabupaten/ Kota"), 29, "rupiah"), ("PBK",)),
    SourceColumn(Column("lain", (_SOURCES, "Sumber lain (PAD, swadaya, lain-lain)"), 29, "rupiah"), others=True),
    SourceColumn(Column("belum", (_SOURCES, "Belum dibagi"), 29, "rupiah"), unsplit=True),
)


@register(
    key="pagu",
    title="Pagu indikatif Desa",
    arguments=("desa", "year"),
    description="Pagu dan SiLPA tiap sumber dana, indikatif program/kegiatan yang memakainya, dan sisanya.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The form of a village by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The form of a plan's year."""
    pagu = source.usage.pagu
    spread = needed(_SOURCE_COLUMNS, source.plan.lines, also=[ceiling.source for ceiling in pagu.ceilings])
    columns = _columns(spread)
    document = matrix(source, key="pagu", table=Table(columns, _rows(source, spread, columns)))
    signature = replace(team_signature(source), heading="")
    return replace(
        document,
        title=("PAGU INDIKATIF DESA", f"TAHUN {source.rkp.year}"),
        total_in_words=f"{terbilang_rupiah(pagu.total)} (jumlah pagu dan SiLPA)" if pagu.is_known else None,
        signatures=(signature,),
        draft=source.is_draft or bool(pagu.assumed_from),
        notes=pagu_notes(source),
    )


def _columns(spread: SourceColumns) -> tuple[Column, ...]:
    return (
        Column("no", ("No",), 9, "integer", align="center"),
        Column("kegiatan", ("Indikatif Program/Kegiatan Desa",), 74),
        *(one.column for one in spread.columns),
        Column("jumlah", ("Jumlah (Rp)",), 31, "rupiah"),
    )


def _rows(source: RkpPrint, spread: SourceColumns, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """A: what there is; B: what the lines take; the last line is what is left. Nothing known: an empty form."""
    pagu, sums = source.usage.pagu, (*spread.keys, "jumlah")
    ceilings, lines = _ceiling_rows(pagu, spread), [_line_row(line, spread) for line in source.plan.lines]
    if not ceilings and not lines:
        return ()
    first = sum_row("subtotal", "Jumlah A", columns, ceilings, sums)
    second = sum_row("subtotal", "Jumlah B", columns, lines, sums)
    left = tuple(
        None if there is None else int(there) - int(taken or 0)
        for there, taken in zip(first.cells, second.cells, strict=True)
    )
    return (
        _heading(columns, "A. PAGU INDIKATIF"), *ceilings, first,
        _heading(columns, "B. INDIKATIF PROGRAM/KEGIATAN DESA"), *lines, second,
        Row("total", left, label="SISA PAGU (A - B)"),
    )  # fmt: skip


def _ceiling_rows(pagu: PaguFacts, spread: SourceColumns) -> list[Row]:
    if not pagu.is_known:
        return []
    amounts = spread.amounts(CostFact(one.source, one.amount) for one in pagu.ceilings)
    silpa = spread.amounts(CostFact(one.source, one.silpa) for one in pagu.ceilings)
    name = f"Pagu tahun {pagu.year}"
    if pagu.assumed_from:
        name = f"Asumsi: pagu tahun {pagu.assumed_from}, karena pagu tahun {pagu.year} belum diterima"
    elif pagu.document:
        name = f"{name} ({pagu.document})"
    rows = [Row("row", (1, name, *amounts, sum(amounts)), mark="incomplete" if pagu.assumed_from else None)]
    if any(silpa):
        rows.append(Row("row", (2, f"SiLPA tahun {pagu.year - 1}", *silpa, sum(silpa))))
    return rows


def _line_row(line: LineFact, spread: SourceColumns) -> Row:
    cells: Cells = (line.number, line.name, *spread.amounts(line_costs(line)), line.total)
    return Row("row", cells, mark=None if line.is_split else "incomplete", ref=str(line.uid))


def _heading(columns: tuple[Column, ...], words: str) -> Row:
    return Row("group", tuple(None for _ in columns), label=words)
