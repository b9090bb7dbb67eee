"""Rekapitulasi usulan by bidang (F-RPJM-08), and the same usulan by SDGs Desa (B-02 of Permendes PDTT 21/2020)."""

from musyawarah.documents.usulan_rows import BENEFITS, RTM_NOTE, bidang_label, group_row, sum_row
from musyawarah.documents.year_print import (
    YearPrint,
    by_bidang,
    find_year,
    proposer_words,
    volume_and_unit,
    year_matrix,
)
from musyawarah.usulan_facts import UsulanFact
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from villages.enums import Term

_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("usulan", ("Usulan Rencana Kegiatan",), 84),
    Column("lokasi", ("Lokasi",), 52),
    Column("volume", ("Prakiraan Volume",), 20, "decimal"),
    Column("satuan", ("Satuan",), 20),
    *BENEFITS,
)
_SDGS_COLUMNS = (
    Column("sdgs", ("SDGs ke-",), 14, align="center", carried=True),
    Column("no", ("No.",), 9, "integer", align="center"),
    Column("usulan", ("Usulan Kegiatan",), 74),
    Column("pengusul", ("Pengusul",), 36),
    Column("lokasi", ("Lokasi Kegiatan",), 46),
    Column("volume", ("Prakiraan Volume dan Satuan",), 26),
    *BENEFITS,
    Column("ket", ("KET",), 28),
)


@register(
    key="rekapitulasi-usulan",
    title="Rekapitulasi usulan rencana kegiatan",
    arguments=("desa", "year"),
    description="Semua usulan dari dusun dan kelompok untuk satu tahun rencana, menurut bidang.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The recap of a village's plan year."""
    return draw(find_year(desa, year))


@register(
    key="usulan-sdgs",
    title="Daftar usulan menurut tujuan SDGs Desa",
    arguments=("desa", "year"),
    description="Usulan setahun dipilah menurut SDGs Desa, dengan pengusulnya (Permendes PDTT 21/2020).",
)
def build_sdgs(*, desa: str, year: int) -> MatrixDocument:
    """The usulan of a village's plan year by SDGs."""
    return draw_sdgs(find_year(desa, year))


def draw(source: YearPrint) -> MatrixDocument:
    """Grouped by bidang with sums of the beneficiaries."""
    printed: list[Row] = []
    everything: list[Row] = []
    for code, name, members in by_bidang(source.usulan):
        rows = [_row(len(everything) + place, one) for place, one in enumerate(members, start=1)]
        label = f"Jumlah Per Bidang {code}" if code else "Jumlah"
        printed += [group_row(_COLUMNS, bidang_label(code, name)), *rows, sum_row("subtotal", label, _COLUMNS, rows)]
        everything += rows
    if everything:
        printed.append(sum_row("total", "JUMLAH TOTAL", _COLUMNS, everything))
    village, hamlet = source.desa_word.upper(), source.terms.of(Term.DUSUN).upper()
    title = f"REKAPITULASI USULAN RENCANA KEGIATAN {village} DARI {hamlet} DAN/ATAU KELOMPOK MASYARAKAT"
    table = Table(_COLUMNS, tuple(printed))
    return year_matrix(source, key="rekapitulasi-usulan", title=title, table=table, notes=RTM_NOTE)


def draw_sdgs(source: YearPrint) -> MatrixDocument:
    """Under each goal; a usulan stands under its first goal and names the others."""
    rows: list[Row] = []
    goals = sorted({min(one.sdgs, default=0) for one in source.usulan}, key=lambda goal: (goal == 0, goal))
    for goal in goals:
        members = [one for one in source.usulan if min(one.sdgs, default=0) == goal]
        for place, one in enumerate(members):
            rows.append(_sdgs_row(len(rows) + 1, one, (str(goal) if goal else "–") if place == 0 else ""))
    total = [sum_row("total", "JUMLAH", _SDGS_COLUMNS, rows)] if rows else []
    title = f"DAFTAR USULAN MASYARAKAT {source.desa_word.upper()} BERDASARKAN TUJUAN SDGs DESA"
    table = Table(_SDGS_COLUMNS, (*rows, *total))
    return year_matrix(source, key="usulan-sdgs", title=title, table=table, notes=RTM_NOTE)


def _row(number: int, one: UsulanFact) -> Row:
    cells = (number, one.name, one.place_words, one.volume, one.unit, one.manfaat_l, one.manfaat_p, one.manfaat_rtm)
    return Row("row", cells, ref=str(one.uid))


def _sdgs_row(number: int, one: UsulanFact, goal: str) -> Row:
    others = sorted(one.sdgs)[1:]
    remark = f"juga SDGs ke-{', '.join(map(str, others))}" if others else ""
    return Row(
        "row",
        (
            goal, number, one.name, proposer_words(one), one.place_words, volume_and_unit(one), one.manfaat_l,
            one.manfaat_p, one.manfaat_rtm, remark,
        ),
        ref=str(one.uid),
    )  # fmt: skip
