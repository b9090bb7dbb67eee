"""Buku Kader Pendampingan dan Pemberdayaan Masyarakat, book D.4 of the village's administration."""

from musyawarah.documents.registers_print import RegistersPrint
from musyawarah.documents.year_print import find_village
from places.formats.tanggal import format_tanggal
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from training.cadre_register import CadreEntry, cadre_register
from villages.enums import JabatanKind

KEY = "buku-kader"
# Permendagri 47/2016, lampiran: eight columns, numbered under their heads.
_COLUMNS = (
    Column("no", ("Nomor Urut",), 12, "integer", align="center"),
    Column("nama", ("Nama",), 52),
    Column("umur", ("Umur",), 16, align="center"),
    Column("jk", ("Jenis Kelamin (L/P)",), 18, align="center"),
    Column("kursus", ("Pendidikan/Kursus",), 78),
    Column("bidang", ("Bidang",), 44),
    Column("alamat", ("Alamat",), 46),
    Column("ket", ("Keterangan",), 50),
)


@register(
    key=KEY,
    title="Buku Kader Pendampingan dan Pemberdayaan Masyarakat (D.4)",
    arguments=("desa",),
    description="Kader yang bertugas dengan umur, pelatihan yang diikuti, bidang, dan alamat.",
)
def build(*, desa: str) -> MatrixDocument:
    """The book of a village code as it stands today. Raises DocumentError for an unknown village."""
    return draw(RegistersPrint(find_village(desa), 0))


def draw(source: RegistersPrint) -> MatrixDocument:
    """The book on the day it is printed."""
    entries = cadre_register(source.desa, on=source.on)
    return MatrixDocument(
        key=KEY,
        title=("BUKU KADER PENDAMPINGAN DAN PEMBERDAYAAN MASYARAKAT", f"PER {format_tanggal(source.on)}".upper()),
        head=source.place_head,
        table=Table(_COLUMNS, tuple(_row(number, one) for number, one in enumerate(entries, start=1)), "numbers"),
        signatures=(
            source.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="left"),
            source.officer(JabatanKind.SEKRETARIS_DESA, place_and_date=source.place_and_date()),
        ),
        draft=False,
        author=source.author,
    )


def _row(number: int, one: CadreEntry) -> Row:
    orang = one.kader.orang
    courses = "; ".join(course.words for course in one.courses)
    kind = str(one.kader.get_kind_display())
    cells = (number, orang.name, one.age or None, orang.gender or None, courses or None, kind)
    return Row("row", (*cells, one.address or None, one.note or None))
