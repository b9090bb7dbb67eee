"""A made-up session with any number of participants who were there, written in bulk into a throw-away database."""

from datetime import date, time

from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from places.models import Desa, Orang
from training.enums import HalfDayPart, MarkVia, ParticipantRole, SessionStatus
from training.models import (
    AttendanceMark,
    HalfDay,
    Participant,
    ProgramModule,
    TrainingModule,
    TrainingProgram,
    TrainingSession,
    Venue,
)

HELD_ON = date(2026, 4, 27)
MODULES = (("Kebijakan perencanaan desa", 4), ("Mengkaji keadaan desa", 6), ("Menyusun RPJM Desa", 8))


def make_officer(desa: Desa) -> Membership:
    """The officer of the Dinas PMD above a village."""
    orang = Orang.objects.create(name="Dewi Lestari")
    return Membership.objects.create(
        orang=orang, role=Role.DINAS_PMD, kabupaten=desa.kabupaten, starts_on=date(2020, 1, 2)
    )


def make_held_session(desa: Desa, participants: int) -> TrainingSession:
    """A session of the kabupaten, held, with so many secretaries who were there all day."""
    program = TrainingProgram.objects.create(
        kabupaten=desa.kabupaten,
        year=HELD_ON.year,
        title="Bimbingan Teknis Penyusunan RPJM Desa",
        theme="Dari dusun ke rencana desa",
        organiser=f"Dinas PMD {desa.kabupaten.name}",
    )
    for title, hours in MODULES:
        module = TrainingModule.objects.create(title=title, hours=hours)
        ProgramModule.objects.create(program=program, module=module)
    session = TrainingSession.objects.create(
        program=program,
        starts_on=HELD_ON,
        ends_on=HELD_ON,
        starts_at=time(8),
        ends_at=time(16),
        venue=Venue.objects.create(name="Balai Masyarakat Umeanyar", kabupaten=desa.kabupaten),
        signer_name="Drs. Gede Contoh, M.Si.",
        signer_office=f"Kepala Dinas PMD {desa.kabupaten.name}",
        status=SessionStatus.HELD,
        held_at=timezone.now(),
    )
    halves = HalfDay.objects.bulk_create(HalfDay(session=session, held_on=HELD_ON, part=part) for part in HalfDayPart)
    people = Participant.objects.bulk_create(
        Participant(
            session=session,
            desa=desa,
            name=f"Ni Luh Putu Contoh {number}, S.E.",
            role=ParticipantRole.SEKRETARIS_DESA,
            office="Sekretaris Desa",
            position=number,
        )
        for number in range(1, participants + 1)
    )
    AttendanceMark.objects.bulk_create(
        AttendanceMark(participant=one, half=half, via=MarkVia.OFFICER) for one in people for half in halves
    )
    return session
