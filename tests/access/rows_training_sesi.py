"""Access to sessions of training, to the registers of halls and speakers, and to schedules."""

from accounts.enums import Level, Role
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Answers, ForeignField, Row, by_role, everyone, only, public
from tests.cast import Cast
from tests.training.making import hold, make_program, make_session
from training.enums import ParticipantRole
from training.models import Speaker, TrainingSession, Venue

IN_THE_VILLAGE = [Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA]
HOLDERS = [*IN_THE_VILLAGE, Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD]
NOBODY_WRITES: Answers = public(405)
EVERYBODY: Answers = public(200)


def program(cast: Cast, desa: Desa) -> dict:
    """A programme of the village."""
    return {"uid": make_program(desa).uid}


def a_session(desa: Desa) -> TrainingSession:
    """A session of the village's own programme."""
    return make_session(make_program(desa))


def planned(cast: Cast, desa: Desa) -> dict:
    """A planned session."""
    return {"uid": a_session(desa).uid}


def held(cast: Cast, desa: Desa) -> dict:
    """A session that was declared held."""
    return {"uid": hold(a_session(desa)).uid}


def a_venue(cast: Cast, desa: Desa) -> dict:
    """A hall of the village's register."""
    return {"pk": Venue.objects.create(desa=desa, name="Balai Masyarakat").pk}


def a_speaker(cast: Cast, desa: Desa) -> dict:
    """A speaker of the village's register."""
    return {"pk": Speaker.objects.create(desa=desa, name="Ketut", phone="0812").pk}


def session_values(cast: Cast, desa: Desa) -> dict:
    """A form that plans a session."""
    return {
        "version": "1",
        "starts_on": "2026-03-09",
        "ends_on": "2026-03-10",
        "pass_percent": "75",
        f"peran-{ParticipantRole.PERANGKAT}": "semua",
    }


def an_item(cast: Cast, desa: Desa) -> dict:
    """A rundown of one item."""
    return {
        "version": "1",
        "acara-TOTAL_FORMS": "1",
        "acara-INITIAL_FORMS": "0",
        "acara-0-held_on": "2026-03-09",
        "acara-0-starts_at": "08:00",
        "acara-0-ends_at": "09:00",
        "acara-0-title": "Pembukaan",
    }


def a_reason(cast: Cast, desa: Desa) -> dict:
    """A form with a reason."""
    return {"version": "1", "reason": "Hujan lebat"}


def first_version(cast: Cast, desa: Desa) -> dict:
    """What a button sends."""
    return {"version": "1", "pakai": "tidak"}


def a_name(cast: Cast, desa: Desa) -> dict:
    """A form of a register."""
    return {"version": "1", "name": "Aula Kantor Desa"}


def acting(name: str, kwargs, data, *, get: Answers | None = None) -> Row:
    """A page that the organiser writes."""
    mine = only(IN_THE_VILLAGE, 200)
    return Row(name, get=get or mine, post=only(IN_THE_VILLAGE, 302), kwargs=kwargs, data=data)


def pressing(name: str, kwargs) -> Row:
    """A button of the organiser."""
    return Row(name, get=NO_SUCH_METHOD, post=only(IN_THE_VILLAGE, 302), kwargs=kwargs, data=first_version)


OWN_PLACE = by_role(200, {Role.ADMINISTRATOR: 404})

ROWS = [
    acting("session_create", program, session_values),
    Row("session_detail", everyone(200), NO_SUCH_METHOD, kwargs=planned),
    acting("session_edit", planned, session_values),
    acting("session_items", planned, an_item, get=everyone(200)),
    pressing("session_hold", planned),
    acting("session_reopen", held, a_reason),
    acting("session_cancel", planned, a_reason),
    Row("venue_list", only(HOLDERS, 200), NO_SUCH_METHOD),
    Row("venue_create", only(HOLDERS, 200), only(HOLDERS, 302), data=a_name),
    acting("venue_edit", a_venue, a_name),
    pressing("venue_use", a_venue),
    Row("speaker_list", only(HOLDERS, 200), NO_SUCH_METHOD),
    Row("speaker_create", only(HOLDERS, 200), only(HOLDERS, 302), data=a_name),
    acting("speaker_edit", a_speaker, a_name),
    pressing("speaker_use", a_speaker),
    Row("training_schedule", everyone(200), NO_SUCH_METHOD),
    Row(
        "training_schedule_document",
        OWN_PLACE,
        NO_SUCH_METHOD,
        kwargs=lambda cast, desa: {"year": 2026},
        other_get=OWN_PLACE,
    ),
    Row(
        "training_schedule_download",
        OWN_PLACE,
        NO_SUCH_METHOD,
        kwargs=lambda cast, desa: {"year": 2026, "kind": "xlsx"},
        other_get=OWN_PLACE,
    ),
    Row(
        "public_schedule",
        EVERYBODY,
        NOBODY_WRITES,
        kwargs=lambda cast, desa: {"kabupaten_code": desa.kabupaten.code, "year": 2026},
        level=Level.KABUPATEN,
        other_get=EVERYBODY,
        other_post=NOBODY_WRITES,
    ),
]

FOREIGN_FIELDS = [
    ForeignField(
        "session_create",
        "venue",
        lambda cast: Venue.objects.create(desa=cast.villages.kalianget, name="Balai Kalianget").pk,
        session_values,
        kwargs=program,
    ),
    ForeignField(
        "session_items",
        "acara-0-speaker",
        lambda cast: Speaker.objects.create(desa=cast.villages.kalianget, name="Bejo").pk,
        an_item,
        kwargs=planned,
    ),
]
