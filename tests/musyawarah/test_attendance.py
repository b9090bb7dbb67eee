"""Who came, from when to when."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.verdict import NotAllowed
from musyawarah.attendance_data import AttendeeData
from musyawarah.enums import AttendanceRole, MusyawarahStatus
from musyawarah.meeting_facts import load_meeting
from musyawarah.models import Kehadiran, Musyawarah
from musyawarah.presence import Stay
from musyawarah.services.attendance import (
    add_attendees,
    mark_arrival,
    mark_gender,
    mark_leaving,
    mark_spoke,
    remove_attendee,
    update_attendee,
)
from places.errors import DomainError, StaleVersion
from tests.musyawarah.making import at, make_attendee, make_musyawarah, move
from villages.enums import Unsur


@pytest.fixture
def meeting(cast) -> Musyawarah:
    """A musdes that sits since nine."""
    return make_musyawarah(cast, status=MusyawarahStatus.OPEN, invited_count=3)


def facts_of(meeting: Musyawarah):
    """The facts as they are stored now."""
    return load_meeting(Musyawarah.objects.with_place().get(pk=meeting.pk))


def test_people_are_written_with_their_stays_and_who_wrote_them(cast, meeting):
    people = [AttendeeData("Ni Luh", gender="P", unsur=Unsur.PKK), AttendeeData("I Wayan", stays=(Stay(at(10)),))]
    first, second = add_attendees(by=cast.sari, musyawarah=meeting, people=people)
    assert (first.position, second.position) == (1, 2)
    assert first.history.get().history_user == cast.sari
    assert [stay.arrived_at for stay in second.masa_set.all()] == [at(10)]
    facts = facts_of(meeting)
    assert (facts.room_at_opening.count, facts.room_at(at(11)).count) == (1, 2)


def test_the_same_person_is_written_once_however_often_the_button_is_pressed(cast, meeting):
    person = AttendeeData("Joko", orang=cast.joko.orang)
    assert len(add_attendees(by=cast.sari, musyawarah=meeting, people=[person, person])) == 1
    assert add_attendees(by=cast.sari, musyawarah=meeting, people=[person]) == []
    assert meeting.kehadiran_set.count() == 1


def test_going_out_and_coming_back_are_two_stays(cast, meeting):
    row = make_attendee(meeting, "Ni Luh", gender="P")
    mark_leaving(by=cast.sari, attendee=row, at=at(10))
    mark_leaving(by=cast.sari, attendee=row, at=at(10, 5))
    mark_arrival(by=cast.sari, attendee=row, at=at(11))
    mark_arrival(by=cast.sari, attendee=row, at=at(11, 5))
    assert [(stay.arrived_at, stay.left_at) for stay in row.masa_set.all()] == [(None, at(10)), (at(11), None)]
    women = [facts_of(meeting).room_at(at(hour, 30)).women for hour in (9, 10, 11)]
    assert women == [1, 0, 1]


def test_quorum_and_women_differ_between_two_decisions_when_people_left(cast, meeting):
    meeting.quorum_percent, meeting.women_percent = 60, 30
    meeting.save()
    make_attendee(meeting, "I Wayan")
    row = make_attendee(meeting, "Ni Luh", gender="P")
    mark_leaving(by=cast.sari, attendee=row, at=at(10))
    before, after = facts_of(meeting).room_at(at(9, 30)), facts_of(meeting).room_at(at(10, 30))
    assert (before.has_quorum, before.has_women) == (True, True)
    assert (after.has_quorum, after.has_women) == (False, False)


@pytest.mark.parametrize(
    "stays",
    [
        (Stay(at(10), at(10)),),
        (Stay(at(11), at(10)),),
        (Stay(None, at(8)),),
        (Stay(None, None), Stay(at(11), None)),
        (Stay(None, at(11)), Stay(at(10), None)),
        (Stay(), Stay()),
        (),
    ],
)
def test_stays_that_cannot_be_are_refused(cast, meeting, stays):
    row = make_attendee(meeting, "Ni Luh")
    with pytest.raises(DomainError) as error:
        update_attendee(by=cast.sari, attendee=row, version=1, data=AttendeeData("Ni Luh", stays=stays))
    assert error.value.field == "stays"


def test_who_came_before_the_opening_was_there_from_the_opening(cast, meeting):
    row = make_attendee(meeting, "Ni Luh")
    update_attendee(by=cast.sari, attendee=row, version=1, data=AttendeeData("Ni Luh", stays=(Stay(at(8, 30)),)))
    assert row.masa_set.get().arrived_at is None


def test_two_who_change_the_same_row_do_not_overwrite_each_other(cast, meeting):
    row = make_attendee(meeting, "Ni Luh")
    update_attendee(by=cast.sari, attendee=row, version=1, data=AttendeeData("Ni Luh Sari"))
    with pytest.raises(StaleVersion):
        update_attendee(by=cast.wati, attendee=row, version=1, data=AttendeeData("Ni Luh Putu"))


@pytest.mark.parametrize(
    "status",
    [MusyawarahStatus.PLANNED, MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED, MusyawarahStatus.CANCELLED],
)
def test_only_an_open_meeting_takes_names(cast, status):
    meeting = make_musyawarah(cast)
    row = make_attendee(meeting, "Ni Luh")
    if status != MusyawarahStatus.PLANNED:
        move(meeting, status, by=cast.joko)
    for act in (
        lambda: add_attendees(by=cast.sari, musyawarah=meeting, people=[AttendeeData("I Wayan")]),
        lambda: update_attendee(by=cast.sari, attendee=row, version=1, data=AttendeeData("I Wayan")),
        lambda: remove_attendee(by=cast.sari, attendee=row),
        lambda: mark_leaving(by=cast.sari, attendee=row, at=at(10)),
        lambda: mark_arrival(by=cast.sari, attendee=row, at=at(10)),
        lambda: mark_spoke(by=cast.sari, attendee=row),
        lambda: mark_gender(by=cast.sari, attendee=row, gender="P"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert meeting.kehadiran_set.get().name == "Ni Luh"


def test_the_named_notulis_may_type_and_another_village_may_not(cast, meeting):
    meeting.notulis = cast.of("kaur_keuangan").orang
    meeting.save()
    assert add_attendees(by=cast.of("kaur_keuangan"), musyawarah=meeting, people=[AttendeeData("Ni Luh")])
    for who in (cast.bejo, cast.rina, cast.karto):
        with pytest.raises(NotAllowed):
            add_attendees(by=who, musyawarah=meeting, people=[AttendeeData("Ni Luh")])


def test_a_list_with_one_impossible_row_is_refused_as_a_whole(cast, meeting):
    foreign = cast.villages.kalianget.dusun_set.first()
    for odd in (AttendeeData(" "), AttendeeData("x" * 121), AttendeeData("A", dusun=foreign), AttendeeData("A", "X")):
        with pytest.raises(DomainError):
            add_attendees(by=cast.sari, musyawarah=meeting, people=[AttendeeData("Ni Luh"), odd])
    assert not Kehadiran.objects.exists()


def test_who_spoke_is_noted_once(cast, meeting):
    row = make_attendee(meeting, "Ni Luh")
    for _ in range(2):
        assert mark_spoke(by=cast.sari, attendee=row).spoke
    assert row.history.count() == 2  # made, and noted


def test_l_or_p_is_filled_in_with_one_press(cast, meeting, sign_in):
    row = make_attendee(meeting, "Ni Luh", gender="")
    address = reverse("attendance_move", kwargs={"uid": meeting.uid})
    assert sign_in(cast.sari).post(address, {"perempuan": row.pk}).status_code == 302
    row.refresh_from_db()
    assert row.gender == "P"
    assert sign_in(cast.sari).post(address, {"terbang": row.pk}).status_code == 404


def test_removing_keeps_the_history(cast, meeting):
    row = make_attendee(meeting, "Salah masuk")
    remove_attendee(by=cast.sari, attendee=row)
    remove_attendee(by=cast.sari, attendee=row)
    assert not Kehadiran.objects.filter(pk=row.pk).exists()
    assert Kehadiran.history.filter(id=row.pk, history_type="-").exists()


def test_now_is_the_moment_of_the_click(cast):
    meeting = make_musyawarah(cast)
    meeting.status, meeting.opened_at = MusyawarahStatus.OPEN, timezone.now() - timedelta(hours=1)
    meeting.save()
    row = make_attendee(meeting, "Ni Luh")
    mark_leaving(by=cast.sari, attendee=row)
    assert timezone.now() - row.masa_set.get().left_at < timedelta(minutes=1)


def test_a_paper_meeting_counts_its_signers_throughout(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN, is_on_paper=True, invited_count=2)
    add_attendees(by=cast.sari, musyawarah=meeting, people=[AttendeeData("A"), AttendeeData("B", role="peninjau")])
    room = facts_of(meeting).room_now()
    assert (room.count, room.deciding) == (2, 1)
    assert AttendanceRole.UNDANGAN in {one.role for one in room.attendees}
