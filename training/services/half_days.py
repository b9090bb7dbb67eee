"""The half days of a session, made from its days and hours."""

from datetime import date, time

from places.errors import DomainError
from training.enums import HalfDayPart
from training.models import HalfDay, TrainingSession
from training.session_days import days_between

NOON = time(12)
_LUNCH_ENDS = time(13)


def fit_half_days(session: TrainingSession, *, moved_from: date | None = None) -> None:
    """Make the half days of a locked session what its days and hours say.

    A session that moves as a whole from `moved_from` takes its half days along, with the codes that may hang on paper.
    Raises DomainError when somebody was marked for a half day that would go.
    """
    wanted = half_days_of(session)
    stored = list(HalfDay.objects.filter(session=session))
    if moved_from is not None and moved_from != session.starts_on:
        _move(stored, session, moved_from)
    kept = {(half.held_on, half.part) for half in stored}
    gone = [half for half in stored if (half.held_on, half.part) not in wanted]
    _refuse_marked(gone)
    HalfDay.objects.filter(pk__in=[half.pk for half in gone]).delete()
    HalfDay.objects.bulk_create(
        HalfDay(session=session, held_on=day, part=part) for day, part in wanted if (day, part) not in kept
    )


def half_days_of(session: TrainingSession) -> list[tuple[date, HalfDayPart]]:
    """Morning and afternoon of each day, without the part that the hours leave out."""
    parts = list(HalfDayPart)
    if session.starts_at and session.starts_at >= NOON:
        parts = [HalfDayPart.SIANG]
    elif session.ends_at and session.ends_at <= _LUNCH_ENDS:
        parts = [HalfDayPart.PAGI]
    return [(day, part) for day in days_between(session.starts_on, session.ends_on) for part in parts]


def _move(stored: list[HalfDay], session: TrainingSession, moved_from: date) -> None:
    _refuse_marked(stored)
    by = session.starts_on - moved_from
    for half in sorted(stored, key=lambda half: half.held_on, reverse=by.days > 0):
        half.held_on += by
        half.save(update_fields=["held_on"])


def _refuse_marked(halves: list[HalfDay]) -> None:
    marked = HalfDay.objects.filter(pk__in=[half.pk for half in halves], mark_set__isnull=False).first()
    if marked is not None:
        raise DomainError(
            f"Sudah ada peserta yang ditandai hadir pada {marked}, jadi waktu itu tidak dapat dihapus dari angkatan.",
            field="starts_on",
        )
