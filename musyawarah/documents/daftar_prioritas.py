"""Scoring (B-06) and list of priorities (B-07 of Permendes PDTT 21/2020): ranks of the scores, and of the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from musyawarah.documents.usulan_rows import bidang_label, group_row
from musyawarah.documents.year_print import YearPrint, by_bidang, find_year, sdgs_words, volume_and_unit, year_matrix
from musyawarah.usulan_facts import UsulanFact
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register

_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("bidang", ("Bidang",), 34, carried=True),
    Column("urutan", ("Urutan Prioritas",), 18, "integer", align="center"),
    Column("nama", ("Nama Program/Kegiatan",), 66),
    Column("sdgs", ("Mendukung SDGs ke-",), 20, align="center"),
    Column("eksisting", ("Data Eksisting Tahun Berjalan",), 44),
    Column("lokasi", ("Lokasi (RT/RW/Dusun)",), 40),
    Column("volume", ("Prakiraan Volume dan Satuan",), 24),
    Column("l", ("Penerima Manfaat", "Laki-laki"), 17, "integer"),
    Column("p", ("Penerima Manfaat", "Perempuan"), 18, "integer"),
    Column("rtm", ("Penerima Manfaat", "RTM"), 14, "integer"),
    Column("biaya", ("Prakiraan Biaya (Rp)",), 28, "rupiah"),
    Column("keputusan", ("Keputusan Musyawarah",), 26),
)


@dataclass(frozen=True)
class Priority:
    """A usulan with the rank that counts: the meeting's, else that of the scores."""

    usulan: UsulanFact
    rank: int | None
    score: Decimal | None


@register(
    key="daftar-prioritas",
    title="Daftar prioritas usulan",
    arguments=("desa", "year"),
    description="Usulan setahun menurut urutan prioritas keputusan musyawarah, atau peringkat skor sebelumnya.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The priorities of a village's plan year."""
    return draw(find_year(desa, year))


@register(
    key="skoring-prioritas",
    title="Skoring prioritas usulan",
    arguments=("desa", "year"),
    description="Nilai rata-rata setiap kriteria, jumlah nilai, dan peringkat setiap usulan.",
)
def build_scoring(*, desa: str, year: int) -> MatrixDocument:
    """The scoring of a village's plan year."""
    return draw_scoring(find_year(desa, year))


def draw(source: YearPrint) -> MatrixDocument:
    """By bidang, the first rank first; what has no rank follows by number."""
    priorities = priorities_of(source)
    ordered = {one.usulan.pk: one for one in priorities}
    rows: list[Row] = []
    for _, name, members in by_bidang([one.usulan for one in priorities]):
        for place, one in enumerate(members):
            rows.append(_row(len(rows) + 1, ordered[one.pk], (name or "–") if place == 0 else ""))
    return year_matrix(
        source,
        key="daftar-prioritas",
        title=f"DAFTAR PRIORITAS USULAN RENCANA PROGRAM DAN KEGIATAN PEMBANGUNAN {source.desa_word.upper()}",
        table=Table(_COLUMNS, tuple(rows)),
        notes=_overruled(source),
    )


def draw_scoring(source: YearPrint) -> MatrixDocument:
    """Averages by criterion, total and rank; without a scoring the form is empty."""
    scoring = source.scoring
    criteria = scoring.method.criteria if scoring else ()
    columns = (
        Column("no", ("No.",), 9, "integer", align="center"),
        Column("nama", ("Kegiatan/Sub Kegiatan",), 70),
        Column("lokasi", ("Lokasi",), 40),
        Column("volume", ("Volume",), 22),
        *(Column(f"k{index}", ("Skoring", one.name), 26, "decimal") for index, one in enumerate(criteria)),
        Column("total", ("Total",), 18, "decimal"),
        Column("rank", ("Ranking",), 16, "integer", align="center"),
    )
    scored = {row.usulan.pk: row for row in scoring.rows} if scoring else {}
    rows: list[Row] = []
    number = 0
    for code, name, members in by_bidang([row.usulan for row in scored.values()]):
        rows.append(group_row(columns, bidang_label(code, name)))
        for one in members:
            number += 1
            row = scored[one.pk]
            averages: Sequence[Decimal | None] = row.averages
            cells = (number, one.name, one.place_words, volume_and_unit(one), *averages, row.total, row.rank_all)
            rows.append(Row("row", cells, ref=str(one.uid)))
    notes = (
        (f"Metode: {scoring.method.name}. Nilai adalah rata-rata {len(scoring.scorers)} penilai.",) if scoring else ()
    )
    table = Table(columns, tuple(rows))
    return year_matrix(source, key="skoring-prioritas", title="SKORING PRIORITAS USULAN", table=table, notes=notes)


def priorities_of(source: YearPrint) -> list[Priority]:
    """Usulan in the order of their ranks."""
    scored = {row.usulan.pk: row for row in source.scoring.rows} if source.scoring else {}
    found = []
    for one in source.usulan:
        row = scored.get(one.pk)
        decided = one.last.rank if one.last else None
        rank = decided if decided is not None else row.rank_all if row else None
        found.append(Priority(one, rank, row.total if row else None))
    return sorted(found, key=lambda one: (one.rank is None, one.rank or 0, one.usulan.number))


def _row(number: int, one: Priority, bidang: str) -> Row:
    usulan = one.usulan
    return Row(
        "row",
        (
            number, bidang, one.rank, usulan.name, sdgs_words(usulan), usulan.problem, usulan.place_words,
            volume_and_unit(usulan), usulan.manfaat_l, usulan.manfaat_p, usulan.manfaat_rtm, usulan.cost,
            usulan.outcome_label,
        ),
        ref=str(usulan.uid),
    )  # fmt: skip


def _overruled(source: YearPrint) -> tuple[str, ...]:
    """Why the meeting put a usulan elsewhere than the scores did."""
    changed = [
        one for one in source.usulan if one.last and one.last.overrule_reason and one.last.rank != one.last.scored_rank
    ]
    return tuple(
        f"Usulan nomor {one.number}: peringkat skor {one.last.scored_rank}, ditetapkan {one.last.rank} karena "
        f"{one.last.overrule_reason}"
        for one in changed
        if one.last
    )
