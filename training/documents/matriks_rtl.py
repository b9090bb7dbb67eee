"""Matrix of a session's follow-ups (domain reference 7.2): what each village does, who, until when, and the proof."""

from django.utils import timezone

from places.formats.tanggal import format_tanggal
from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.registry import register
from training.documents.session_print import SessionPrint, find_session
from training.follow_up_lists import RtlRow
from training.follow_up_rules import is_overdue, meeting_words
from training.models import Rtl
from training.querysets import RtlQuerySet
from villages.enums import Term

KEY = "matriks-rtl"
_COLUMNS = (
    Column("no", ("No.",), 9, "integer", align="center"),
    Column("temuan", ("Temuan",), 56),
    Column("kegiatan", ("Kegiatan",), 62),
    Column("pelaksana", ("Penanggung Jawab",), 36),
    Column("batas", ("Paling Lambat",), 26),
    Column("tanda", ("Tanda Keberhasilan",), 52),
    Column("keadaan", ("Keadaan",), 22),
    Column("bukti", ("Bukti",), 60),
)


@register(
    key=KEY,
    title="Matriks rencana tindak lanjut",
    arguments=("id",),
    description="Tindak lanjut tiap desa: kegiatan, penanggung jawab, batas waktu, tanda keberhasilan, dan buktinya.",
)
def build(*, id: int) -> MatrixDocument:
    """The matrix of a session by its number."""
    source = SessionPrint(find_session(id))
    return draw(source, Rtl.objects.all())


def draw(source: SessionPrint, rows: RtlQuerySet) -> MatrixDocument:
    """The session's follow-ups among these (those that its reader may see) as they stand today, village by village."""
    today = timezone.localdate()
    ordered = rows.filter(session=source.session).with_evidence().order_by("desa__code", "due_on", "pk")
    printed: list[Row] = []
    desa_before = None
    for number, rtl in enumerate(ordered, start=1):
        if rtl.desa_id != desa_before:
            desa_before = rtl.desa_id
            place = f"{source.terms.of(Term.DESA)} {rtl.desa.name}, Kecamatan {rtl.desa.kecamatan.name}"
            printed.append(Row("group", (None,) * len(_COLUMNS), label=place))
        printed.append(_row(number, RtlRow(rtl, is_overdue(rtl, today), meeting_words(rtl))))
    return MatrixDocument(
        key=KEY,
        title=("RENCANA TINDAK LANJUT", source.title.upper()),
        head=(
            ("HARI/TANGGAL", source.days),
            ("TEMPAT", source.venue_words),
            ("PENYELENGGARA", source.organiser),
            ("KEADAAN PER", format_tanggal(today)),
        ),
        table=Table(_COLUMNS, tuple(printed)),
        signatures=(source.signature(today),),
        draft=False,
        author=source.author,
    )


def _row(number: int, row: RtlRow) -> Row:
    rtl = row.rtl
    own = f"{rtl.activity} (komitmen {rtl.participant.name})" if rtl.participant else rtl.activity
    proof = rtl.evidence_words or rtl.dropped_reason or row.meeting or row.plan_words
    file = f" Berkas: {rtl.file_name}." if rtl.file else ""
    finding = rtl.temuan.text if rtl.temuan else None
    day = format_tanggal(rtl.due_on)
    cells = (number, finding, own, rtl.person, day, rtl.indicator, row.label, f"{proof}{file}".strip() or None)
    return Row("row", cells, ref=str(rtl.uid))
