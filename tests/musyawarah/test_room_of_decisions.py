"""Who was in the room when something was decided: the quorum and the share of women of each decision."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musyawarah.decision_data import DecisionData
from musyawarah.decision_facts import load_decided
from musyawarah.enums import DecisionSubject, MusyawarahStatus
from musyawarah.models import Musyawarah
from musyawarah.presence import Attendee, Stay, room_at
from musyawarah.services.decisions import record_decision
from places.enums import Gender
from tests.musyawarah.making import at, make_attendee, make_musyawarah
from tests.random_cases import cases

pytestmark = pytest.mark.django_db


@pytest.fixture
def musdes(cast) -> Musyawarah:
    """A musdes that was held on paper and is being entered."""
    return make_musyawarah(cast, status=MusyawarahStatus.OPEN, is_on_paper=True)


def other(**values) -> DecisionData:
    return DecisionData(text="Musyawarah dilanjutkan minggu depan", subject=DecisionSubject.OTHER, **values)


def test_quorum_and_women_differ_between_two_decisions_when_people_left(cast, musdes):
    Musyawarah.objects.filter(pk=musdes.pk).update(invited_count=3)
    musdes.refresh_from_db()
    make_attendee(musdes, "Ani", gender=Gender.P, left_at=at(10, 30))
    make_attendee(musdes, "Budi", left_at=at(10, 30))
    make_attendee(musdes, "Cok")
    for hour, minute in ((10, 0), (10, 30)):
        record_decision(by=cast.sari, musyawarah=musdes, data=other(decided_at=at(hour, minute)))
    first, second = load_decided(musdes)
    assert (first.room.deciding, first.room.women, first.warnings) == (3, 1, ())
    assert (second.room.deciding, second.room.women) == (1, 0)
    assert [text.split(":")[0] for text in second.warnings] == [
        "Kuorum tidak tercapai",
        "Tidak ada perempuan di ruangan.",
    ]


MINUTES = st.integers(0, 180)
STAYS = st.lists(st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=3)
PEOPLE = st.lists(st.tuples(st.sampled_from("LP"), st.sampled_from(["undangan", "peninjau"]), STAYS), max_size=12)


@given(people=PEOPLE, moments=st.lists(MINUTES, min_size=2, max_size=2), invited=st.integers(0, 12))
@cases(1000)
def test_quorum_and_women_are_counted_from_who_was_in_the_room(people, moments, invited):
    start = at(9)
    attendees = tuple(
        Attendee(
            number,
            gender,
            "warga",
            role,
            tuple(Stay(start + timedelta(minutes=came), start + timedelta(minutes=left)) for came, left in stays),
        )
        for number, (gender, role, stays) in enumerate(people)
    )
    for minute in moments:
        there = [(g, r) for g, r, stays in people if any(came <= minute < left for came, left in stays)]
        room = room_at(
            attendees, start + timedelta(minutes=minute), invited=invited, quorum_percent=50, women_percent=30
        )
        deciding = sum(role == "undangan" for _, role in there)
        women = sum(gender == "P" for gender, _ in there)
        assert (room.count, room.deciding, room.women) == (len(there), deciding, women)
        assert room.has_quorum == (invited > 0 and deciding * 2 >= invited)
        assert room.has_women == (women > 0 and round(women * 100 / len(there), 2) >= 30)
