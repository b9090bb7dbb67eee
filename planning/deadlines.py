"""Days that something is due on."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day so many months later, the last of the month where it has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def deadline_in(year: int, month_and_day: str) -> date:
    """A deadline "MM-DD" in a year; 29 February falls on the 28th in a common year."""
    month, day = (int(part) for part in month_and_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))
