"""Setting up, opening and closing the tests of a session."""

from collections.abc import Collection, Sequence

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from training.enums import ExamKind
from training.models import Exam, ExamQuestion, Question, TrainingSession
from training.policy import may_report_session

MOST_QUESTIONS = 50


@transaction.atomic
def set_questions(
    *, by: Membership, session: TrainingSession, kinds: Collection[ExamKind], questions: Sequence[int]
) -> list[Exam]:
    """Let these tests ask these questions, in this order; both with the same make gains comparable.

    Raises NotAllowed, and DomainError for a test that is open or has a sheet, too many questions, or one not offered.
    """
    may_report_session(by, session).require()
    wanted = list(dict.fromkeys(questions))
    if len(wanted) > MOST_QUESTIONS:
        raise DomainError(f"Paling banyak {MOST_QUESTIONS} soal dalam satu tes.", field="questions")
    exams = [lock_exam(session, kind) for kind in sorted(kinds, key=list(ExamKind).index)]
    for exam in exams:
        _refuse_begun(exam)
    _refuse_not_offered(by, exams, wanted)
    for exam in exams:
        exam.question_set.all().delete()
        ExamQuestion.objects.bulk_create(
            ExamQuestion(exam=exam, question_id=pk, position=at) for at, pk in enumerate(wanted, start=1)
        )
        _log(by, "set_exam_questions", exam, f"Memilih {len(wanted)} soal")
    return exams


@transaction.atomic
def open_exam(*, by: Membership, session: TrainingSession, kind: ExamKind) -> Exam:
    """Let participants answer on their phones. Raises NotAllowed, and DomainError while no question is chosen."""
    may_report_session(by, session).require()
    exam = lock_exam(session, kind)
    if not exam.question_set.exists():
        raise DomainError("Pilih dahulu soalnya, lalu buka tes.")
    if not exam.is_open:
        exam.is_open = True
        exam.save()
        _log(by, "open_exam", exam, "Membuka tes")
    return exam


@transaction.atomic
def close_exam(*, by: Membership, session: TrainingSession, kind: ExamKind) -> Exam:
    """End the answering; it may be opened again. Raises NotAllowed."""
    may_report_session(by, session).require()
    exam = lock_exam(session, kind)
    if exam.is_open:
        exam.is_open = False
        exam.save()
        _log(by, "close_exam", exam, "Menutup tes")
    return exam


def lock_exam(session: TrainingSession, kind: ExamKind) -> Exam:
    """The test of this kind, locked; made when there was none."""
    Exam.objects.get_or_create(session=session, kind=kind)
    return Exam.objects.select_for_update().get(session=session, kind=kind)


def _refuse_begun(exam: Exam) -> None:
    if exam.is_open:
        raise DomainError(f"{exam.get_kind_display()} sedang dibuka. Tutup dahulu, lalu ganti soalnya.")
    if exam.sheet_set.exists():
        raise DomainError(f"{exam.get_kind_display()} sudah ada yang mengerjakan, jadi soalnya tetap.")


def _refuse_not_offered(by: Membership, exams: Sequence[Exam], wanted: Sequence[int]) -> None:
    """A question that stands in one of these tests already may stay, even if it was retired since."""
    offered = set(Question.objects.visible_to(by).in_use().filter(pk__in=wanted).values_list("pk", flat=True))
    offered |= set(ExamQuestion.objects.filter(exam__in=exams).values_list("question_id", flat=True))
    if not offered.issuperset(wanted):
        raise DomainError("Ada soal yang tidak dipakai lagi. Periksa lagi pilihannya.", field="questions")


def _log(by: Membership, verb: str, exam: Exam, words: str) -> None:
    place = exam.session.program.place
    log_act(by=by, verb=verb, subject=exam, place=place, summary=f"{words}: {exam}")
