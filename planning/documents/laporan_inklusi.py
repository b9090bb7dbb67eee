"""Laporan inklusi: who came, spoke and proposed, whose usulan were agreed to and paid for, whom the money reaches.

Paper goes round: counts of one to four people are never printed.
"""

from dataclasses import replace

from planning.documents.finding import find_rkp, find_rpjm
from planning.documents.plan_frame import matrix
from planning.documents.plan_print import PlanPrint
from planning.documents.rkp_print import RkpPrint
from planning.documents.rpjm_print import RpjmPrint
from planning.inclusion_facts import InclusionFacts, load_inclusion
from planning.inclusion_words import InclusionWords, UsulanRow, inclusion_words
from planning.small_counts import LEAST
from reporting.payload import BundleDocument, Column, MatrixDocument, Part, Row, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah

KEY = "laporan-inklusi"
_CAME, _SPOKE, _PROPOSED = "Hadir", "Berbicara", "Mengusulkan"
_MEETING_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("musyawarah", ("Musyawarah",), 60),
    Column("tanggal", ("Tanggal",), 28),
    *(Column(key, (_CAME, head), 13, "integer") for key, head in (("l", "L"), ("p", "P"), ("n", "Tidak dicatat"))),
    Column("jumlah", (_CAME, "Jumlah"), 18, "integer"),
    Column("bagian", (_CAME, "Perempuan"), 18, align="right"),
    *(Column(f"bicara_{key}", (_SPOKE, key.upper()), 13, "integer") for key in ("l", "p")),
    *(Column(f"usul_{key}", (_PROPOSED, key.upper()), 13, "integer") for key in ("l", "p")),
    Column("unsur", ("Unsur yang Hadir",), 80),
)
_USULAN_COLUMNS = (
    Column("pengusul", ("Pengusul",), 80),
    Column("diusulkan", ("Diusulkan",), 25, "integer"),
    Column("disepakati", ("Disepakati",), 25, "integer"),
    Column("disepakati_persen", ("Disepakati dari yang Diusulkan",), 30, align="right"),
    Column("dibiayai", ("Masuk Rencana",), 25, "integer"),
    Column("dibiayai_persen", ("Masuk dari yang Diusulkan",), 30, align="right"),
)
_BUDGET_COLUMNS = (
    Column("siapa", ("Penerima Manfaat dan Tempat",), 90),
    Column("orang", ("Orang",), 25, "integer"),
    Column("kegiatan", ("Kegiatan",), 25, "integer"),
    Column("jumlah", ("Anggaran (Rp)",), 40, "rupiah"),
)


@register(
    key=KEY,
    title="Laporan inklusi",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Kehadiran, pembicara, dan pengusul menurut jenis kelamin dan unsur; usulan kelompok perempuan dan "
    "miskin yang disepakati dan masuk rencana; anggaran menurut penerima manfaat dan dusun.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> BundleDocument:
    """The report of a village's yearly plan, or of its multi-year plan, by code and (first) year."""
    return draw(RkpPrint(find_rkp(desa, year)) if year is not None else RpjmPrint(find_rpjm(desa, rpjm or 0)))


def draw(source: PlanPrint) -> BundleDocument:
    """The report of a plan."""
    facts = load_inclusion(source.record, facts=source.plan)
    words = inclusion_words(facts, is_public=True)
    parts = (
        Part("Kehadiran", _form(source, "KEHADIRAN MUSYAWARAH", Table(_MEETING_COLUMNS, _meetings(words)))),
        Part("Usulan", _form(source, "USULAN MENURUT PENGUSUL", Table(_USULAN_COLUMNS, _usulan(words)))),
        Part("Anggaran", _budget(source, facts, words)),
    )
    return BundleDocument(KEY, f"Laporan Inklusi {source.name} {source.desa.name} {source.years_title.title()}", parts)


def _form(source: PlanPrint, title: str, table: Table) -> MatrixDocument:
    note = f"Jumlah 1 sampai {LEAST - 1} tidak dicetak agar tidak menunjuk orang tertentu."
    return replace(
        matrix(source, key=KEY, table=table),
        title=(f"LAPORAN INKLUSI {source.name.upper()}: {title}", source.years_title),
        total_in_words=None,
        notes=(note,),
    )


def _meetings(words: InclusionWords) -> tuple[Row, ...]:
    return tuple(
        Row(
            "row",
            (
                number,
                row.title,
                row.day,
                *row.attended,
                row.total,
                row.women_share,
                *row.spoke,
                *row.proposed,
                row.unsur,
            ),
        )
        for number, row in enumerate(words.meetings, start=1)
    )


def _usulan(words: InclusionWords) -> tuple[Row, ...]:
    return (
        _heading(_USULAN_COLUMNS, "Menurut unsur pengusul"),
        *map(_usulan_row, words.by_group),
        Row("total", (None, *_figures(words.group_total)), label="JUMLAH"),
        _heading(_USULAN_COLUMNS, "Menurut jenis kelamin pengusul"),
        *map(_usulan_row, words.by_sex),
        _heading(_USULAN_COLUMNS, "Menurut dusun"),
        *(_usulan_row(row.usulan) for row in words.dusun),
    )


def _usulan_row(row: UsulanRow) -> Row:
    return Row("row", (row.label, *_figures(row)))


def _figures(row: UsulanRow) -> tuple[str, ...]:
    return (row.proposed, row.agreed, row.agreed_share, row.funded, row.funded_share)


def _budget(source: PlanPrint, facts: InclusionFacts, words: InclusionWords) -> MatrixDocument:
    blank = (None, None)
    rows = [
        _heading(_BUDGET_COLUMNS, "Menurut penerima manfaat"),
        *(Row("row", (label, people, lines, amount)) for label, people, lines, amount in words.reached),
        Row("row", ("Kegiatan yang penerimanya belum dihitung", *blank, facts.uncounted)),
        _heading(_BUDGET_COLUMNS, "Menurut tempat"),
        *(Row("row", (row.name, *blank, row.amount)) for row in words.dusun),
        Row("row", ("Seluruh desa", *blank, facts.whole_village)),
        *([Row("row", ("Tempat lain", *blank, facts.elsewhere))] if facts.elsewhere else []),
        Row("total", (None, None, None, facts.total), label="JUMLAH ANGGARAN RENCANA"),
    ]
    form = _form(source, "ANGGARAN MENURUT PENERIMA DAN TEMPAT", Table(_BUDGET_COLUMNS, tuple(rows)))
    share = (
        "Anggaran menurut penerima dihitung sebanding dengan jumlah orang pada tiap kegiatan; anggota rumah tangga "
        "miskin sudah termasuk dalam laki-laki dan perempuan."
    )
    return replace(form, total_in_words=terbilang_rupiah(facts.total), notes=(share, *form.notes))


def _heading(columns: tuple[Column, ...], label: str) -> Row:
    return Row("group", (None,) * len(columns), label=label)
