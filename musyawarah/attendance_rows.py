"""The attendance list as its page shows it: rows, sums by unsur, who is still missing, what looks wrong."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from musyawarah.enums import MusyawarahStatus
from musyawarah.meeting_facts import MeetingFacts
from musyawarah.models import Kehadiran, Musyawarah, Terundang
from musyawarah.name_matching import bare_name
from places.enums import Gender
from villages.enums import Unsur

_HELD = (MusyawarahStatus.OPEN, MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


@dataclass(frozen=True)
class AttendanceRow:
    """A row of the list; `unsur` is the printed word, since the page may hang on the wall of the room."""

    row: Kehadiran
    number: int
    unsur: str
    hours: str
    is_there: bool


@dataclass(frozen=True)
class UnsurCount:
    """How many of one unsur are there, men and women."""

    label: str
    men: int
    women: int
    unknown: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.men + self.women + self.unknown


def unsur_words(unsur: str, *, private: bool) -> str:
    """The label; without `private` poverty and disability are not told."""
    known = Unsur(unsur)
    return str(known.label) if private else known.printed


def attendance_rows(facts: MeetingFacts, moment: datetime) -> list[AttendanceRow]:
    """Everybody on the list with his hours."""
    there = {one.pk for one in facts.room_at(moment).attendees}
    return [
        AttendanceRow(row, number, Unsur(row.unsur).printed, hours_of(row), row.pk in there)
        for number, row in enumerate(facts.rows, start=1)
    ]


def hours_of(row: Kehadiran) -> str:
    """ "dari awal sampai akhir", "dari awal, pulang 10.30; datang 11.00", in the current time zone."""
    stays = list(row.masa_set.all())
    if len(stays) == 1 and stays[0].arrived_at is None and stays[0].left_at is None:
        return "dari awal sampai akhir"
    words = []
    for stay in stays:
        came = f"datang {_hour(stay.arrived_at)}" if stay.arrived_at else "dari awal"
        words.append(f"{came}, pulang {_hour(stay.left_at)}" if stay.left_at else came)
    return "; ".join(words)


def unsur_counts(rows: Iterable[Kehadiran], *, private: bool) -> list[UnsurCount]:
    """Sums by unsur in the order of the list; without `private` poor and disabled people count as "Masyarakat"."""
    counts: dict[str, Counter] = {unsur_words(unsur, private=private): Counter() for unsur in Unsur}
    for row in rows:
        counts[unsur_words(row.unsur, private=private)][row.gender] += 1
    return [UnsurCount(label, count[Gender.L], count[Gender.P], count[""]) for label, count in counts.items() if count]


def not_yet_here(facts: MeetingFacts) -> list[Terundang]:
    """The invited who are not on the list."""
    persons, names = _on_the_list(facts)
    invited = facts.musyawarah.terundang_set.select_related("dusun", "orang")
    return [row for row in invited if row.orang_id not in persons and bare_name(row.name) not in names]


def last_time(facts: MeetingFacts) -> tuple[Musyawarah | None, list[Kehadiran]]:
    """The last meeting of the same kind (and dusun, or group), and who of it is not on the list yet."""
    meeting = facts.musyawarah
    same = Musyawarah.objects.filter(
        desa=meeting.desa_id, kind=meeting.kind, dusun=meeting.dusun_id, unsur=meeting.unsur, status__in=_HELD
    )
    before = same.filter(held_on__lte=meeting.held_on).exclude(pk=meeting.pk).order_by("-held_on", "-pk").first()
    if before is None:
        return None, []
    persons, names = _on_the_list(facts)
    rows = before.kehadiran_set.filter(erased_at=None).select_related("dusun", "orang")
    return before, [row for row in rows if row.orang_id not in persons and bare_name(row.name) not in names]


def repeated_names(facts: MeetingFacts) -> list[str]:
    """Names that stand on the list more than once."""
    counts = Counter(bare_name(row.name) for row in facts.rows if row.name)
    seen = {bare_name(row.name): row.name for row in facts.rows if row.name}
    return [seen[name] for name, count in counts.items() if count > 1]


def _on_the_list(facts: MeetingFacts) -> tuple[set[int], set[str]]:
    persons = {row.orang_id for row in facts.rows if row.orang_id}
    return persons, {bare_name(row.name) for row in facts.rows if row.name}


def _hour(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H.%M}"
