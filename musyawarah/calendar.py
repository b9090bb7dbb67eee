"""Meetings as entries of a calendar file."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Musyawarah
from musyawarah.moments import moment_of
from places.calendar_file import CalendarEntry, calendar_file
from villages.local_zone import zone_of

_USUAL_LENGTH = timedelta(hours=3)


def calendar_of(meetings: Iterable[Musyawarah], *, name: str) -> str:
    """The calendar file of meetings fetched with `with_place()`; one query per kabupaten for its time zone."""
    zones: dict[int, object] = {}
    entries = []
    for meeting in meetings:
        kabupaten = meeting.desa.kabupaten
        zone = zones.get(kabupaten.pk) or zones.setdefault(kabupaten.pk, zone_of(kabupaten))
        entries.append(_entry(meeting, zone))
    return calendar_file(entries, name=name)


def _entry(meeting: Musyawarah, zone) -> CalendarEntry:
    begins: datetime | None = moment_of(meeting.held_on, meeting.starts_at, zone) if meeting.starts_at else None
    ends = None
    if begins:
        last: time | None = meeting.ends_at
        ends = moment_of(meeting.held_on, last, zone) if last and last > meeting.starts_at else begins + _USUAL_LENGTH
    return CalendarEntry(
        uid=f"musyawarah-{meeting.uid}@desa-plan",
        title=f"{meeting.title}, Desa {meeting.desa.name}",
        day=meeting.held_on,
        begins=begins,
        ends=ends,
        place=meeting.place,
        text=meeting.topic,
        is_cancelled=meeting.status == MusyawarahStatus.CANCELLED,
        sequence=meeting.version,
    )
