"""The schedule of a year: sessions with how many they call, as rows of the founding layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from places.models import Desa, Kabupaten, Kecamatan
from training.calling import quotas_of
from training.enums import ParticipantRole, SessionStatus
from training.models import TrainingSession
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


def sessions_held_by(place: Desa | Kecamatan | Kabupaten, year: int) -> QuerySet[TrainingSession]:
    """The sessions of a place's own programmes that begin in a year; cancelled ones are not on a schedule."""
    owner = {Desa: "program__desa", Kecamatan: "program__kecamatan", Kabupaten: "program__kabupaten"}[type(place)]
    return _of_year(year).filter(**{owner: place})


def announced_sessions(kabupaten: Kabupaten, year: int) -> QuerySet[TrainingSession]:
    """What everybody may read: sessions in a kabupaten whose programmes are marked so."""
    inside = (
        Q(program__kabupaten=kabupaten)
        | Q(program__kecamatan__kabupaten=kabupaten)
        | Q(program__desa__kabupaten=kabupaten)
    )
    return _of_year(year).filter(inside, program__is_public=True)


def load_schedule(sessions: QuerySet[TrainingSession]) -> list[ScheduledSession]:
    """The sessions by day, with their quotas; as many queries for one as for a hundred."""
    joined = sessions.with_program().prefetch_related("kecamatan_set__kecamatan", "call_set")
    rows = list(joined.order_by("starts_on", "starts_at", "program_id", "number", "pk"))
    quotas = quotas_of(rows)
    return [ScheduledSession(session, quotas[session.pk]) for session in rows]


def calls_words(session: TrainingSession) -> str:
    """ "Sekretaris Desa satu orang setiap desa; Ketua BPD"; empty when nobody is called by role."""
    calls = list(session.call_set.all())
    words = [
        f"{ParticipantRole(call.role).label} {'semua' if call.everyone else 'satu orang setiap desa'}" for call in calls
    ]
    return "; ".join(words)


def programs_of(rows: Sequence[ScheduledSession]) -> list[str]:
    """Titles of the programmes in their order, each once."""
    return list(dict.fromkeys(row.session.program.title for row in rows))


def _of_year(year: int) -> QuerySet[TrainingSession]:
    rows = TrainingSession.objects.filter(starts_on__year=year, program__deleted_at=None)
    return rows.exclude(status=SessionStatus.CANCELLED)
