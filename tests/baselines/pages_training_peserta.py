"""The list of participants, the preview of a workbook, a village's nominations."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from places.workbooks.opening import open_workbook
from tests.baselines.page import Page
from tests.cast import Cast
from tests.training.making import make_program, make_session
from tests.training.participant_books import HEAD, book_bytes
from training.enums import ParticipantRole
from training.models import Participant, TrainingSession
from training.services.participant_import import start_participant_import


def a_session(cast: Cast, rows: int) -> TrainingSession:
    """A session of the kabupaten that calls two kecamatan, with so many people, some without a name."""
    villages = cast.villages
    session = make_session(
        make_program(villages.umeanyar.kabupaten),
        kecamatan=[villages.umeanyar.kecamatan, villages.dencarik.kecamatan],
        on=timezone.localdate() + timedelta(days=10),
    )
    desa = (villages.umeanyar, villages.kalianget, villages.dencarik)
    Participant.objects.bulk_create(
        Participant(
            session=session,
            desa=desa[at % 3],
            name=f"Peserta {at}" if at % 4 else "",
            role=ParticipantRole.ANGGOTA_BPD if at % 2 else ParticipantRole.SEKRETARIS_DESA,
            phone="081234567890",
            position=at,
        )
        for at in range(rows)
    )
    return session


def the_list(cast: Cast, rows: int) -> str:
    """The list of so many."""
    return reverse("participant_list", args=[a_session(cast, rows).uid])


def the_preview(cast: Cast, rows: int) -> str:
    """A workbook of so many: known ones, new ones, and villages that are asked about."""
    session = a_session(cast, rows)
    places = ("Umeanyar", "Dencarik", "Kaliangat")
    body = [(at, f"Peserta {at}", "L", places[at % 3], "", "Anggota BPD", 81234567890) for at in range(rows)]
    content = book_bytes([HEAD, *body])
    kept = start_participant_import(
        by=cast.dewi,
        session=session,
        workbook=open_workbook(content, "peserta.xlsx"),
        content=content,
        filename="peserta.xlsx",
    )
    return reverse("participant_import_answer", args=[session.uid, kept.pk])


def called(cast: Cast, rows: int) -> str:
    """A village that a session calls with so many places."""
    a_session(cast, rows)
    return reverse("nominations")


PAGES = [
    Page("participant_list", the_list, who=Role.DINAS_PMD, most=30),
    Page("participant_list of a village", the_list),
    Page("participant_list of a kecamatan", the_list, who=Role.PETUGAS_KECAMATAN),
    Page("participant_import_answer", the_preview, who=Role.DINAS_PMD, most=30),
    Page("nominations", called),
]
