"""Days and hours of a meeting as moments, in the time zone of its kabupaten."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from places.models import Kabupaten
from villages.setting import setting_of


def zone_of(kabupaten: Kabupaten) -> ZoneInfo:
    """The time zone that a kabupaten lives in (one query)."""
    return ZoneInfo(setting_of(kabupaten).time_zone)


def moment_of(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment that a clock on the wall shows as this hour of this day."""
    return datetime.combine(day, hour, zone)
