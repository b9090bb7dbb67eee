"""Scores and gains as figures: of pairs only, exact until they are shown."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.making import make_participant, make_program, make_session
from tests.training.making_exams import make_exam, make_questions, sit
from training.calculations.scores import mean, points, shown
from training.enums import ExamKind, SheetVia
from training.exam_facts import exam_results_of
from training.models import ExamSheet


@pytest.fixture
def session(villages):
    return make_session(make_program(villages.umeanyar.kecamatan))


@pytest.fixture
def people(session, villages):
    return [
        make_participant(session, name, villages.umeanyar, position=at)
        for at, name in enumerate(("Luh", "Made", "Ketut", "Wayan"))
    ]


def test_gains_and_means_are_of_those_who_sat_both(session, people):
    questions = make_questions(3)
    pre, post = (make_exam(session, kind, questions) for kind in ExamKind)
    for person, before, after in ((people[0], 1, 3), (people[1], 2, 1), (people[2], 0, None), (people[3], None, 3)):
        if before is not None:
            sit(person, pre, right=before)
        if after is not None:
            sit(person, post, right=after)
    results = exam_results_of(session)
    assert (results.pre_count, results.post_count, len(results.pairs)) == (3, 3, 2)
    assert (results.mean_pre, results.mean_post, results.mean_gain) == (
        Decimal("50.0"),
        Decimal("66.7"),
        Decimal("16.7"),
    )
    assert [one.gain for one in results.participants] == [Decimal("66.7"), Decimal("-33.3"), None, None]
    assert (results.risen, results.equal, results.fallen) == (1, 0, 1)


def test_a_question_counts_those_who_answered_it_in_both_tests(session, people):
    questions = make_questions(2)
    pre, post = (make_exam(session, kind, questions) for kind in ExamKind)
    sit(people[0], pre, right=0)
    sit(people[0], post, right=2)
    sit(people[1], pre, right=1)
    sit(people[1], post, right=1)
    sit(people[2], pre, right=2)  # sat the first one only
    first, second = exam_results_of(session).questions
    assert (first.pre_right, first.pre_asked, first.post_right, first.post_asked) == (1, 2, 2, 2)
    assert (first.pre_percent, first.post_percent, first.gain) == (Decimal("50.0"), Decimal("100.0"), Decimal("50.0"))
    assert (second.pre_right, second.post_right, second.gain) == (0, 1, Decimal("50.0"))


def test_a_question_of_one_test_only_has_no_gain(session, people):
    one, other = make_questions(2)
    sit(people[0], make_exam(session, ExamKind.PRE, [one]), right=1)
    sit(people[0], make_exam(session, ExamKind.POST, [other]), right=0)
    results = exam_results_of(session).questions
    assert [(question.pre_percent, question.post_percent, question.gain) for question in results] == [
        (Decimal("100.0"), None, None),
        (None, Decimal("0.0"), None),
    ]


def test_a_score_alone_is_a_score_but_says_nothing_of_questions(session, people):
    questions = make_questions(2)
    pre, post = (make_exam(session, kind, questions) for kind in ExamKind)
    for exam, right in ((pre, 55), (post, 70)):
        ExamSheet.objects.create(participant=people[0], exam=exam, right=right, asked=100, via=SheetVia.SCORE)
    results = exam_results_of(session)
    assert results.mean_gain == Decimal("15.0")
    assert {question.answered for question in results.questions} == {0}
    assert {question.gain for question in results.questions} == {None}


def test_a_place_on_the_list_without_a_name_has_no_row(session, villages):
    make_participant(session, "", villages.umeanyar)
    assert exam_results_of(session).participants == ()
    assert exam_results_of(session).mean_gain is None


def test_results_cost_the_same_queries_for_one_participant_as_for_many(session, people, django_assert_max_num_queries):
    questions = make_questions(5)
    pre, post = (make_exam(session, kind, questions) for kind in ExamKind)
    for person in people:
        sit(person, pre, right=1)
        sit(person, post, right=2)
    with django_assert_max_num_queries(4):
        assert len(exam_results_of(session).pairs) == 4


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1))
def test_the_mean_gain_is_the_difference_of_the_means(pairs):
    before, after = ([points(pair[at], 20) for pair in pairs] for at in (0, 1))
    gains = [later - earlier for earlier, later in zip(before, after, strict=True)]
    assert mean(gains) == mean(after) - mean(before)
    assert Fraction(-100) <= mean(gains) <= Fraction(100)


@given(st.integers(1, 100).flatmap(lambda asked: st.tuples(st.integers(0, asked), st.just(asked))))
def test_a_shown_score_is_within_half_a_tenth_of_the_exact_one(score):
    exact = points(*score)
    assert abs(Fraction(shown(exact)) - exact) <= Fraction(1, 20)
    assert 0 <= shown(exact) <= 100
