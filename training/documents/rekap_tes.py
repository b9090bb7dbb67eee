"""Scores of a session: who reached what before and after, and how each question went. For the organiser only."""

from decimal import Decimal

from reporting.payload import Column, MatrixDocument, Row, Summary, Table
from reporting.registry import register
from training.documents.session_print import SessionPrint, find_session
from training.exam_facts import ExamResults, ParticipantScores, QuestionResult, Score

KEY = "rekap-tes"
_SCORES = (
    Column("awal", ("Nilai", "Tes awal"), 17, "decimal"),
    Column("akhir", ("Nilai", "Tes akhir"), 17, "decimal"),
    Column("kenaikan", ("Nilai", "Kenaikan"), 18, "decimal"),
)
_PEOPLE = (
    Column("no", ("No",), 8, align="center"),
    Column("nama", ("Nama",), 48),
    Column("desa", ("Desa",), 34),
    Column("peran", ("Peran",), 34),
    *_SCORES,
)
_QUESTIONS = (
    Column("no", ("No",), 8, align="center"),
    Column("soal", ("Soal",), 98),
    Column("peserta", ("Peserta",), 16, "integer"),
    Column("awal", ("Menjawab benar (persen)", "Tes awal"), 18, "decimal"),
    Column("akhir", ("Menjawab benar (persen)", "Tes akhir"), 18, "decimal"),
    Column("kenaikan", ("Menjawab benar (persen)", "Kenaikan"), 18, "decimal"),
)


@register(
    key=KEY,
    title="Rekapitulasi nilai tes",
    arguments=("id",),
    description="Nilai tes awal dan tes akhir setiap peserta, kenaikannya, dan hasil setiap soal. Hanya untuk panitia.",
)
def build(*, id: int) -> MatrixDocument:
    """The scores of a session by its number. Raises DocumentError for an unknown one."""
    return draw(SessionPrint(find_session(id)))


def draw(source: SessionPrint) -> MatrixDocument:
    """The scores of a session as they stand today."""
    results = source.exams
    rows = tuple(_person(number, one) for number, one in enumerate(results.participants, start=1))
    questions = tuple(_question(one) for one in results.questions)
    return MatrixDocument(
        key=KEY,
        title=("REKAPITULASI NILAI TES", source.program.title.upper()),
        head=(
            ("ANGKATAN", str(source.session.number)),
            ("HARI/TANGGAL", source.days),
            ("TEMPAT", source.venue_words),
        ),
        table=Table(_PEOPLE, (*rows, _means(results)) if rows else ()),
        summary=Summary("Hasil setiap soal", Table(_QUESTIONS, questions, None)) if questions else None,
        signatures=(source.signature(source.session.ends_on),),
        draft=not source.is_held,
        author=source.author,
        notes=(
            "Nilai 0 sampai 100. Rata-rata hanya dari peserta yang mengerjakan kedua tes.",
            "Nilai perorangan hanya dibaca yang bersangkutan dan panitia; jangan ditempel atau dibagikan.",
        ),
        orientation="portrait",
    )


def _person(number: int, one: ParticipantScores) -> Row:
    return Row(
        "row", (str(number), one.name, one.desa, one.role, _points(one.pre), _points(one.post), _value(one.gain))
    )


def _means(results: ExamResults) -> Row:
    values = (_value(results.mean_pre), _value(results.mean_post), _value(results.mean_gain))
    label = f"Rata-rata {len(results.pairs)} peserta yang mengerjakan kedua tes"
    return Row("total", (None, None, None, None, *values), label=label)


def _question(one: QuestionResult) -> Row:
    shares = (_value(one.pre_percent), _value(one.post_percent), _value(one.gain))
    return Row("row", (str(one.number), one.text, one.answered, *shares))


def _points(score: Score | None) -> Decimal | str:
    return "–" if score is None else score.points


def _value(value: Decimal | None) -> Decimal | str:
    return "–" if value is None else value
