"""Catatan hasil pemeriksaan: every note of a round with the village's answer."""

from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from review.documents.check_print import CheckPrint, find_check
from review.models import ReviewNote

KEY = "catatan-pemeriksaan"
_COLUMNS = (
    Column("no", ("No",), 8, "integer", align="center"),
    Column("kegiatan", ("Kegiatan",), 52),
    Column("kolom", ("Kolom",), 26),
    Column("catatan", ("Catatan Pemeriksa",), 72),
    Column("sifat", ("Sifat",), 24),
    Column("jawaban", ("Jawaban Desa",), 60),
    Column("keadaan", ("Keadaan",), 20, align="center"),
)


@register(
    key=KEY,
    title="Catatan hasil pemeriksaan",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Semua catatan pemeriksa menurut kegiatan dan kolom, dengan jawaban desa.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> MatrixDocument:
    """The notes of the newest round of a plan, as far as they were sent."""
    return draw(find_check(desa=desa, year=year, rpjm=rpjm))


def draw(source: CheckPrint) -> MatrixDocument:
    """The notes: a draft until the result was given."""
    rows = tuple(Row("row", _cells(number, note)) for number, note in enumerate(source.notes, start=1))
    return MatrixDocument(
        key=KEY,
        title=("CATATAN HASIL PEMERIKSAAN", f"RANCANGAN {source.plan_name}".upper()),
        head=tuple((label.upper(), value) for label, value in source.facts),
        table=Table(_COLUMNS, rows, head_letters=None),
        notes=(source.result.reason,) if source.result and source.result.reason else (),
        signatures=(source.examiner(), source.head_signature()),
        draft=source.is_draft,
        author=source.office,
    )


def _cells(number: int, note: ReviewNote) -> tuple[str | int, ...]:
    state = "Selesai" if note.closed_at else "Terbuka" if note.sent_at else "Belum dikirim"
    return (
        number,
        note.line_name or "Seluruh dokumen",
        note.field_label,
        note.text,
        str(note.get_severity_display()),
        note.answer,
        state,
    )
