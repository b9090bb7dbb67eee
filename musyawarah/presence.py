"""Who was in the room at a moment: quorum, women and parts of the community, from stays with a beginning and an end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from musyawarah.enums import AttendanceRole
from places.enums import Gender
from villages.enums import INSTITUTIONS, Unsur


@dataclass(frozen=True)
class Stay:
    """From when to when; None is the opening, or the end, of the meeting."""

    arrived_at: datetime | None = None
    left_at: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether somebody with this stay is in the room; whoever leaves at the moment is out."""
        return (self.arrived_at is None or self.arrived_at <= moment) and (
            self.left_at is None or moment < self.left_at
        )


@dataclass(frozen=True)
class Attendee:
    """One row of the attendance list, without any personal value."""

    pk: int
    gender: str
    unsur: str
    role: str
    stays: tuple[Stay, ...]

    def is_present(self, moment: datetime) -> bool:
        """Whether he is in the room at that moment."""
        return any(stay.covers(moment) for stay in self.stays)


@dataclass(frozen=True)
class Room:
    """Who is in the room; `invited` is the number of invited at the opening, percents are 0-100 or None."""

    attendees: tuple[Attendee, ...]
    invited: int
    quorum_percent: Decimal | None
    women_percent: Decimal | None

    @property
    def count(self) -> int:
        """Everybody in the room."""
        return len(self.attendees)

    @cached_property
    def deciding(self) -> int:
        """Undangan in the room: those who decide."""
        return sum(one.role == AttendanceRole.UNDANGAN for one in self.attendees)

    @cached_property
    def women(self) -> int:
        """Women in the room."""
        return sum(one.gender == Gender.P for one in self.attendees)

    @cached_property
    def men(self) -> int:
        """Men in the room."""
        return sum(one.gender == Gender.L for one in self.attendees)

    @cached_property
    def unsur(self) -> tuple[tuple[str, int], ...]:
        """Parts of community and offices in the room with their numbers, in the order of the list of unsur."""
        counts = {str(unsur): 0 for unsur in Unsur}
        for one in self.attendees:
            counts[one.unsur] += 1
        return tuple((unsur, count) for unsur, count in counts.items() if count)

    @cached_property
    def community_unsur(self) -> int:
        """How many parts of the community are there, offices not counted."""
        return sum(Unsur(unsur) not in INSTITUTIONS for unsur, _ in self.unsur)

    @property
    def quorum_share(self) -> Decimal | None:
        """Undangan in the room per invited, in percent; None when nobody was invited by list."""
        return Decimal(self.deciding * 100) / self.invited if self.invited else None

    @property
    def has_quorum(self) -> bool | None:
        """Whether the quorum is reached; None when none is set for this kind.

        A required share of 66,67 percent stands for two thirds: it is compared on two decimals, not on a sum of people.
        """
        if self.quorum_percent is None:
            return None
        share = self.quorum_share
        return share is not None and round(share, 2) >= self.quorum_percent

    @property
    def women_share(self) -> Decimal:
        """Women per person in the room, in percent."""
        return Decimal(self.women * 100) / self.count if self.count else Decimal(0)

    @property
    def has_women(self) -> bool:
        """Whether women are there, in the share that is set (rule R11)."""
        if self.women == 0:
            return False
        return self.women_percent is None or round(self.women_share, 2) >= self.women_percent


def room_at(
    attendees: Sequence[Attendee],
    moment: datetime,
    *,
    invited: int,
    quorum_percent: Decimal | None,
    women_percent: Decimal | None,
) -> Room:
    """Who of the list is in the room at a moment."""
    there = tuple(one for one in attendees if one.is_present(moment))
    return Room(there, invited, quorum_percent, women_percent)


def attendees_of(rows: Iterable) -> tuple[Attendee, ...]:
    """Plain attendees of `Kehadiran` rows whose `masa_set` is prefetched."""
    return tuple(
        Attendee(
            row.pk,
            row.gender,
            row.unsur,
            row.role,
            tuple(Stay(stay.arrived_at, stay.left_at) for stay in row.masa_set.all()),
        )
        for row in rows
    )
