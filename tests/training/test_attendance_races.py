"""Marks of the same half day at the same moment, on the database that takes several writers at once."""

import pytest
from django.utils import timezone

from places.errors import DomainError
from tests.planning.test_races import at_once, refusals
from tests.training.making import make_participant, make_program, make_session
from training.models import AttendanceMark
from training.services.attendance import mark
from training.services.check_in import check_in, close_half, open_half
from training.services.sessions import hold_session

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def half(cast):
    session = make_session(make_program(cast.villages.umeanyar), on=timezone.localdate())
    return open_half(by=cast.sari, half=session.half_set.first(), minutes=60)


@pytest.fixture
def luh(cast, half):
    return make_participant(half.session, "Luh Sari", cast.villages.umeanyar)


def test_two_taps_and_the_officer_at_once_make_one_mark(cast, half, luh):
    taps = [lambda: check_in(half=half, participant=luh)] * 2
    outcomes = at_once(*taps, lambda: mark(by=cast.sari, half=half, participants=[luh.pk]))
    assert refusals(outcomes) == []
    assert AttendanceMark.objects.count() == 1


def test_a_room_of_twenty_notes_itself_at_once(cast, half):
    people = [make_participant(half.session, f"Peserta {number}", cast.villages.umeanyar) for number in range(20)]
    outcomes = at_once(*[lambda one=one: check_in(half=half, participant=one) for one in people])
    assert refusals(outcomes) == []
    assert AttendanceMark.objects.count() == len(people)


@pytest.mark.parametrize("end", ["close", "hold"])
def test_who_notes_himself_while_the_list_closes_is_on_it_or_is_told(cast, half, luh, end):
    session = half.session
    acts = {
        "close": lambda: close_half(by=cast.sari, half=half),
        "hold": lambda: hold_session(by=cast.sari, session=session, version=session.version),
    }
    outcomes = at_once(lambda: check_in(half=half, participant=luh), acts[end])
    is_told = refusals(outcomes) == [DomainError]
    assert is_told or refusals(outcomes) == []
    assert AttendanceMark.objects.exists() is not is_told
