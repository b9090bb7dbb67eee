"""Access to attendance: the organiser marks, those whom a session calls read their own, codes open public pages."""

from django.utils import timezone

from accounts.enums import Role
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Answers, Row, everyone, only, public
from tests.access.rows_planning import writer
from tests.cast import Cast
from tests.training.making import make_participant, make_program, make_session
from training.models import HalfDay, Participant, TrainingSession
from training.services.check_in import open_half

# The session is held by the village: everybody who sees the village reads it, its own staff writes.
HOLDERS = [Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA]
READING: Answers = everyone(200)


def session_of(desa: Desa) -> TrainingSession:
    """A session of the village, today."""
    return make_session(make_program(desa), on=timezone.localdate())


def luh(desa: Desa, session: TrainingSession | None = None) -> Participant:
    """Somebody on its list."""
    return make_participant(session or session_of(desa), "Luh Sari", desa)


def a_session(cast: Cast, desa: Desa) -> dict:
    """A session by its uid."""
    return {"uid": luh(desa).session.uid}


def a_half(cast: Cast, desa: Desa) -> dict:
    """A half day of a session."""
    half = first_half(luh(desa).session)
    return {"uid": half.session.uid, "pk": half.pk}


def first_half(session: TrainingSession) -> HalfDay:
    """Its morning."""
    return session.half_set.first()


def latest(desa: Desa) -> tuple[Participant, HalfDay]:
    """The participant whom the row's address made in this village, and the first half day."""
    participant = Participant.objects.filter(desa=desa).latest("pk")
    return participant, first_half(participant.session)


def marking(field: str):
    """A form that marks, or takes back, the participant of the address."""

    def data(cast: Cast, desa: Desa) -> dict:
        participant, half = latest(desa)
        return {"waktu": half.pk, field: participant.pk}

    return data


def pasting(cast: Cast, desa: Desa) -> dict:
    """A pasted list of one name, to be written."""
    return {"waktu": latest(desa)[1].pk, "text": "Luh Sari", "tulis": "1"}


def a_room(cast: Cast, desa: Desa) -> dict:
    """The secret of a room that is open."""
    half = first_half(luh(desa).session)
    return {"token": open_half(by=writer(cast, desa), half=half, minutes=60).token}


def typed_code(cast: Cast, desa: Desa) -> dict:
    """The code of the participant of the address."""
    return {"code": latest(desa)[0].code}


def own_code(cast: Cast, desa: Desa) -> dict:
    """The code of a participant."""
    return {"code": luh(desa).code}


def _writing(name: str, kwargs, data=None) -> Row:
    return Row(name, get=NO_SUCH_METHOD, post=only(HOLDERS, 302), kwargs=kwargs, data=data)


ROWS = [
    Row("training_attendance", get=READING, post=NO_SUCH_METHOD, kwargs=a_session),
    _writing("training_mark", a_session, marking("hadir")),
    _writing("training_unmark", a_session, marking("batal")),
    Row("training_paste", get=only(HOLDERS, 200), post=only(HOLDERS, 302), kwargs=a_session, data=pasting),
    Row("half_qr", get=only(HOLDERS, 200), post=NO_SUCH_METHOD, kwargs=a_half),
    _writing("half_open", a_half, lambda cast, desa: {"minutes": "60"}),
    _writing("half_close", a_half),
    _writing("half_renew", a_half),
    Row(
        "check_in",
        get=public(200),
        post=public(302),
        kwargs=a_room,
        data=typed_code,
        other_get=public(200),
        other_post=public(302),
        is_public=True,
    ),
    Row("participant_enter", get=public(200), post=public(200), is_public=True),
    Row("participant_forget", get=public(405), post=public(302), is_public=True),
    Row(
        "participant_self",
        get=public(200),
        post=public(405),
        kwargs=own_code,
        other_get=public(200),
        other_post=public(405),
    ),
]
