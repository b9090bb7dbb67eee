"""Recap of a kecamatan or a kabupaten: every village with its RPJM Desa, its RKP Desa and what it plans to spend."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.utils import timezone

from musyawarah.enums import PlanKind
from places.formats.tanggal import format_tanggal
from planning.documents.plan_rows import sum_row
from planning.models import RpjmDesa
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from review.board.area import Area
from review.board.progress import VillageRow, village_rows, villages_with_state
from review.board.states import BoardState
from review.documents.area_print import area_author, area_head, area_signature, find_kabupaten, find_kecamatan
from review.enums import SumBasis
from review.models import SubmissionSum

KECAMATAN, KABUPATEN = "rekap-kecamatan", "rekap-kabupaten"
_RPJM, _RKP, _MONEY = "RPJM Desa", "RKP Desa", "Anggaran pada pengajuan terakhir (Rp)"
_OWN_COLUMNS = ("DDS", "ADD")
_SUMS = ("kegiatan", "dds", "add", "lain", "jumlah")
_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("desa", ("Desa",), 34),
    Column("masa", (_RPJM, "Masa"), 20, align="center"),
    Column("rpjm", (_RPJM, "Keadaan"), 28),
    Column("keadaan", (_RKP, "Keadaan"), 32),
    Column("putaran", (_RKP, "Putaran"), 14, "integer", align="center"),
    Column("sejak", (_RKP, "Sejak"), 22),
    Column("batas", (_RKP, "Batas"), 22),
    Column("pada", (_RKP, "Pada"), 34),
    Column("kegiatan", ("Banyak Kegiatan",), 16, "integer"),
    Column("dds", (_MONEY, "Dana Desa"), 28, "rupiah"),
    Column("add", (_MONEY, "ADD"), 28, "rupiah"),
    Column("lain", (_MONEY, "Lainnya"), 28, "rupiah"),
    Column("jumlah", (_MONEY, "Jumlah"), 30, "rupiah"),
    Column("ket", ("Keterangan",), 30),
)


@register(
    key=KECAMATAN,
    title="Rekapitulasi rencana desa kecamatan",
    arguments=("kecamatan", "year"),
    description="Setiap desa: keadaan RPJM Desa dan RKP Desa, pemegang, batas waktu, dan anggaran yang diajukan.",
)
def build_kecamatan(*, kecamatan: str, year: int) -> MatrixDocument:
    """The recap of a kecamatan by code and plan year."""
    found = find_kecamatan(kecamatan)
    return draw(Area(found.kabupaten, found, PlanKind.RKP, year))


@register(
    key=KABUPATEN,
    title="Rekapitulasi rencana desa kabupaten",
    arguments=("kabupaten", "year"),
    description="Setiap desa menurut kecamatan: keadaan RPJM Desa dan RKP Desa, dan anggaran yang diajukan.",
)
def build_kabupaten(*, kabupaten: str, year: int) -> MatrixDocument:
    """The recap of a kabupaten by code and plan year."""
    return draw(Area(find_kabupaten(kabupaten), None, PlanKind.RKP, year))


def draw(area: Area, *, today: date | None = None) -> MatrixDocument:
    """All villages of the area as they stand on a day; money is what was frozen with their last submissions."""
    day = today or timezone.localdate()
    yearly = replace(area, kind=PlanKind.RKP)
    villages = list(villages_with_state(yearly, day).select_related("kecamatan").order_by("kecamatan__code", "code"))
    rows = village_rows(yearly, villages, today=day)
    place = "KECAMATAN" if area.kecamatan else ("KOTA" if area.kabupaten.is_kota else "KABUPATEN")
    name = area.kecamatan.name if area.kecamatan else area.kabupaten.plain_name
    return MatrixDocument(
        key=KECAMATAN if area.kecamatan else KABUPATEN,
        title=("REKAPITULASI RENCANA PEMBANGUNAN DESA", f"{place} {name.upper()} TAHUN {area.year}"),
        head=(*area_head(area), ("KEADAAN PER", format_tanggal(day).upper())),
        table=Table(_COLUMNS, _printed(area, rows, day)),
        signatures=(area_signature(area, day),),
        draft=False,
        author=area_author(area),
        notes=("Anggaran adalah yang dibekukan pada pengajuan terakhir; desa yang belum mengajukan tidak berangka.",),
    )


def _printed(area: Area, villages: Sequence[VillageRow], today: date) -> tuple[Row, ...]:
    """Under each kecamatan where there are several, with subtotals."""
    if not villages:
        return ()
    sources, rpjm = _sources(villages), _rpjm(replace(area, kind=PlanKind.RPJM), today)
    numbered = list(enumerate(villages, start=1))
    printed: list[Row] = []
    body: list[Row] = []
    for kecamatan, members in groupby(numbered, key=lambda item: item[1].desa.kecamatan):
        rows = [_row(number, one, rpjm, sources) for number, one in members]
        if not area.kecamatan:
            heading = Row("group", (None,) * len(_COLUMNS), label=f"KECAMATAN {kecamatan.name.upper()}")
            rows = [heading, *rows, sum_row("subtotal", f"Jumlah Kecamatan {kecamatan.name}", _COLUMNS, rows, _SUMS)]
        printed += rows
        body += [row for row in rows if row.kind == "row"]
    return (*printed, sum_row("total", "JUMLAH", _COLUMNS, body, _SUMS))


def _row(number: int, one: VillageRow, rpjm: dict[int, tuple[str, str]], sources: dict[int, dict[str, int]]) -> Row:
    period, state = rpjm.get(one.desa.pk, ("", BoardState.NONE.title))
    money = _money(one, sources)
    cells = (
        number, one.desa.name, period, state, one.state.title, one.round,
        format_tanggal(one.since) if one.since else "", format_tanggal(one.due_on) if one.due_on else "",
        one.holder, one.lines, *money, one.total, _remark(one),
    )  # fmt: skip
    return Row("row", cells, ref=one.desa.code)


def _money(one: VillageRow, sources: dict[int, dict[str, int]]) -> tuple[int | None, ...]:
    """Dana Desa, ADD and everything else, what is not divided included; empty without a submission."""
    if one.submission is None:
        return (None, None, None)
    own = sources.get(one.submission, {})
    named = tuple(own.get(code, 0) for code in _OWN_COLUMNS)
    return (*named, (one.total or 0) - sum(named))


def _remark(one: VillageRow) -> str:
    if one.days_over:
        return f"Terlambat {one.days_over} hari kerja"
    if one.is_paused:
        return "Dijeda"
    return "Perubahan sedang disusun" if one.is_changing else ""


def _sources(villages: Sequence[VillageRow]) -> dict[int, dict[str, int]]:
    """Frozen rupiah by source of each submission: one query."""
    keys = [one.submission for one in villages if one.submission]
    rows = SubmissionSum.objects.filter(submission__in=keys, basis=SumBasis.SUMBER)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for submission, code, amount in rows.values_list("submission", "key", "amount"):
        found[submission][code] = amount
    return found


def _rpjm(area: Area, today: date) -> dict[int, tuple[str, str]]:
    """Period and state of each village's RPJM Desa: two queries."""
    found = {desa.pk: desa for desa in villages_with_state(area, today) if desa.plan_pk}
    plans = RpjmDesa.objects.in_bulk([desa.plan_pk for desa in found.values()])
    return {pk: (plans[desa.plan_pk].period, BoardState(desa.board_state).title) for pk, desa in found.items()}
