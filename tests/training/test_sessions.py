"""Planning a session: whom it calls is counted, its half days follow its days, and what was marked stays."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from tests.training.making import attend, make_participant, make_program, make_session
from training.calling import called_to
from training.enums import HalfDayPart, ParticipantRole, SessionStatus
from training.models import HalfDay, SessionItem, TrainingSession, Venue
from training.services.sessions import (
    cancel_session,
    create_session,
    hold_session,
    reopen_session,
    update_session,
)
from training.session_data import SessionData, VenueData

MONDAY = date(2026, 3, 9)
ONE_SECRETARY = ((ParticipantRole.SEKRETARIS_DESA, False),)


def plan(cast, **fields) -> SessionData:
    seririt = cast.villages.umeanyar.kecamatan
    usual = {
        "starts_on": MONDAY,
        "ends_on": MONDAY,
        "starts_at": time(8),
        "ends_at": time(16),
        "kecamatan": (seririt,),
        "calls": ONE_SECRETARY,
    }
    return SessionData(**{**usual, **fields})


def planned(cast, **fields) -> TrainingSession:
    program = make_program(cast.villages.umeanyar.kabupaten)
    return create_session(by=cast.dewi, program=program, data=plan(cast, **fields))


def halves(session: TrainingSession) -> list[tuple[date, str]]:
    return sorted((half.held_on, half.part) for half in HalfDay.objects.filter(session=session))


def test_sessions_of_a_programme_are_numbered_and_call_kecamatan_in_the_order_given(cast):
    program = make_program(cast.villages.umeanyar.kabupaten)
    banjar, seririt = cast.villages.dencarik.kecamatan, cast.villages.umeanyar.kecamatan
    first = create_session(by=cast.dewi, program=program, data=plan(cast, kecamatan=(seririt, banjar)))
    second = create_session(by=cast.dewi, program=program, data=plan(cast, kecamatan=(banjar, seririt)))
    assert (first.number, second.number) == (1, 2)
    assert [one.desa.name for one in called_to(first)] == ["Kalianget", "Umeanyar", "Dencarik"]
    assert [one.desa.name for one in called_to(second)] == ["Dencarik", "Kalianget", "Umeanyar"]
    assert Act.objects.filter(verb="create_session", kabupaten=program.kabupaten).count() == 2


def test_half_days_follow_days_and_hours(cast):
    both = planned(cast, ends_on=MONDAY + timedelta(days=1))
    morning = planned(cast, ends_at=time(12))
    afternoon = planned(cast, starts_at=time(13))
    assert [part for _, part in halves(both)] == ["pagi", "siang", "pagi", "siang"]
    assert halves(morning) == [(MONDAY, HalfDayPart.PAGI)]
    assert halves(afternoon) == [(MONDAY, HalfDayPart.SIANG)]


def test_a_session_that_moves_as_a_whole_takes_rundown_and_codes_on_the_wall_along(cast):
    session = planned(cast, ends_on=MONDAY + timedelta(days=1))
    tokens = set(session.half_set.values_list("token", flat=True))
    SessionItem.objects.create(session=session, held_on=MONDAY, starts_at=time(8), ends_at=time(9), title="Pembukaan")
    tuesday = MONDAY + timedelta(days=1)
    data = plan(cast, starts_on=tuesday, ends_on=tuesday + timedelta(days=1))
    update_session(by=cast.dewi, session=session, version=1, data=data)
    assert {day for day, _ in halves(session)} == {tuesday, tuesday + timedelta(days=1)}
    assert set(session.half_set.values_list("token", flat=True)) == tokens
    assert session.item_set.get().held_on == tuesday


def test_a_half_day_with_marks_is_not_taken_away(cast):
    session = planned(cast, ends_on=MONDAY + timedelta(days=1))
    attend(make_participant(session, "Sari", cast.villages.umeanyar))
    with pytest.raises(DomainError) as refused:
        update_session(by=cast.dewi, session=session, version=1, data=plan(cast))
    assert refused.value.field == "starts_on"
    assert len(halves(session)) == 4


def test_an_item_does_not_fall_outside_the_days(cast):
    session = planned(cast, ends_on=MONDAY + timedelta(days=1))
    last_day = MONDAY + timedelta(days=1)
    SessionItem.objects.create(session=session, held_on=last_day, starts_at=time(8), ends_at=time(9), title="Penutupan")
    with pytest.raises(DomainError, match="Penutupan"):
        update_session(by=cast.dewi, session=session, version=1, data=plan(cast))
    session.refresh_from_db()
    assert session.ends_on == last_day


def test_a_new_hall_goes_into_the_register_of_the_organiser(cast):
    session = planned(cast, new_venue=VenueData("  Balai  Masyarakat Umeanyar "))
    assert session.venue == Venue.objects.get(kabupaten=session.program.kabupaten)
    assert session.venue.name == "Balai Masyarakat Umeanyar"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends_on": MONDAY - timedelta(days=1)}, "ends_on"),
        ({"ends_on": MONDAY + timedelta(days=31)}, "ends_on"),
        ({"ends_at": time(8)}, "ends_at"),
        ({"kecamatan": ()}, "kecamatan"),
        ({"calls": ()}, "calls"),
        ({"calls": ((ParticipantRole.WARGA, True),)}, "calls"),
        ({"pass_percent": 101}, "pass_percent"),
        ({"signer_nip": "1" * 31}, "signer_nip"),
    ],
)
def test_a_plan_whose_parts_do_not_fit_is_refused_at_its_field(cast, change, field):
    with pytest.raises(DomainError) as refused:
        planned(cast, **change)
    assert refused.value.field == field
    assert not TrainingSession.objects.exists()


def test_a_kabupaten_calls_its_own_kecamatan_and_uses_its_own_halls_only(cast):
    elsewhere = cast.villages.pandanlandung.kecamatan
    with pytest.raises(DomainError) as foreign:
        planned(cast, kecamatan=(elsewhere,))
    hall = Venue.objects.create(name="Balai", desa=cast.villages.umeanyar)
    with pytest.raises(DomainError) as borrowed:
        planned(cast, venue=hall)
    assert (foreign.value.field, borrowed.value.field) == ("kecamatan", "venue")


def test_a_kecamatan_calls_itself_and_a_village_its_own_people(cast):
    desa = cast.villages.umeanyar
    own = make_program(desa.kecamatan)
    with pytest.raises(DomainError):
        create_session(by=cast.rina, program=own, data=plan(cast, kecamatan=(cast.villages.dencarik.kecamatan,)))
    assert create_session(by=cast.rina, program=own, data=plan(cast)).number == 1
    with pytest.raises(DomainError):
        create_session(by=cast.sari, program=make_program(desa), data=plan(cast))
    village = create_session(by=cast.sari, program=make_program(desa), data=plan(cast, kecamatan=()))
    assert [one.desa for one in called_to(village)] == [desa]


def test_only_who_holds_the_programme_plans_its_sessions(cast):
    program = make_program(cast.villages.umeanyar.kabupaten)
    for somebody in (cast.sari, cast.rina, cast.tono):
        with pytest.raises(NotAllowed):
            create_session(by=somebody, program=program, data=plan(cast))


def test_two_who_save_at_once_meet(cast):
    session = planned(cast)
    update_session(by=cast.dewi, session=session, version=1, data=plan(cast, responsible="Dewi"))
    with pytest.raises(StaleVersion):
        update_session(by=cast.dewi, session=session, version=1, data=plan(cast, responsible="Agus"))
    session.refresh_from_db()
    assert session.responsible == "Dewi"


def test_a_session_is_held_from_its_first_day_on_and_then_closed(cast):
    session = planned(cast)
    session.half_set.update(open_until=datetime(2026, 3, 9, 12, tzinfo=ZoneInfo("Asia/Makassar")))
    the_evening_before = datetime(2026, 3, 8, 23, 59, tzinfo=ZoneInfo("Asia/Makassar"))
    with pytest.raises(DomainError):
        hold_session(by=cast.dewi, session=session, version=1, at=the_evening_before)
    held = hold_session(by=cast.dewi, session=session, version=1, at=the_evening_before + timedelta(minutes=1))
    assert held.status == SessionStatus.HELD
    assert not session.half_set.exclude(open_until=None).exists()
    with pytest.raises(NotAllowed):
        update_session(by=cast.dewi, session=session, version=held.version, data=plan(cast))


def test_a_held_session_is_opened_again_with_a_reason(cast):
    session = planned(cast)
    hold_session(by=cast.dewi, session=session, version=1)
    with pytest.raises(DomainError):
        reopen_session(by=cast.dewi, session=session, version=2, reason="  ")
    again = reopen_session(by=cast.dewi, session=session, version=2, reason="Tanda hadir kurang.")
    assert (again.status, again.held_at) == (SessionStatus.PLANNED, None)
    assert Act.objects.get(verb="reopen_session").reason == "Tanda hadir kurang."


def test_a_cancelled_session_keeps_its_reason_and_may_come_back(cast):
    session = planned(cast)
    cancelled = cancel_session(by=cast.dewi, session=session, version=1, reason="Hujan lebat")
    assert (cancelled.status, cancelled.cancelled_reason) == (SessionStatus.CANCELLED, "Hujan lebat")
    again = reopen_session(by=cast.dewi, session=session, version=2, reason="Sudah cerah")
    assert (again.status, again.cancelled_reason) == (SessionStatus.PLANNED, "")


def test_a_session_at_which_somebody_was_is_not_cancelled(cast):
    session = make_session(make_program(cast.villages.umeanyar.kabupaten))
    attend(make_participant(session, "Sari", cast.villages.umeanyar))
    with pytest.raises(DomainError):
        cancel_session(by=cast.dewi, session=session, version=1, reason="Hujan")


def test_a_deleted_programme_takes_no_session(cast):
    program = make_program(cast.villages.umeanyar.kabupaten)
    program.deleted_at = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))
    program.save()
    with pytest.raises(DomainError):
        create_session(by=cast.dewi, program=program, data=replace(plan(cast)))
