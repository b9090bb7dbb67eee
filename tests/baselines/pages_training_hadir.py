"""Attendance of a session, and a participant's own page, with so many participants."""

from django.urls import reverse

from accounts.enums import Role
from tests.baselines.page import Page
from tests.cast import Cast, make_desa
from tests.training.making import make_program, make_session
from training.enums import MarkVia, ParticipantRole
from training.models import AttendanceMark, Participant, TrainingSession

VILLAGES = 20


def crowded(cast: Cast, rows: int) -> TrainingSession:
    """A session of the kabupaten with so many participants of several villages; every other one was there."""
    kecamatan = cast.villages.umeanyar.kecamatan
    session = make_session(make_program(kecamatan.kabupaten), kecamatan=[kecamatan])
    codes = range(min(rows, VILLAGES))
    villages = [make_desa(f"51.08.02.{3000 + number}", f"Desa {number}", kecamatan) for number in codes]
    people = [
        Participant(
            session=session,
            desa=villages[number % len(villages)],
            name=f"Peserta {number}",
            role=ParticipantRole.SEKRETARIS_DESA,
            position=number,
        )
        for number in range(rows)
    ]
    Participant.objects.bulk_create(people)
    half = session.half_set.first()
    AttendanceMark.objects.bulk_create(
        AttendanceMark(participant=one, half=half, via=MarkVia.OFFICER) for one in people[::2]
    )
    return session


def attendance(cast: Cast, rows: int) -> str:
    """The organiser's list."""
    return reverse("training_attendance", args=[crowded(cast, rows).uid])


def searched(cast: Cast, rows: int) -> str:
    """The list, searched."""
    return attendance(cast, rows) + "?cari=peserta&tampil=belum"


def wall(cast: Cast, rows: int) -> str:
    """The QR of the room."""
    session = crowded(cast, rows)
    return reverse("half_qr", args=[session.uid, session.half_set.first().pk])


def own_page(cast: Cast, rows: int) -> str:
    """A participant's own page."""
    return reverse("participant_self", args=[crowded(cast, rows).participant_set.first().code])


PAGES = [
    Page("training_attendance", attendance, who=Role.DINAS_PMD, most=16),
    Page("training_attendance searched", searched, who=Role.DINAS_PMD, most=16),
    Page("half_qr", wall, who=Role.DINAS_PMD, most=12),
    Page("participant_self", own_page, who=Role.DINAS_PMD, most=26),
]
