"""Access to the list of participants, its import, and a village's nominations."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from places.models import Desa
from places.workbooks.opening import open_workbook
from tests.access.row import NO_SUCH_METHOD, Row, by_role, everyone, only
from tests.access.rows_planning import writer
from tests.cast import Cast
from tests.training.making import make_participant, make_program, make_session
from tests.training.participant_books import HEAD, book_bytes
from training.models import Participant, ParticipantImport, TrainingSession
from training.participant_preview import ImportPreview
from training.services.participant_import import preview_of, start_participant_import

# The session of these rows is held by the village itself; another village's is not there for it (404).
HOLDERS = [Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA]
OFFICERS = [
    Role.PETUGAS_KECAMATAN,
    Role.CAMAT,
    Role.DINAS_PMD,
    Role.BAPPEDA,
    Role.BAGIAN_HUKUM,
    Role.INSPEKTORAT,
    Role.ADMINISTRATOR,
]


def session_of(desa: Desa) -> TrainingSession:
    """A session that the village holds for itself."""
    found = TrainingSession.objects.filter(program__desa=desa).first()
    return found or make_session(make_program(desa))


def a_session(cast: Cast, desa: Desa) -> dict:
    """A session with somebody on its list."""
    session = session_of(desa)
    make_participant(session, "Luh Sari", desa, phone="081200000000")
    return {"uid": session.uid}


def a_participant(cast: Cast, desa: Desa) -> dict:
    """Somebody on the list."""
    return {**a_session(cast, desa), "pk": Participant.objects.filter(desa=desa).latest("pk").pk}


def typed(cast: Cast, desa: Desa) -> dict:
    """A form that writes somebody."""
    return {"version": "1", "name": "I Wayan Baru", "gender": "L", "role": "kepala_desa", "desa": str(desa.pk)}


def a_book(cast: Cast, desa: Desa) -> dict:
    """A workbook of one participant."""
    return {"file": SimpleUploadedFile("peserta.xlsx", book_bytes([HEAD, (1, "Ayu", "P", desa.name, "", "Sekdes")]))}


def an_import(cast: Cast, desa: Desa) -> dict:
    """A workbook that was read."""
    content = book_bytes([HEAD, (1, "Ni Komang Ayu", "P", desa.name, "", "Sekdes")])
    kept = start_participant_import(
        by=writer(cast, desa),
        session=session_of(desa),
        workbook=open_workbook(content, "peserta.xlsx"),
        content=content,
        filename="peserta.xlsx",
    )
    return {"uid": kept.session.uid, "pk": kept.pk}


def seen(cast: Cast, desa: Desa) -> dict:
    """What the person saw before applying."""
    kept = ParticipantImport.objects.filter(session__program__desa=desa).latest("pk")
    preview: ImportPreview = preview_of(kept)
    return {"version": "1", "tanda": preview.signature}


def a_called_role(cast: Cast, desa: Desa) -> dict:
    """A role that a session calls, and that nobody of the village comes in yet."""
    return {"uid": make_session(make_program(desa)).uid, "role": "sekretaris_desa"}


ROWS = [
    Row("participant_list", everyone(200), NO_SUCH_METHOD, kwargs=a_session),
    Row("participant_fill", NO_SUCH_METHOD, only(HOLDERS, 302), kwargs=a_session),
    Row("participant_add", only(HOLDERS, 200), only(HOLDERS, 302), kwargs=a_session, data=typed),
    Row("participant_edit", only(HOLDERS, 200), only(HOLDERS, 302), kwargs=a_participant, data=typed),
    Row("participant_remove", NO_SUCH_METHOD, only(HOLDERS, 302), kwargs=a_participant),
    Row("participant_follow", NO_SUCH_METHOD, only(HOLDERS, 302), kwargs=a_participant, data=typed),
    Row("participant_slips", only(HOLDERS, 200), NO_SUCH_METHOD, kwargs=a_session),
    Row("participant_import", only(HOLDERS, 200), only(HOLDERS, 302), kwargs=a_session, data=a_book),
    Row(
        "participant_import_answer",
        only(HOLDERS, 200),
        only(HOLDERS, 302),
        kwargs=an_import,
        data=lambda cast, desa: {"version": "1"},
    ),
    Row("participant_import_apply", NO_SUCH_METHOD, only(HOLDERS, 302), kwargs=an_import, data=seen),
    Row("participant_import_discard", NO_SUCH_METHOD, only(HOLDERS, 302), kwargs=an_import),
    Row("nominations", by_role(200, dict.fromkeys(OFFICERS, 302)), NO_SUCH_METHOD),
    Row("nominate", only(HOLDERS, 200), only(HOLDERS, 302), kwargs=a_participant, data=typed),
    Row(
        "nominate_new",
        by_role(403, dict.fromkeys(HOLDERS, 200) | dict.fromkeys(OFFICERS, 404)),
        by_role(403, dict.fromkeys(HOLDERS, 302) | dict.fromkeys(OFFICERS, 404)),
        kwargs=a_called_role,
        data=typed,
    ),
]
