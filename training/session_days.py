"""The days of a session in words, as the founding announcement writes them."""

from datetime import date, timedelta

from places.formats.tanggal import format_tanggal
from reporting.tanggal import format_hari_tanggal, month, weekday

_A_WEEK = timedelta(days=7)


def format_days(first: date, last: date) -> str:
    """ "Senin, 27 April 2015"; of several days "Senin–Rabu, 27–29 April 2015"; from a week on with "s.d."."""
    if first == last:
        return format_hari_tanggal(first)
    if last - first >= _A_WEEK:
        return f"{format_hari_tanggal(first)} s.d. {format_hari_tanggal(last)}"
    return f"{weekday(first)}–{weekday(last)}, {_from(first, last)}–{format_tanggal(last)}"


def days_between(first: date, last: date) -> list[date]:
    """Every day of a session."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _from(first: date, last: date) -> str:
    """The first day without what it shares with the last: "27", "30 April", "30 Desember 2025"."""
    if first.year != last.year:
        return format_tanggal(first)
    return str(first.day) if first.month == last.month else f"{first.day} {month(first)}"
