"""Lembar verifikasi: the officers' checklist A–D with its result."""

from itertools import groupby

from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from review.checklist import ChecklistRow
from review.documents.check_print import CheckPrint, find_check
from review.enums import ItemFits, ItemThere

KEY = "lembar-verifikasi"
_THERE, _FITS = "Kelengkapan", "Kesesuaian"
_COLUMNS = (
    Column("butir", ("No",), 10, align="center"),
    Column("uraian", ("Yang diperiksa",), 62),
    Column("ada", (_THERE, "Ada"), 12, "tick"),
    Column("tidak_ada", (_THERE, "Tidak"), 12, "tick"),
    Column("sesuai", (_FITS, "Sesuai"), 13, "tick"),
    Column("tidak_sesuai", (_FITS, "Tidak"), 12, "tick"),
    Column("catatan", ("Catatan",), 60),
)


@register(
    key=KEY,
    title="Lembar verifikasi",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Daftar periksa A–D: kelengkapan dan kesesuaian setiap butir, catatan, dan hasil pemeriksaan.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> MatrixDocument:
    """The sheet of the newest round of a plan."""
    return draw(find_check(desa=desa, year=year, rpjm=rpjm))


def draw(source: CheckPrint) -> MatrixDocument:
    """The sheet: a draft until the result was given."""
    return MatrixDocument(
        key=KEY,
        title=("LEMBAR VERIFIKASI", f"RANCANGAN {source.plan_name}".upper()),
        head=tuple((label.upper(), value) for label, value in source.facts),
        table=Table(_COLUMNS, tuple(_rows(source.rows)), head_letters=None),
        notes=tuple(_notes(source)),
        signatures=(source.examiner(), source.head_signature()),
        draft=source.is_draft,
        author=source.office,
        orientation="portrait",
    )


def _rows(rows: list[ChecklistRow]) -> list[Row]:
    drawn: list[Row] = []
    for letter, group in groupby(rows, key=lambda row: row.item.key[0]):
        members = list(group)
        label = f"{letter}. {members[0].item.group.upper()}"
        drawn.append(Row("group", (None,) * len(_COLUMNS), label=label))
        drawn += [Row("row", _cells(row)) for row in members]
    return drawn


def _cells(row: ChecklistRow) -> tuple[str | bool | None, ...]:
    answer = row.answer
    note = answer.note
    if answer.there == ItemThere.TIDAK_PERLU:
        note = f"{ItemThere.TIDAK_PERLU.label}. {note}".strip()
    return (
        row.item.key,
        row.item.title,
        answer.there == ItemThere.ADA,
        answer.there == ItemThere.TIDAK,
        answer.fits == ItemFits.SESUAI,
        answer.fits == ItemFits.TIDAK,
        note,
    )


def _notes(source: CheckPrint) -> list[str]:
    assessment = source.assessment
    notes = [f"Hasil pemeriksaan: {assessment}." if assessment else "Hasil pemeriksaan: belum disimpulkan."]
    if assessment and assessment.summary:
        notes.append(f"Kesimpulan dan saran: {assessment.summary}")
    if any(row.is_proposed for row in source.rows):
        notes.append("Butir yang belum dijawab pemeriksa diisi aplikasi dari hasil aturan dan berkas desa.")
    return notes
