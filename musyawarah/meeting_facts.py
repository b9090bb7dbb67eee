"""Loading a meeting with who was invited and who came, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from musyawarah.enums import AttendanceRole, MusyawarahStatus
from musyawarah.models import AgendaMusyawarah, Kehadiran, Musyawarah
from musyawarah.moments import moment_of
from musyawarah.presence import Attendee, Room, attendees_of, room_at
from musyawarah.rules import MeetingRule, rule_of
from villages.local_zone import zone_of


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting with everything that its pages and papers tell of it.

    `invited`, `quorum_percent` and `women_percent` are those kept at the opening; before it those that would be kept.
    """

    musyawarah: Musyawarah
    zone: tzinfo
    rule: MeetingRule
    agenda: tuple[AgendaMusyawarah, ...]
    rows: tuple[Kehadiran, ...]  # with stays and dusun
    attendees: tuple[Attendee, ...]
    invited: int
    quorum_percent: Decimal | None
    women_percent: Decimal | None

    def room_at(self, moment: datetime) -> Room:
        """Who is in the room at a moment."""
        return room_at(
            self.attendees,
            moment,
            invited=self.invited,
            quorum_percent=self.quorum_percent,
            women_percent=self.women_percent,
        )

    @cached_property
    def room_at_opening(self) -> Room | None:
        """Who was in the room when the meeting was opened; None before."""
        opened = self.musyawarah.opened_at
        return self.room_at(opened) if opened else None

    @property
    def shown_moment(self) -> datetime:
        """The moment whose room a page shows: now while it is sitting, else its end (a paper meeting: its end)."""
        meeting = self.musyawarah
        if meeting.is_on_paper or meeting.closed_at:
            return self.last_moment
        return max(timezone.now(), meeting.opened_at) if meeting.opened_at else timezone.now()

    @property
    def last_moment(self) -> datetime:
        """The end: of a paper meeting the hour on its paper, else when it was closed."""
        meeting = self.musyawarah
        hour = meeting.ends_at or meeting.starts_at
        if (meeting.is_on_paper or meeting.closed_at is None) and hour:
            end = moment_of(meeting.held_on, hour, self.zone)
            return max(end, meeting.opened_at) if meeting.opened_at else end
        return meeting.closed_at or meeting.opened_at or timezone.now()

    @cached_property
    def everybody(self) -> Room:
        """All who signed the list, whenever they were there."""
        return Room(self.attendees, self.invited, self.quorum_percent, self.women_percent)

    def room_now(self) -> Room:
        """The room of `shown_moment`."""
        return self.room_at(self.shown_moment)

    @property
    def days_to_go(self) -> int:
        """Days until the meeting; negative once it is past."""
        return (self.musyawarah.held_on - local_today(self.zone)).days


def load_meeting(musyawarah: Musyawarah) -> MeetingFacts:
    """The facts of a meeting fetched with `with_place()`: five queries, and one for its zone when an hour is told."""
    rule = rule_of(musyawarah.desa.kabupaten, musyawarah.kind)
    was_opened = musyawarah.opened_at is not None
    rows = _rows(musyawarah)
    return MeetingFacts(
        musyawarah=musyawarah,
        zone=zone_of(musyawarah.desa.kabupaten),
        rule=rule,
        agenda=tuple(musyawarah.agenda_set.all()),
        rows=rows,
        attendees=attendees_of(rows),
        invited=musyawarah.invited_count if was_opened else _invited(musyawarah),
        quorum_percent=musyawarah.quorum_percent if was_opened else rule.quorum_percent,
        women_percent=musyawarah.women_percent if was_opened else rule.women_percent,
    )


def local_today(zone: tzinfo) -> date:
    """The day that a calendar in the village shows."""
    return timezone.now().astimezone(zone).date()


def _invited(musyawarah: Musyawarah) -> int:
    if musyawarah.status == MusyawarahStatus.CANCELLED:
        return 0
    return musyawarah.terundang_set.filter(role=AttendanceRole.UNDANGAN).count()


def _rows(musyawarah: Musyawarah) -> tuple[Kehadiran, ...]:
    found: Iterable[Kehadiran] = musyawarah.kehadiran_set.select_related("dusun").prefetch_related("masa_set")
    return tuple(found)
