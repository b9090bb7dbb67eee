"""The pages of a session and of the schedule: whatever its rundown, its list, and how many sessions there are."""

from datetime import time, timedelta

from django.urls import reverse

from accounts.enums import Role
from tests.baselines.page import Page
from tests.cast import Cast, make_desa
from tests.training.making import TRAINED_ON, make_program, make_session
from training.enums import ParticipantRole
from training.models import (
    Participant,
    SessionCall,
    SessionItem,
    SessionKecamatan,
    Speaker,
    TrainingProgram,
    TrainingSession,
    Venue,
)
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, PemangkuJabatan

ROLES = [ParticipantRole.SEKRETARIS_DESA, ParticipantRole.ANGGOTA_BPD]


def villages_with_secretaries(cast: Cast, rows: int) -> None:
    """So many more villages in the kecamatan, each with a secretary."""
    kecamatan = cast.villages.umeanyar.kecamatan
    for number in range(rows):
        desa = make_desa(
            f"51.08.02.28{number:02}" if number < 100 else f"51.08.02.2{number}", f"Desa {number}", kecamatan
        )
        office = Jabatan.objects.create(desa=desa, kind=JabatanKind.SEKRETARIS_DESA)
        PemangkuJabatan.objects.create(
            jabatan=office, desa=desa, orang=cast.sari.orang, capacity=Capacity.DEFINITIF, starts_on=TRAINED_ON
        )


def program_of_dewi(cast: Cast) -> TrainingProgram:
    """A programme of the kabupaten."""
    return make_program(cast.villages.umeanyar.kabupaten)


def full_session(cast: Cast, rows: int) -> TrainingSession:
    """A session that calls many, with so many items, people, and other sessions on the same day."""
    villages_with_secretaries(cast, rows)
    program, kecamatan = program_of_dewi(cast), cast.villages.umeanyar.kecamatan
    session = make_session(program, kecamatan=[kecamatan], roles=ROLES)
    SessionCall.objects.filter(session=session, role=ROLES[1]).update(everyone=True)
    speaker = Speaker.objects.create(name="Ketut", kabupaten=program.kabupaten)
    SessionItem.objects.bulk_create(
        SessionItem(
            session=session,
            held_on=TRAINED_ON,
            starts_at=time(8),
            ends_at=time(9),
            title=f"Acara {at}",
            speaker=speaker,
        )
        for at in range(min(rows, 30))
    )
    others = many_sessions(program, rows, on=TRAINED_ON)
    for one in (session, *others):
        Participant.objects.create(session=one, name="Sari", role=ROLES[0], desa=cast.villages.umeanyar)
    SessionItem.objects.bulk_create(
        SessionItem(session=one, held_on=TRAINED_ON, starts_at=time(8), ends_at=time(9), title="Sesi", speaker=speaker)
        for one in others
    )
    return session


def many_sessions(program: TrainingProgram, rows: int, *, on=None) -> list[TrainingSession]:
    """So many sessions, for the same kecamatan."""
    venue = Venue.objects.create(name="Aula", kabupaten=program.kabupaten)
    days = [on or TRAINED_ON + timedelta(days=at) for at in range(rows)]
    sessions = TrainingSession.objects.bulk_create(
        TrainingSession(program=program, number=at + 10, starts_on=day, ends_on=day, venue=venue)
        for at, day in enumerate(days)
    )
    for kecamatan in program.kabupaten.kecamatan_set.all():
        SessionKecamatan.objects.bulk_create(
            SessionKecamatan(session=session, kecamatan=kecamatan) for session in sessions
        )
    SessionCall.objects.bulk_create(
        SessionCall(session=session, role=role, everyone=True) for session in sessions for role in ROLES
    )
    return sessions


def of_session(name: str):
    """A page of the full session."""
    return lambda cast, rows: reverse(name, kwargs={"uid": full_session(cast, rows).uid})


def new_session(cast: Cast, rows: int) -> str:
    """The form of a new session, with so many halls to choose from."""
    program = program_of_dewi(cast)
    Venue.objects.bulk_create(Venue(name=f"Balai {at}", kabupaten=program.kabupaten) for at in range(rows))
    return reverse("session_create", kwargs={"uid": program.uid})


def schedule(cast: Cast, rows: int) -> str:
    """So many sessions in a year."""
    many_sessions(program_of_dewi(cast), rows)
    return f"{reverse('training_schedule')}?tahun={TRAINED_ON.year}"


def announced(cast: Cast, rows: int) -> str:
    """So many sessions that everybody may read of."""
    program = program_of_dewi(cast)
    program.is_public = True
    program.save()
    many_sessions(program, rows)
    return reverse("public_schedule", args=[program.kabupaten.code, TRAINED_ON.year])


def printed(cast: Cast, rows: int) -> str:
    """The paper with so many sessions."""
    many_sessions(program_of_dewi(cast), rows)
    return reverse("training_schedule_document", args=[TRAINED_ON.year])


def halls(cast: Cast, rows: int) -> str:
    """So many halls."""
    Venue.objects.bulk_create(
        Venue(name=f"Balai {at}", kabupaten=cast.villages.umeanyar.kabupaten) for at in range(rows)
    )
    return reverse("venue_list")


def speakers(cast: Cast, rows: int) -> str:
    """So many speakers."""
    Speaker.objects.bulk_create(
        Speaker(name=f"Ketut {at}", kabupaten=cast.villages.umeanyar.kabupaten) for at in range(rows)
    )
    return reverse("speaker_list")


PAGES = [
    Page("session_detail", of_session("session_detail"), who=Role.DINAS_PMD),
    Page("session_detail of a called village", of_session("session_detail")),
    Page("session_edit", of_session("session_edit"), who=Role.DINAS_PMD),
    Page("session_items", of_session("session_items"), who=Role.DINAS_PMD),
    Page("session_create", new_session, who=Role.DINAS_PMD),
    Page("training_schedule", schedule, who=Role.DINAS_PMD),
    Page("training_schedule_document", printed, who=Role.DINAS_PMD),
    Page("public_schedule", announced),
    Page("venue_list", halls, who=Role.DINAS_PMD),
    Page("speaker_list", speakers, who=Role.DINAS_PMD),
]
