"""Days and hours of a meeting as moments, in the time zone of its kabupaten."""

from datetime import date, datetime, time, tzinfo


def moment_of(day: date, hour: time, zone: tzinfo) -> datetime:
    """The moment that a clock on the wall shows as this hour of this day."""
    return datetime.combine(day, hour, zone)
