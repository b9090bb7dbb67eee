"""Rows that tests of training start from, written straight into the tables."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from accounts.models import Membership
from accounts.owner import owner_fields
from places.models import Desa, Kabupaten, Kecamatan
from training.enums import HalfDayPart, MarkVia, ParticipantRole, SessionStatus
from training.models import (
    AttendanceMark,
    HalfDay,
    Participant,
    SessionCall,
    SessionKecamatan,
    TrainingProgram,
    TrainingSession,
    Venue,
)

TRAINED_ON = date(2026, 3, 9)


def make_program(place: Desa | Kecamatan | Kabupaten, **fields: Any) -> TrainingProgram:
    """Make a programme of a place."""
    values = {"title": "Bimtek Penyusunan RPJM Desa", "year": 2026, "organiser": "Dinas PMD", **fields}
    return TrainingProgram.objects.create(**values, **owner_fields(place))


def make_session(
    program: TrainingProgram,
    *,
    kecamatan: Sequence[Kecamatan] = (),
    roles: Sequence[str] = (ParticipantRole.SEKRETARIS_DESA,),
    on: date = TRAINED_ON,
    **fields: Any,
) -> TrainingSession:
    """Make a session of one day with both its half days."""
    venue = Venue.objects.create(name="Balai Masyarakat Umeanyar", **owner_fields(program.place))
    values = {"starts_on": on, "ends_on": on, "starts_at": time(8), "ends_at": time(16), "venue": venue, **fields}
    session = TrainingSession.objects.create(program=program, **values)
    SessionKecamatan.objects.bulk_create(
        SessionKecamatan(session=session, kecamatan=one, position=at) for at, one in enumerate(kecamatan, start=1)
    )
    SessionCall.objects.bulk_create(
        SessionCall(session=session, role=role, position=at) for at, role in enumerate(roles, start=1)
    )
    HalfDay.objects.bulk_create(HalfDay(session=session, held_on=on, part=part) for part in HalfDayPart)
    return session


def make_participant(session: TrainingSession, name: str, desa: Desa | None = None, **fields: Any) -> Participant:
    """Make somebody on the list of a session."""
    values = {"role": ParticipantRole.SEKRETARIS_DESA, **fields}
    return Participant.objects.create(session=session, name=name, desa=desa, **values)


def participant_of(session: TrainingSession, membership: Membership, **fields: Any) -> Participant:
    """Put a member of a village onto the list of a session."""
    return make_participant(session, membership.orang.name, membership.desa, orang=membership.orang, **fields)


def attend(participant: Participant) -> None:
    """Mark somebody for every half day."""
    AttendanceMark.objects.bulk_create(
        AttendanceMark(participant=participant, half=half, via=MarkVia.OFFICER)
        for half in participant.session.half_set.all()
    )


def hold(session: TrainingSession, at: datetime | None = None) -> TrainingSession:
    """Declare a session held."""
    session.status, session.held_at = SessionStatus.HELD, at or timezone.now()
    session.save()
    return session
