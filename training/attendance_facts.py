"""Who was there for which half days of a session."""

from collections import defaultdict
from dataclasses import dataclass

from reporting.tanggal import format_hari_tanggal
from training.models import AttendanceMark, HalfDay, Participant, TrainingSession

WHOLE = 100


@dataclass(frozen=True)
class SessionAttendance:
    """The half days of a session, and for each participant (by key) the marks by half day (by key)."""

    halves: tuple[HalfDay, ...]
    marks: dict[int, dict[int, AttendanceMark]]
    pass_percent: int

    def mark_of(self, participant: Participant, half: HalfDay) -> AttendanceMark | None:
        """The mark of somebody for a half day."""
        return self.marks.get(participant.pk, {}).get(half.pk)

    def attended(self, participant: Participant) -> int:
        """For how many half days somebody was there."""
        return len(self.marks.get(participant.pk, {}))

    def percent(self, participant: Participant) -> int | None:
        """Share of the half days somebody was there for, in whole percent, never rounded up; None without any."""
        return self.attended(participant) * WHOLE // len(self.halves) if self.halves else None

    def has_passed(self, participant: Participant) -> bool:
        """Whether somebody was there for as large a share as the session asks of a certificate."""
        return bool(self.halves) and self.attended(participant) * WHOLE >= self.pass_percent * len(self.halves)

    def count(self, half: HalfDay) -> int:
        """How many were there for a half day."""
        return sum(half.pk in own for own in self.marks.values())


def attendance_of(session: TrainingSession) -> SessionAttendance:
    """The attendance of a session. Two queries, whatever the number of participants."""
    marks: dict[int, dict[int, AttendanceMark]] = defaultdict(dict)
    for mark in AttendanceMark.objects.filter(half__session=session):
        marks[mark.participant_id][mark.half_id] = mark
    return SessionAttendance(tuple(session.half_set.all()), dict(marks), session.pass_percent)


def half_words(half: HalfDay) -> str:
    """ "Senin, 27 April 2015, pagi"."""
    return f"{format_hari_tanggal(half.held_on)}, {half.get_part_display().lower()}"
