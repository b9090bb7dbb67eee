"""Pemeriksaan proposal dan RAB: the sheet of the tim verifikasi, 14 papers and a verdict (form F-RKP-06)."""

from functools import partial
from uuid import UUID

from places.formats.tanggal import format_tanggal
from planning.documents.line_head import joined, line_head, line_of_plan, source_and_line
from planning.documents.rkp_print import RkpPrint
from planning.enums import VerificationResult
from planning.examination import Paper
from planning.rab_facts import ExaminationFacts, load_examination_facts
from planning.rkp_facts import RkpLineFact
from reporting.payload import Column, MatrixDocument, Payload, Row, Signature, Summary, Table
from reporting.registry import register

_COLUMNS = (
    Column("no", ("No",), 10, "integer", align="center"),
    Column("dokumen", ("Jenis Dokumen/Kelengkapan",), 110),
    Column("status", ("Status Kelengkapan",), 50, align="center"),
)
_RESULT_COLUMNS = (Column("perihal", ("Perihal",), 50), Column("isi", ("Isi",), 141))
_KEY, _BLANK = "pemeriksaan-rab", "........................"
_TITLE = "PEMERIKSAAN PROPOSAL DAN RAB"
_CHOICE = " / ".join(str(label).upper() for label in VerificationResult.labels) + "  (coret yang tidak perlu)"


@register(
    key=_KEY,
    title="Pemeriksaan proposal dan RAB",
    arguments=("desa", "year"),
    alternatives=(("id",), ("desa", "year", "id")),
    description="Lembar verifikasi 14 kelengkapan tiap kegiatan; yang belum diperiksa dicetak kosong untuk diisi.",
)
def build(*, desa: str | None = None, year: int | None = None, id: int | None = None) -> Payload:
    """All sheets of a village's yearly plan, or that of the line with this number."""
    source, only = source_and_line(desa, year, id)
    return draw(source, only)


def draw(source: RkpPrint, only: UUID | None = None) -> Payload:
    """The sheet of one line, or of every line that has a RAB or was examined; else of all, to be filled by hand."""
    sheets = load_examination_facts(source.rkp)
    form = partial(_form, sheets)
    if only is not None:
        return form(source, line_of_plan(source, only))
    lines = [line for line in source.lines if line.rab_rows or line.uid in sheets] or list(source.lines)
    if not lines:
        return _frame(source, source.place_head, (), None)
    return joined(source, lines, form, key=_KEY, title="Pemeriksaan Proposal dan RAB", name="Pemeriksaan")


def _form(sheets: dict[UUID, ExaminationFacts], source: RkpPrint, line: RkpLineFact) -> MatrixDocument:
    sheet = sheets.get(line.uid)
    examined = format_tanggal(sheet.examined_on) if sheet and sheet.examined_on else _BLANK
    head = (*line_head(source, line), ("TANGGAL PEMERIKSAAN", examined))
    if sheet is None:
        return _frame(source, head, _blank_rows(), None)
    rows = tuple(Row("row", (paper.number, paper.label, paper.state_label)) for paper in sheet.papers)
    return _frame(source, head, rows, sheet)


def _frame(
    source: RkpPrint, head: tuple[tuple[str, str], ...], rows: tuple[Row, ...], sheet: ExaminationFacts | None
) -> MatrixDocument:
    return MatrixDocument(
        key=_KEY,
        title=(_TITLE, source.years_title),
        head=head,
        table=Table(_COLUMNS, rows, None),
        signatures=_signatures(source, sheet),
        draft=sheet is None or not sheet.result,
        author=source.author,
        orientation="portrait",
        summary=_result(sheet) if rows else None,
    )


def _blank_rows() -> tuple[Row, ...]:
    return tuple(Row("row", (number, str(paper.label), "")) for number, paper in enumerate(Paper, start=1))


def _result(sheet: ExaminationFacts | None) -> Summary:
    """The verdict and the remark; both verdicts to choose from while none is given."""
    verdict = sheet.result_label.upper() if sheet and sheet.result else _CHOICE
    rows = (
        Row("row", ("Hasil pemeriksaan", verdict)),
        Row("row", ("Catatan/rekomendasi", sheet.note if sheet and sheet.note else f"{_BLANK * 4}\n{_BLANK * 4}")),
    )
    return Summary("Kesimpulan", Table(_RESULT_COLUMNS, rows, None))


def _signatures(source: RkpPrint, sheet: ExaminationFacts | None) -> tuple[Signature, ...]:
    """The three examiners, by name where they are known."""
    names = (sheet.wakil_masyarakat, sheet.pendamping, sheet.dinas) if sheet else ("", "", "")
    return (
        Signature("", "Wakil Masyarakat", names[0] or None, side="left"),
        Signature("", "Pendamping Profesional", names[1] or None, side="center"),
        Signature("", "Dinas/Instansi Terkait", names[2] or None, side="right"),
    )
