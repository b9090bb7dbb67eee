"""Residents who take part in no group. It holds names: for village staff only; poverty and disability are not on it."""

from django.db.models import QuerySet

from musyawarah.documents.registers_print import RegistersPrint
from musyawarah.documents.year_print import find_village
from places.formats.tanggal import format_tanggal
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from villages.enums import Term, Unsur
from villages.models import Kelompok, TindakLanjutWarga, Warga
from villages.ungrouped import ungrouped_residents


@register(
    key="warga-tidak-tergabung",
    title="Warga yang tidak tergabung dalam kelompok",
    arguments=("desa",),
    description="Nama warga tanpa kelompok per dusun, alasan, kelompok yang diinginkan, dan tindak lanjut.",
)
def build(*, desa: str) -> MatrixDocument:
    """The list of a village code."""
    village = find_village(desa)
    return draw(RegistersPrint(village, 0))


def draw(source: RegistersPrint) -> MatrixDocument:
    """The list of a village, or of the one dusun that its reader works for."""
    word = source.terms.of(Term.DUSUN)
    columns = (
        Column("no", ("No",), 10, "integer", align="center"),
        Column("nama", ("Nama",), 56),
        Column("jk", ("L/P",), 10, align="center"),
        Column("tempat", (f"{word}/RT",), 36),
        Column("alasan", ("Alasan",), 56),
        Column("diinginkan", ("Kelompok yang Diinginkan",), 56),
        Column("tindak_lanjut", ("Tindak Lanjut",), 70),
    )
    rows: list[Row] = []
    dusun_before = None
    for number, warga in enumerate(_residents(source), start=1):
        if warga.dusun_id != dusun_before:
            dusun_before = warga.dusun_id
            rows.append(Row("group", (None,) * len(columns), label=f"{word} {warga.dusun.name}"))
        rows.append(_row(number, warga))
    place = f"{word} {source.only_dusun.name}".upper() if source.only_dusun else ""
    title = ("WARGA YANG TIDAK TERGABUNG DALAM KELOMPOK", place or f"PER {format_tanggal(source.on)}".upper())
    return MatrixDocument(
        key="warga-tidak-tergabung",
        title=title,
        head=source.place_head,
        table=Table(columns, tuple(rows)),
        signatures=source.signatures(),
        draft=False,
        author=source.author,
        notes=("Dokumen internal pemerintah desa: berisi nama, tidak untuk ditempel atau dibagikan.",),
    )


def _residents(source: RegistersPrint) -> QuerySet[Warga]:
    found = ungrouped_residents(source.desa, source.only_dusun)
    return found.select_related("orang", "dusun", "rukun_tetangga", "tindak_lanjut__wished_kelompok")


def _row(number: int, warga: Warga) -> Row:
    follow_up: TindakLanjutWarga | None = getattr(warga, "tindak_lanjut", None)
    rt = f"{warga.dusun.name}, {warga.rukun_tetangga}" if warga.rukun_tetangga else warga.dusun.name
    cells = (number, warga.orang.name, warga.orang.gender or None, rt)
    if follow_up is None:
        return Row("row", (*cells, None, None, None))
    reason = ": ".join(part for part in (follow_up.get_reason_display(), follow_up.reason_text) if part)
    wish = ", ".join(part for part in (_group(follow_up.wished_kelompok), follow_up.wish) if part)
    day = f" ({format_tanggal(follow_up.followed_up_on)})" if follow_up.followed_up_on else ""
    done = f"{follow_up.follow_up}{day}" if follow_up.follow_up else None
    return Row("row", (*cells, reason or None, wish or None, done))


def _group(kelompok: Kelompok | None) -> str:
    """The wished group, but never one whose name would tell of poverty or disability."""
    if kelompok is None:
        return ""
    unsur = Unsur(kelompok.unsur)
    return kelompok.name if unsur.printed == unsur.label else unsur.printed
