"""A hall, a speaker or a participant wanted twice at the same time is told; it is never forbidden."""

from datetime import time, timedelta

from tests.training.making import TRAINED_ON, make_participant, make_program, make_session
from training.clashes import clashes_of
from training.enums import ParticipantRole, SessionStatus
from training.models import SessionItem, Speaker, Venue

SECRETARIES, HEADS = [ParticipantRole.SEKRETARIS_DESA], [ParticipantRole.KEPALA_DESA]


def told(session) -> list[tuple[str, int | None]]:
    """Subject and the other session of each clash."""
    return [(clash.subject, clash.other.number if clash.other else None) for clash in clashes_of(session)]


def two_sessions(villages, **fields):
    """Two sessions of a programme on one day, for different kecamatan, in different halls."""
    program = make_program(villages.umeanyar.kabupaten)
    first = make_session(program, kecamatan=[villages.umeanyar.kecamatan], number=1)
    second = make_session(program, kecamatan=[villages.dencarik.kecamatan], number=2, **fields)
    second.venue.name = "Aula Kecamatan"
    second.venue.save()
    return first, second


def speaks(session, speaker: Speaker, first: int, last: int, title: str = "RPJM Desa") -> None:
    SessionItem.objects.create(
        session=session,
        held_on=session.starts_on,
        starts_at=time(first),
        ends_at=time(last),
        title=title,
        speaker=speaker,
    )


def test_sessions_that_share_nothing_do_not_clash(villages):
    first, second = two_sessions(villages)
    assert told(first) == told(second) == []


def test_the_same_hall_on_the_same_day_is_told_on_both_sides(villages):
    first, second = two_sessions(villages)
    second.venue = first.venue
    second.save()
    assert told(first) == [("Tempat", 2)]
    assert told(second) == [("Tempat", 1)]


def test_the_same_hall_in_the_registers_of_two_places_is_one_hall(villages):
    first, _ = two_sessions(villages)
    village = make_session(make_program(villages.kalianget), roles=HEADS)
    assert str(village.venue) == str(first.venue) and village.venue != first.venue
    assert [clash.subject for clash in clashes_of(first)] == ["Tempat"]


def test_hours_that_only_touch_do_not_clash(villages):
    first, second = two_sessions(villages, starts_at=time(13), ends_at=time(16))
    Venue.objects.filter(pk=second.venue_id).update(name="Balai Masyarakat Umeanyar")
    first.ends_at = time(13)
    first.save()
    assert told(first) == []
    first.ends_at = time(13, 1)
    first.save()
    assert told(first) == [("Tempat", 2)]


def test_a_longer_session_meets_what_lies_on_any_of_its_days(villages):
    first, second = two_sessions(villages, on=TRAINED_ON + timedelta(days=2))
    Venue.objects.filter(pk=second.venue_id).update(name="Balai Masyarakat Umeanyar")
    assert told(first) == []
    first.ends_on = TRAINED_ON + timedelta(days=2)
    first.save()
    assert told(first) == [("Tempat", 2)]


def test_a_cancelled_session_wants_nothing(villages):
    first, second = two_sessions(villages)
    second.venue, second.status, second.cancelled_reason = first.venue, SessionStatus.CANCELLED, "Hujan"
    second.save()
    assert told(first) == told(second) == []


def test_the_same_role_of_the_same_kecamatan_is_called_twice(villages):
    first, second = two_sessions(villages)
    second.kecamatan_set.update(kecamatan=villages.umeanyar.kecamatan)
    assert told(first) == [("Peserta", 2)]
    second.call_set.update(role=ParticipantRole.KEPALA_DESA)
    assert told(first) == []


def test_a_village_session_calls_people_whom_the_kabupaten_calls_too(villages):
    first, _ = two_sessions(villages)
    own = make_session(make_program(villages.umeanyar), roles=SECRETARIES)
    own.venue.name = "Aula Kantor Desa"
    own.venue.save()
    assert [clash.other for clash in clashes_of(first)] == [own]
    assert [clash.other for clash in clashes_of(own)] == [first]


def test_a_speaker_is_wanted_by_two_sessions_at_once(villages):
    first, second = two_sessions(villages)
    ketut = Speaker.objects.create(name="Ketut", kabupaten=villages.umeanyar.kabupaten)
    speaks(first, ketut, 8, 10)
    speaks(second, ketut, 10, 12)
    assert told(first) == []
    speaks(second, ketut, 9, 10, "Pembukaan")
    assert told(first) == [("Narasumber", 2)]
    assert "Pembukaan" in clashes_of(first)[0].words


def test_a_speaker_has_two_items_at_once_in_one_session(villages):
    first, _ = two_sessions(villages)
    ketut = Speaker.objects.create(name="Ketut", kabupaten=villages.umeanyar.kabupaten)
    speaks(first, ketut, 8, 10)
    speaks(first, ketut, 9, 11, "RKP Desa")
    assert told(first) == [("Narasumber", None)]


def test_somebody_on_both_lists_is_told_by_name(villages):
    first, second = two_sessions(villages)
    make_participant(first, "Ni Luh Sari", villages.umeanyar)
    make_participant(second, "ni luh  sari", villages.umeanyar)
    make_participant(second, "Ni Luh Sari", villages.kalianget)
    (clash,) = clashes_of(first)
    assert (clash.subject, clash.other) == ("Peserta", second)
    assert clash.words.startswith("ni luh  sari juga ada di daftar")


def test_clashes_cost_the_same_queries_for_many_sessions(villages, django_assert_max_num_queries):
    first, _ = two_sessions(villages)
    make_participant(first, "Sari", villages.umeanyar)
    for number in range(3, 10):
        session = make_session(first.program, kecamatan=[villages.umeanyar.kecamatan], number=number)
        make_participant(session, "Sari", villages.umeanyar)
    with django_assert_max_num_queries(9):
        assert len(clashes_of(first)) > 10
