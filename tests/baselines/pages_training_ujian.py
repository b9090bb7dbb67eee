"""The bank of questions, tests and evaluation, with so many questions, participants or sheets."""

from django.urls import reverse

from accounts.enums import Role
from tests.baselines.page import Page
from tests.baselines.pages_training_hadir import crowded
from tests.cast import Cast
from tests.training.making_exams import make_evaluations, make_exam, make_questions, sit
from training.enums import ExamKind
from training.models import Exam, Participant, TrainingSession

QUESTIONS = 3


def tested(cast: Cast, rows: int) -> TrainingSession:
    """A session in which so many sat both tests."""
    session, questions = crowded(cast, rows), make_questions(QUESTIONS)
    for kind in ExamKind:
        exam = make_exam(session, kind, questions)
        for person in session.participant_set.all():
            sit(person, exam, right=1)
    return session


def asking(cast: Cast, rows: int) -> Exam:
    """A test with so many questions, which is open."""
    return make_exam(crowded(cast, 2), ExamKind.PRE, make_questions(rows), is_open=True)


def bank(cast: Cast, rows: int) -> str:
    """The bank."""
    make_questions(rows)
    return reverse("question_list")


def setup(cast: Cast, rows: int) -> str:
    """Both tests."""
    return reverse("exam_setup", args=[tested(cast, rows).uid])


def results(cast: Cast, rows: int) -> str:
    """Scores and gains."""
    return reverse("exam_results", args=[tested(cast, rows).uid])


def choice(cast: Cast, rows: int) -> str:
    """The questions to choose from, all of them chosen."""
    exam = make_exam(crowded(cast, 2), ExamKind.PRE, make_questions(rows))
    return reverse("exam_questions", args=[exam.session.uid, "awal"])


def chosen(cast: Cast, rows: int) -> str:
    """The questions of a test that has begun."""
    return reverse("exam_questions", args=[asking(cast, rows).session.uid, "awal"])


def typing(cast: Cast, rows: int) -> str:
    """A paper sheet of so many questions."""
    exam = asking(cast, rows)
    return reverse("exam_typed", args=[exam.session.uid, "awal", first_of(exam.session).pk])


def taking(cast: Cast, rows: int) -> str:
    """The test on a participant's phone."""
    return reverse("exam_take", args=[first_of(asking(cast, rows).session).code, "awal"])


def own_score(cast: Cast, rows: int) -> str:
    """A participant's score."""
    exam = asking(cast, rows)
    person = first_of(exam.session)
    sit(person, exam, right=1)
    return reverse("exam_take", args=[person.code, "awal"])


def judged(cast: Cast, rows: int) -> str:
    """The evaluation of so many."""
    session = crowded(cast, 2)
    make_evaluations(session, [4] * rows, suggestion="Bagus")
    return reverse("evaluation_results", args=[session.uid])


def first_of(session: TrainingSession) -> Participant:
    """The first on the list."""
    return session.participant_set.order_by("position")[0]


PAGES = [
    Page("question_list", bank, who=Role.DINAS_PMD, most=10),
    Page("exam_setup", setup, who=Role.DINAS_PMD, most=10),
    Page("exam_results", results, who=Role.DINAS_PMD, most=12),
    Page("exam_questions", choice, who=Role.DINAS_PMD, most=14),
    Page("exam_questions of an open test", chosen, who=Role.DINAS_PMD, most=14),
    Page("exam_typed", typing, who=Role.DINAS_PMD, most=16),
    Page("exam_take", taking, most=12),
    Page("exam_take of a score", own_score, most=12),
    Page("evaluation_results", judged, who=Role.DINAS_PMD, most=12),
]
