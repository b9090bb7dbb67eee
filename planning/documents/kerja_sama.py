"""Cooperation between villages and with third parties in a year (form B-08 of Permendes PDTT 21/2020).

The village's share is what the lines of the yearly plan that point to the agreement cost.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from django.db.models import Q

from places.formats.rupiah import format_decimal
from planning.documents.finding import find_rkp
from planning.documents.plan_frame import matrix
from planning.documents.plan_rows import bidang_heading, grouped_rows, sdgs_words
from planning.documents.rkp_print import RkpPrint
from planning.facts import source_order
from planning.models import KerjaSama, RkpBiaya, RkpDesa
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah

_OURS, _THEIRS = "Biaya yang Ditanggung Desa", "Biaya yang Ditanggung Desa Lain/Pihak Ketiga"
_SUMS = ("jumlah", "jumlah_mitra")
_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("kegiatan", ("Bidang dan Nama Program/Kegiatan",), 74),
    Column("sdgs", ("Mendukung SDGs Desa ke-",), 22, align="center"),
    Column("lokasi", ("Lokasi",), 38),
    Column("volume", ("Prakiraan Volume dan Satuan",), 26, align="right"),
    Column("manfaat", ("Penerima Manfaat",), 36),
    Column("jumlah", (_OURS, "Jumlah (Rp)"), 30, "rupiah"),
    Column("sumber", (_OURS, "Sumber"), 22),
    Column("jumlah_mitra", (_THEIRS, "Jumlah (Rp)"), 30, "rupiah"),
    Column("mitra", (_THEIRS, "Nama desa lain/pihak ketiga"), 40),
)
Shares = dict[int, dict[str | None, int]]


@register(
    key="kerja-sama",
    title="Rencana kerja sama antar desa dan dengan pihak ketiga",
    arguments=("desa", "year"),
    description="Kerja sama yang berlaku pada tahun RKP, biaya desa dari kegiatan yang menunjuknya, dan biaya mitra.",
)
def build(*, desa: str, year: int) -> MatrixDocument:
    """The list of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> MatrixDocument:
    """The list of a plan's year; two queries."""
    shares = _shares(source.rkp)
    agreements = list(_agreements(source.rkp, shares))

    def heading(code: str, name: str) -> Row:
        return bidang_heading(_COLUMNS, code, name)

    rows = grouped_rows(_groups(agreements, shares), columns=_COLUMNS, heading=heading, sums=_SUMS)
    ours = sum(amount for share in shares.values() for amount in share.values())
    return replace(
        matrix(source, key="kerja-sama", table=Table(_COLUMNS, rows)),
        title=("DAFTAR RENCANA KERJA SAMA ANTAR DESA DAN DENGAN PIHAK KETIGA", source.years_title),
        total_in_words=f"{terbilang_rupiah(ours)} (biaya yang ditanggung desa)",
    )


def _shares(rkp: RkpDesa) -> Shares:
    """Rupiah of the plan's lines per agreement and source; a candidate source counts with zero."""
    rows = RkpBiaya.objects.filter(line__rkp=rkp, line__deleted_at=None).exclude(line__kerja_sama=None).order_by()
    shares: Shares = defaultdict(dict)
    for agreement, source, amount in rows.values_list("line__kerja_sama_id", "sumber__code", "amount"):
        shares[agreement][source] = shares[agreement].get(source, 0) + (amount or 0)
    return shares


def _agreements(rkp: RkpDesa, shares: Shares) -> Iterable[KerjaSama]:
    """Those of the year, and those that a line points to all the same."""
    running = Q(deleted_at=None, first_year__lte=rkp.year, last_year__gte=rkp.year)
    found = KerjaSama.objects.filter(running | Q(pk__in=list(shares)), desa=rkp.desa_id)
    return found.select_related("bidang", "unit").order_by("bidang__code", "name", "pk")


def _groups(agreements: list[KerjaSama], shares: Shares) -> Iterable[tuple[str, str, list[Row]]]:
    numbered = enumerate(agreements, start=1)
    for bidang, members in groupby(numbered, key=lambda item: item[1].bidang):
        yield bidang.code, bidang.name, [_row(number, one, shares.get(one.pk, {})) for number, one in members]


def _row(number: int, agreement: KerjaSama, share: dict[str | None, int]) -> Row:
    volume = None if agreement.volume is None else format_decimal(agreement.volume)
    unit = agreement.unit.name if agreement.unit else ""
    sources = ", ".join(source or "belum dibagi" for source in sorted(share, key=source_order))
    cells = (
        number, _name(agreement), sdgs_words(agreement.sdgs), agreement.location,
        f"{volume} {unit}".strip() if volume else "", agreement.manfaat, sum(share.values()), sources,
        agreement.partner_amount, f"{agreement.partner} ({agreement.get_kind_display().lower()})",
    )  # fmt: skip
    return Row("row", cells, ref=str(agreement.uid))


def _name(agreement: KerjaSama) -> str:
    if not agreement.agreement_number:
        return agreement.name
    return f"{agreement.name} (perjanjian {agreement.agreement_number})"
