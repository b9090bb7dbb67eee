"""Writing a calendar file (RFC 5545) that phones and office programs read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

_LONGEST_LINE = 75  # octets, without the line break (RFC 5545 section 3.1)
_PRODUCT = "-//Desa Plan//Kalender//ID"


@dataclass(frozen=True)
class CalendarEntry:
    """One entry: of a whole day, or of certain hours when `begins` (with a time zone) is given.

    `uid` stays the same for ever, so that a later file changes the entry instead of adding one; `sequence` grows with
    every change.
    """

    uid: str
    title: str
    day: date
    begins: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    text: str = ""
    is_cancelled: bool = False
    sequence: int = 0


def calendar_file(entries: Iterable[CalendarEntry], *, name: str, now: datetime | None = None) -> str:
    """The whole file, its lines folded and ended as the standard asks; hours are written in UTC."""
    stamp = _utc(now or timezone.now())
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for entry in entries:
        lines += _lines_of(entry, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _lines_of(entry: CalendarEntry, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"SEQUENCE:{entry.sequence}"
    if entry.begins is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{_utc(entry.begins)}"
        if entry.ends is not None and entry.ends > entry.begins:
            yield f"DTEND:{_utc(entry.ends)}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    if entry.text:
        yield f"DESCRIPTION:{_escaped(entry.text)}"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text as a value: its own signs kept apart from those of the format, control characters left out."""
    lines = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = lines.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or sign.isprintable()).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 octets, going on in lines that begin with a space; no letter is cut in two."""
    parts: list[str] = []
    current, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LONGEST_LINE:
            parts.append(current)
            current, size = " ", 1
        current, size = current + sign, size + width
    return "\r\n".join([*parts, current])
