"""Rekapitulasi DU-RKP of a kecamatan: all proposals of its villages, for the musrenbang kecamatan."""

from collections.abc import Sequence
from itertools import groupby

from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from places.formats.rupiah import format_decimal
from places.formats.tanggal import format_tanggal
from places.models import Kecamatan
from planning.documents.plan_rows import sum_row
from planning.models import DuRkpKegiatan
from reporting.errors import DocumentError
from reporting.payload import Column, MatrixDocument, Row, Signature, Table
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah
from review.models import DuRkpReceipt

KEY = "rekap-du-rkp"
_COST = "Prakiraan Biaya"
_ANSWER = "Jawaban Bappeda"
_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("desa", ("Desa",), 34, carried=True),
    Column("bidang", ("Bidang",), 40),
    Column("kegiatan", ("Jenis Kegiatan",), 70),
    Column("lokasi", ("Lokasi",), 40),
    Column("volume", ("Volume",), 26, align="right"),
    Column("jumlah", (_COST, "Jumlah (Rp)"), 32, "rupiah"),
    Column("sumber", (_COST, "Sumber"), 26),
    Column("jawaban", (_ANSWER, "Jawaban"), 28),
    Column("alasan", (_ANSWER, "Alasan, tanggal"), 44),
)


@register(
    key=KEY,
    title="Rekapitulasi DU-RKP kecamatan",
    arguments=("kecamatan", "year"),
    description="Semua usulan desa kepada pemerintah di atasnya, bahan musrenbang kecamatan.",
)
def build(*, kecamatan: str, year: int) -> MatrixDocument:
    """The recap of a kecamatan by code and year. Raises DocumentError when there is no such kecamatan."""
    found = Kecamatan.objects.select_related("kabupaten__provinsi").filter(code=kecamatan).first()
    if found is None:
        raise DocumentError(f"Kecamatan {kecamatan} tidak dikenal.")
    return draw(found, year)


def draw(kecamatan: Kecamatan, year: int) -> MatrixDocument:
    """The recap: lists that were sent; a draft until the kecamatan has passed one on."""
    alive = DuRkpKegiatan.objects.alive().filter(desa__kecamatan=kecamatan, du_rkp__year=year)
    sent = alive.filter(du_rkp__sent_on__isnull=False).select_related("desa", "bidang", "unit", "du_rkp")
    lines = list(sent.order_by("desa__code", "bidang__code", "position", "pk"))
    receipts = DuRkpReceipt.objects.filter(desa__kecamatan=kecamatan, du_rkp__year=year, forwarded_on__isnull=False)
    letter = receipts.order_by("-forwarded_on").first()
    unknown = sum(line.cost is None for line in lines)
    return MatrixDocument(
        key=KEY,
        title=(
            f"{'RANCANGAN ' if letter is None else ''}REKAPITULASI DAFTAR USULAN RKP DESA (DU-RKP DESA)",
            f"KECAMATAN {kecamatan.name.upper()} TAHUN {year}",
        ),
        head=_head(kecamatan),
        table=Table(_COLUMNS, _rows(lines)),
        total_in_words=terbilang_rupiah(sum(line.cost or 0 for line in lines)),
        signatures=(_camat(kecamatan, letter),),
        draft=letter is None,
        author=f"Pemerintah Kecamatan {kecamatan.name}",
        notes=(f"{unknown} usulan belum diketahui prakiraan biayanya.",) if unknown else (),
    )


def _rows(lines: Sequence[DuRkpKegiatan]) -> tuple[Row, ...]:
    if not lines:
        return ()
    printed: list[Row] = []
    body: list[Row] = []
    for desa, members in groupby(enumerate(lines, start=1), key=lambda item: item[1].desa):
        rows = [_row(number, line, "" if place else desa.name) for place, (number, line) in enumerate(members)]
        printed += [*rows, sum_row("subtotal", f"Jumlah Desa {desa.name}", _COLUMNS, rows)]
        body += rows
    return (*printed, sum_row("total", "JUMLAH TOTAL", _COLUMNS, body))


def _row(number: int, line: DuRkpKegiatan, desa: str) -> Row:
    answer = str(line.get_answer_display()) if line.answer else "Belum dijawab"
    told = [line.answer_reason, format_tanggal(line.answered_on) if line.answered_on else ""]
    volume = f"{format_decimal(line.volume)} {line.unit.name if line.unit else ''}".strip() if line.volume else ""
    cells = (
        number, desa, line.bidang.name, line.name, line.location_text, volume, line.cost, line.source_words, answer,
        ", ".join(part for part in told if part),
    )  # fmt: skip
    return Row("row", cells, ref=str(line.uid))


def _head(kecamatan: Kecamatan) -> tuple[tuple[str, str], ...]:
    kabupaten = kecamatan.kabupaten
    return (
        ("KECAMATAN", kecamatan.name.upper()),
        ("KOTA" if kabupaten.is_kota else "KABUPATEN", kabupaten.plain_name.upper()),
        ("PROVINSI", kabupaten.provinsi.name.upper()),
    )


def _camat(kecamatan: Kecamatan, letter: DuRkpReceipt | None) -> Signature:
    """Who is camat on the day of the letter, else today; a dotted line where no account says so."""
    on = letter.forwarded_on if letter and letter.forwarded_on else timezone.localdate()
    holder = Membership.objects.current(on).filter(role=Role.CAMAT, kecamatan=kecamatan).select_related("orang").last()
    return Signature(
        heading="",
        office=f"Camat {kecamatan.name}",
        name=holder.orang.name if holder else None,
        nip=None,
        place_and_date=f"{kecamatan.name}, {format_tanggal(on)}",
    )
