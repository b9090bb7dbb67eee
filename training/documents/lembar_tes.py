"""The tests of a session on paper, for those without a phone; the organiser types the letters in afterwards."""

from reporting.payload import ProseDocument
from reporting.registry import register
from training.documents.session_print import SessionPrint, find_session
from training.enums import ExamKind
from training.exam_sheet_facts import AskedQuestion, asked_questions
from training.models import Exam

KEYS = {kind: f"lembar-tes-{kind.word}" for kind in ExamKind}
_LINE = "." * 60


@register(
    key=KEYS[ExamKind.PRE],
    title="Lembar tes awal",
    arguments=("id",),
    description="Soal tes awal untuk diisi di kertas.",
)
def build_pre(*, id: int) -> ProseDocument:
    """The first test of a session by its number. Raises DocumentError for an unknown one."""
    return draw(SessionPrint(find_session(id)), ExamKind.PRE)


@register(
    key=KEYS[ExamKind.POST],
    title="Lembar tes akhir",
    arguments=("id",),
    description="Soal tes akhir untuk diisi di kertas.",
)
def build_post(*, id: int) -> ProseDocument:
    """The second test of a session by its number. Raises DocumentError for an unknown one."""
    return draw(SessionPrint(find_session(id)), ExamKind.POST)


def draw(source: SessionPrint, kind: ExamKind) -> ProseDocument:
    """A test as it is handed out; never a draft, since it is a form. Right answers are not in it."""
    exam = Exam.objects.filter(session=source.session, kind=kind).first()
    questions = asked_questions(exam) if exam else ()
    return ProseDocument(
        key=KEYS[kind],
        title=f"{kind.label} {source.title}",
        template="training/documents/lembar_tes.html",
        draft=False,
        author=source.author,
        context={
            "heading": [str(kind.label).upper(), source.program.title.upper()],
            "facts": [["Nama", _LINE], ["Desa", _LINE], ["Hari, tanggal", source.days]],
            "questions": [_printed(question) for question in questions],
        },
    )


def _printed(question: AskedQuestion) -> dict[str, object]:
    options = [[option.letter, option.text] for option in question.options]
    return {"number": question.number, "text": question.text, "options": options}
