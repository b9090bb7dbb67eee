"""Which half days of the session the participant was there for."""

from dataclasses import dataclass

from training.attendance_facts import half_words
from training.models import AttendanceMark, HalfDay, Participant
from training.self_sections import SelfSection


@dataclass(frozen=True)
class OwnHalf:
    """A half day and the participant's mark, if there is one."""

    words: str
    half: HalfDay
    mark: AttendanceMark | None


def load(participant: Participant) -> list[OwnHalf]:
    """Every half day with his mark. Two queries."""
    marks = {mark.half_id: mark for mark in participant.mark_set.all()}
    halves = HalfDay.objects.filter(session=participant.session_id)
    return [OwnHalf(half_words(half), half, marks.get(half.pk)) for half in halves]


SECTION = SelfSection(20, "training/self_attendance.html", load)
