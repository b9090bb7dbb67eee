"""The room at a moment, against counting by hand, over random arrivals and leavings."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from musyawarah.enums import AttendanceRole
from musyawarah.presence import Attendee, Stay, room_at
from places.enums import Gender
from tests.musyawarah.making import at
from tests.random_cases import cases
from villages.enums import INSTITUTIONS, Unsur

MINUTES = 240
minutes = st.one_of(st.none(), st.integers(0, MINUTES))
stays = st.lists(st.tuples(minutes, minutes), min_size=1, max_size=3)
people = st.lists(
    st.tuples(
        stays,
        st.sampled_from([*Gender.values, ""]),
        st.sampled_from(Unsur.values),
        st.sampled_from(AttendanceRole.values),
    ),
    max_size=12,
)


def moment(minute):
    """So many minutes after nine; None stays None."""
    return None if minute is None else at(9) + timedelta(minutes=minute)


def is_in(own, minute) -> bool:
    """Whether one of the stays holds the minute, walked through minute by minute."""
    return any(
        minute in range(0 if came is None else came, MINUTES + 1 if left is None else left) for came, left in own
    )


@cases(2000)
@given(people, st.integers(0, MINUTES), st.integers(0, 15))
def test_the_room_agrees_with_counting_by_hand(drawn, minute, invited):
    attendees = [
        Attendee(pk, gender, unsur, role, tuple(Stay(moment(came), moment(left)) for came, left in own))
        for pk, (own, gender, unsur, role) in enumerate(drawn)
    ]
    room = room_at(
        attendees, moment(minute), invited=invited, quorum_percent=Decimal("66.67"), women_percent=Decimal(30)
    )
    there = [(gender, unsur, role) for own, gender, unsur, role in drawn if is_in(own, minute)]
    deciding = sum(role == "undangan" for *_, role in there)
    women = sum(gender == "P" for gender, *_ in there)
    assert (room.count, room.deciding, room.women) == (len(there), deciding, women)
    assert room.men == sum(gender == "L" for gender, *_ in there)
    assert dict(room.unsur) == {unsur: [u for _, u, _ in there].count(unsur) for _, unsur, _ in there}
    assert room.community_unsur == len({unsur for _, unsur, _ in there if Unsur(unsur) not in INSTITUTIONS})
    assert room.has_quorum == (invited > 0 and 3 * deciding >= 2 * invited)
    assert room.has_women == (women > 0 and 10 * women >= 3 * len(there))


@cases(2000)
@given(people, st.integers(0, MINUTES), st.integers(0, MINUTES))
def test_two_moments_differ_by_exactly_those_who_came_or_left_between(drawn, first, second):
    first, second = sorted((first, second))
    attendees = [
        Attendee(pk, gender, unsur, role, tuple(Stay(moment(came), moment(left)) for came, left in own))
        for pk, (own, gender, unsur, role) in enumerate(drawn)
    ]
    rooms = [room_at(attendees, moment(m), invited=9, quorum_percent=None, women_percent=None) for m in (first, second)]
    before, after = ({one.pk for one in room.attendees} for room in rooms)
    for pk, (own, *_) in enumerate(drawn):
        assert ((pk in before) != (pk in after)) == (is_in(own, first) != is_in(own, second))
    moved = [drawn[pk] for pk in before ^ after]
    if not any(gender == "P" for _, gender, _, _ in moved):
        assert rooms[0].women == rooms[1].women
    assert rooms[0].has_quorum is None
