"""Working days: when an answer is due, and how many days are left."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q

from places.models import Kabupaten
from villages.models import Holiday

SATURDAY = 5


def holidays_of(kabupaten: Kabupaten | int, first: date) -> frozenset[date]:
    """Days off, national and of the kabupaten, from a day on: one query."""
    rows = Holiday.objects.filter(Q(kabupaten=None) | Q(kabupaten=kabupaten), day__gte=first)
    return frozenset(rows.values_list("day", flat=True))


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Monday to Friday, unless it is a day off."""
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: Collection[date]) -> date:
    """The day on which so many working days after this day have passed; the day itself does not count."""
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day, holidays):
            count -= 1
    return day


def working_days_until(today: date, due: date, holidays: Collection[date]) -> int:
    """Working days left from today to the due day; below zero by how many it has passed."""
    step = 1 if due >= today else -1
    count, day = 0, today
    while day != due:
        day += timedelta(days=step)
        counted = day if step > 0 else day + timedelta(days=1)
        if is_working_day(counted, holidays):
            count += step
    return count
