"""Clashes of sessions: a hall, a speaker or a participant wanted twice at the same time.

They are shown, never forbidden: the organiser knows what can be arranged.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q, QuerySet

from places.models import Desa, Kabupaten
from training.enums import ParticipantRole, SessionStatus
from training.models import Participant, SessionItem, TrainingSession, Venue
from training.program_place import kabupaten_of_program
from training.session_days import format_days

_NAMES_SHOWN = 3


@dataclass(frozen=True)
class Clash:
    """One thing that two sessions want at once; `other` is the other session, None when it is this one itself."""

    subject: str
    words: str
    other: TrainingSession | None


@dataclass(frozen=True)
class Wanted:
    """What a session needs, stored or still being typed."""

    kabupaten: Kabupaten
    starts_on: date
    ends_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    venue: Venue | None = None
    kecamatan: tuple[int, ...] = ()
    desa: Desa | None = None
    roles: tuple[str, ...] = ()
    itself: TrainingSession | None = None


def wanted_by(session: TrainingSession) -> Wanted:
    """What a stored session needs."""
    return Wanted(
        kabupaten=kabupaten_of_program(session.program),
        starts_on=session.starts_on,
        ends_on=session.ends_on,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        venue=session.venue,
        kecamatan=tuple(row.kecamatan_id for row in session.kecamatan_set.all()),
        desa=session.program.desa,
        roles=tuple(row.role for row in session.call_set.all()),
        itself=session,
    )


def clashes_of(session: TrainingSession) -> list[Clash]:
    """All clashes of a session that is not cancelled: hall, called roles, speakers, people on both lists."""
    if session.status == SessionStatus.CANCELLED:
        return []
    wanted = wanted_by(session)
    others = _at_the_same_time(wanted)
    return [*_plan_clashes(wanted, others), *_speakers(session), *_participants(session, others)]


def clashes_of_plan(wanted: Wanted) -> list[Clash]:
    """Clashes that show before anything is saved: the hall, and roles of the same villages."""
    return _plan_clashes(wanted, _at_the_same_time(wanted))


def _at_the_same_time(wanted: Wanted) -> list[TrainingSession]:
    """Other sessions of the kabupaten that overlap in days and hours."""
    rows = _alive(wanted.kabupaten).filter(starts_on__lte=wanted.ends_on, ends_on__gte=wanted.starts_on)
    if wanted.itself is not None:
        rows = rows.exclude(pk=wanted.itself.pk)
    joined = rows.with_program().prefetch_related("kecamatan_set", "call_set")
    hours = (wanted.starts_at, wanted.ends_at)
    return [one for one in joined if _overlap(hours, (one.starts_at, one.ends_at))]


def _alive(kabupaten: Kabupaten) -> QuerySet[TrainingSession]:
    inside = (
        Q(program__kabupaten=kabupaten)
        | Q(program__kecamatan__kabupaten=kabupaten)
        | Q(program__desa__kabupaten=kabupaten)
    )
    return TrainingSession.objects.filter(inside, program__deleted_at=None).exclude(status=SessionStatus.CANCELLED)


def _plan_clashes(wanted: Wanted, others: Sequence[TrainingSession]) -> list[Clash]:
    found = []
    for other in others:
        if wanted.venue and other.venue and _same_hall(wanted.venue, other.venue):
            found.append(Clash("Tempat", f"{wanted.venue} juga dipakai oleh {_name(other)}.", other))
        if words := _called_twice(wanted, other):
            found.append(Clash("Peserta", f"{words} juga dipanggil ke {_name(other)}.", other))
    return found


def _called_twice(wanted: Wanted, other: TrainingSession) -> str:
    """ "Sekretaris Desa dari kecamatan yang sama"; empty when they call other people."""
    roles = [call.role for call in other.call_set.all() if call.role in wanted.roles]
    if not roles:
        return ""
    theirs = {row.kecamatan_id for row in other.kecamatan_set.all()}
    where = _shared_place(wanted.desa, {*wanted.kecamatan}, other.program.desa, theirs)
    people = ", ".join(str(ParticipantRole(role).label) for role in roles)
    return f"{people} dari {where}" if where else ""


def _shared_place(one: Desa | None, kecamatan: set[int], other: Desa | None, theirs: set[int]) -> str:
    """What the areas of two sessions share: a village's own session is about itself."""
    if one is not None and other is not None:
        return "desa yang sama" if one == other else ""
    first = {one.kecamatan_id} if one else kecamatan
    second = {other.kecamatan_id} if other else theirs
    return "kecamatan yang sama" if first & second else ""


def _speakers(session: TrainingSession) -> list[Clash]:
    """Items of the same speaker that overlap, here or in another session: two queries."""
    own = list(SessionItem.objects.filter(session=session).exclude(speaker=None).select_related("speaker"))
    if not own:
        return []
    kabupaten = kabupaten_of_program(session.program)
    elsewhere = SessionItem.objects.filter(
        session__in=_alive(kabupaten).exclude(pk=session.pk),
        held_on__range=(session.starts_on, session.ends_on),
        speaker__name__in={item.speaker.name for item in own},
    )
    theirs = list(elsewhere.select_related("speaker", "session__program"))
    found = [
        Clash("Narasumber", f"{item.speaker} juga mengisi “{other.title}” pada {_name(other.session)}.", other.session)
        for item in own
        for other in theirs
        if item.speaker.name == other.speaker.name and _items_overlap(item, other)
    ]
    return [*_within(own), *dict.fromkeys(found)]


def _within(items: Sequence[SessionItem]) -> Iterable[Clash]:
    for at, item in enumerate(items):
        for other in items[at + 1 :]:
            if item.speaker_id == other.speaker_id and _items_overlap(item, other):
                words = f"{item.speaker} mengisi “{item.title}” dan “{other.title}” pada jam yang sama."
                yield Clash("Narasumber", words, None)


def _participants(session: TrainingSession, others: Sequence[TrainingSession]) -> list[Clash]:
    """People who are on both lists, known by person or by name and village: two queries."""
    if not others:
        return []
    own = list(Participant.objects.filter(session=session).named().only("name", "orang_id", "desa_id", "session_id"))
    by_session = {other.pk: other for other in others}
    rows = Participant.objects.filter(session__in=by_session).named()
    people = {one.orang_id for one in own if one.orang_id}
    names = {_identity(one) for one in own if one.desa_id}
    twice: dict[int, list[str]] = defaultdict(list)
    for one in rows.only("name", "orang_id", "desa_id", "session_id"):
        if (one.orang_id and one.orang_id in people) or (one.desa_id and _identity(one) in names):
            twice[one.session_id].append(one.name)
    return [
        Clash("Peserta", f"{_some(names)} juga ada di daftar {_name(by_session[pk])}.", by_session[pk])
        for pk, names in twice.items()
    ]


def _identity(participant: Participant) -> tuple[int | None, str]:
    return participant.desa_id, " ".join(participant.name.casefold().split())


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _NAMES_SHOWN
    shown = ", ".join(names[:_NAMES_SHOWN])
    return f"{shown} dan {rest} orang lain" if rest > 0 else shown


def _same_hall(one: Venue, other: Venue) -> bool:
    """The same row, or the same words in the registers of two places."""
    return one.pk == other.pk or str(one).casefold() == str(other).casefold()


def _items_overlap(one: SessionItem, other: SessionItem) -> bool:
    hours = (one.starts_at, one.ends_at), (other.starts_at, other.ends_at)
    return one.held_on == other.held_on and _overlap(*hours)


def _overlap(one: tuple[time | None, time | None], other: tuple[time | None, time | None]) -> bool:
    """Whether two spans of hours share time; an hour that is not known reaches to the end of the day."""
    first, last = max(one[0] or time.min, other[0] or time.min), min(one[1] or time.max, other[1] or time.max)
    return first < last


def _name(session: TrainingSession) -> str:
    days = format_days(session.starts_on, session.ends_on)
    return f"{session.program.title}, angkatan {session.number} ({days})"
