"""The schedule of a year: sessions with how many they call, as rows of the founding layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from places.models import Desa, Kabupaten, Kecamatan
from training.calling import quotas_of
from training.enums import ParticipantRole, SessionStatus
from training.models import TrainingProgram, TrainingSession
from training.session_days import format_days

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class ScheduledSession:
    """A session of the schedule; `quota` is how many it calls."""

    session: TrainingSession
    quota: int

    @property
    def days(self) -> str:
        """ "Senin, 27 April 2015"."""
        return format_days(self.session.starts_on, self.session.ends_on)

    @property
    def for_whom(self) -> str:
        """ "Gerokgak, Busungbiu, Seririt"; of a village's own session "Desa Loonuna"."""
        kecamatan = [row.kecamatan.name for row in self.session.kecamatan_set.all()]
        if kecamatan:
            return ", ".join(kecamatan)
        desa = self.session.program.desa
        return f"Desa {desa.name}" if desa else ""

    @property
    def where_and_how_many(self) -> str:
        """ "Balai Masyarakat Umeanyar; 49 orang"."""
        place = str(self.session.venue) if self.session.venue else "Tempat belum ditetapkan"
        return f"{place}; {self.quota} orang"


def of_year(year: int) -> QuerySet[TrainingSession]:
    """Sessions that begin in a year and are not cancelled."""
    rows = TrainingSession.objects.filter(starts_on__year=year, program__deleted_at=None)
    return rows.exclude(status=SessionStatus.CANCELLED)


def sessions_held_by(place: Desa | Kecamatan | Kabupaten, year: int) -> QuerySet[TrainingSession]:
    """The sessions of a place's own programmes that begin in a year; cancelled ones are not on a schedule."""
    owner = {Desa: "program__desa", Kecamatan: "program__kecamatan", Kabupaten: "program__kabupaten"}[type(place)]
    return of_year(year).filter(**{owner: place})


def announced_sessions(kabupaten: Kabupaten, year: int) -> QuerySet[TrainingSession]:
    """What everybody may read: sessions in a kabupaten whose programmes are marked so."""
    inside = (
        Q(program__kabupaten=kabupaten)
        | Q(program__kecamatan__kabupaten=kabupaten)
        | Q(program__desa__kabupaten=kabupaten)
    )
    return of_year(year).filter(inside, program__is_public=True)


def load_schedule(sessions: QuerySet[TrainingSession]) -> list[ScheduledSession]:
    """The sessions by day, with their quotas; as many queries for one as for a hundred."""
    joined = sessions.with_program().prefetch_related("kecamatan_set__kecamatan", "call_set")
    return scheduled(list(joined.order_by("starts_on", "starts_at", "program_id", "number", "pk")))


def scheduled(sessions: Sequence[TrainingSession]) -> list[ScheduledSession]:
    """Sessions in their order with their quotas; what `quotas_of` needs is joined. At most five queries."""
    quotas = quotas_of(sessions)
    return [ScheduledSession(session, quotas[session.pk]) for session in sessions]


def calls_words(session: TrainingSession) -> str:
    """ "Sekretaris Desa satu orang setiap desa; Ketua BPD semua"; empty when nobody is called by role."""
    return "; ".join(calls_list(session))


def calls_list(session: TrainingSession) -> list[str]:
    """The called roles, each with how many of them."""
    how_many = {True: "semua yang menjabat", False: "satu orang setiap desa"}
    return [f"{ParticipantRole(call.role).label}, {how_many[call.everyone]}" for call in session.call_set.all()]


def by_program(rows: Sequence[ScheduledSession]) -> list[tuple[TrainingProgram, list[ScheduledSession]]]:
    """The sessions under their programmes, in the order of their first days."""
    found: dict[int, list[ScheduledSession]] = {}
    for row in rows:
        found.setdefault(row.session.program_id, []).append(row)
    return [(members[0].session.program, members) for members in found.values()]
