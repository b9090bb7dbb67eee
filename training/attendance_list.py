"""What the organiser's page of attendance shows: one half day, a part of the list, how many are there."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils import timezone

from places.models import Desa
from places.querysets import HasScope
from training.models import AttendanceMark, HalfDay, Participant, TrainingSession

ROWS_ON_A_PAGE = 40  # a phone on a slow line; search and villages lead to the rest
ALL, MISSING, THERE = "semua", "belum", "sudah"
SHOWN = ((MISSING, "Belum hadir"), (THERE, "Sudah hadir"), (ALL, "Semua"))
_NOON = 12
_LONGEST_SEARCH = 60


@dataclass(frozen=True)
class AttendanceFilter:
    """Which half day and which people: always of this session, whatever stood in the address."""

    half: HalfDay
    search: str = ""
    desa_id: int = 0
    shown: str = ALL

    @property
    def query(self) -> str:
        """As it stands in an address."""
        values = {"waktu": self.half.pk, "cari": self.search, "desa": self.desa_id, "tampil": self.shown}
        return urlencode({name: value for name, value in values.items() if value and value != ALL})

    @property
    def is_narrowed(self) -> bool:
        """Whether somebody is left out."""
        return bool(self.search or self.desa_id or self.shown != ALL)


@dataclass(frozen=True)
class AttendanceRow:
    """Somebody with his mark for the half day."""

    participant: Participant
    mark: AttendanceMark | None


@dataclass(frozen=True)
class AttendanceList:
    """A page of the list, with counts of the whole list."""

    rows: list[AttendanceRow]
    page: Page
    count: int
    there: int
    villages: list[Desa]

    @property
    def missing(self) -> int:
        """How many of the list are not there."""
        return self.count - self.there


def read_filter(values: Mapping[str, str], halves: list[HalfDay]) -> AttendanceFilter:
    """What an address asks for; without a half day the one that runs now."""
    by_key = {str(half.pk): half for half in halves}
    desa, shown = values.get("desa", ""), values.get("tampil", "")
    return AttendanceFilter(
        half=by_key.get(values.get("waktu", "")) or current_half(halves),
        search=" ".join(values.get("cari", "").split())[:_LONGEST_SEARCH],
        desa_id=int(desa) if desa.isascii() and desa.isdigit() and len(desa) < _LONGEST_SEARCH // 4 else 0,
        shown=shown if shown in dict(SHOWN) else ALL,
    )


def current_half(halves: list[HalfDay]) -> HalfDay:
    """The half day that is noted now: the one open for phones, else by the clock, else the nearest to come or past."""
    now = timezone.localtime()
    running = [half for half in halves if half.open_until is not None and half.open_until > now]
    if running:
        return running[0]
    today = [half for half in halves if half.held_on == now.date()]
    if today:
        return today[0] if now.hour < _NOON else today[-1]
    coming = [half for half in halves if half.held_on > now.date()]
    return coming[0] if coming else halves[-1]


def load_attendance(
    reader: HasScope | None, session: TrainingSession, chosen: AttendanceFilter, *, page: str = "1"
) -> AttendanceList:
    """One page of the people whom the reader may see. Five queries, whatever their number."""
    people = Participant.objects.visible_to(reader).filter(session=session).named()
    is_there = Q(mark_set__half=chosen.half)
    counted = people.aggregate(count=Count("pk", distinct=True), there=Count("pk", filter=is_there, distinct=True))
    shown = Paginator(_narrowed(people, chosen), ROWS_ON_A_PAGE).get_page(page)
    marks = {
        mark.participant_id: mark
        for mark in AttendanceMark.objects.filter(half=chosen.half, participant__in=[row.pk for row in shown])
    }
    villages = Desa.objects.filter(pk__in=people.values("desa")).order_by("name", "code")
    return AttendanceList(
        rows=[AttendanceRow(row, marks.get(row.pk)) for row in shown],
        page=shown,
        count=counted["count"],
        there=counted["there"],
        villages=list(villages.only("pk", "name", "code")),
    )


def _narrowed(people, chosen: AttendanceFilter):
    rows = people.select_related("desa").order_by("name", "pk")
    if chosen.search:
        code = "".join(sign for sign in chosen.search if sign.isalnum())
        rows = rows.filter(
            Q(name__icontains=chosen.search) | Q(desa__name__icontains=chosen.search) | Q(code__iexact=code)
        )
    if chosen.desa_id:
        rows = rows.filter(desa=chosen.desa_id)
    marked = AttendanceMark.objects.filter(half=chosen.half).values("participant")
    if chosen.shown == MISSING:
        rows = rows.exclude(pk__in=marked)
    elif chosen.shown == THERE:
        rows = rows.filter(pk__in=marked)
    return rows
