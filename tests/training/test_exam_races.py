"""Two sendings at the same moment, on the database that takes several writers at once."""

import pytest

from tests.planning.test_races import at_once, refusals
from tests.training.making import make_participant, make_program, make_session
from tests.training.making_exams import make_exam, make_questions
from training.enums import ExamKind
from training.models import EvaluationSheet, ExamSheet
from training.question_data import EvaluationData
from training.services.evaluations import AlreadyEvaluated, give_evaluation
from training.services.exam_sheets import AlreadyHandedIn, hand_in

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def luh(cast):
    session = make_session(make_program(cast.villages.umeanyar), evaluation_open=True)
    return make_participant(session, "Luh Sari", cast.villages.umeanyar)


def test_a_test_sent_twice_at_once_makes_one_sheet(luh):
    make_exam(luh.session, ExamKind.PRE, make_questions(2), is_open=True)
    outcomes = at_once(*[lambda: hand_in(participant=luh, kind=ExamKind.PRE, answers={})] * 2)
    assert refusals(outcomes) == [AlreadyHandedIn]
    assert ExamSheet.objects.count() == 1


def test_an_evaluation_sent_twice_at_once_counts_once(luh):
    outcomes = at_once(*[lambda: give_evaluation(participant=luh, data=EvaluationData(items={"materi": 4}))] * 2)
    assert refusals(outcomes) == [AlreadyEvaluated]
    assert EvaluationSheet.objects.count() == 1
