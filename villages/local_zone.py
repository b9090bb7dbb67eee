"""The time zone of a kabupaten, in which hours of its villages are told and typed."""

from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils import timezone

from places.models import Kabupaten
from villages.setting import setting_of


class ZoneOfKabupaten(tzinfo):
    """A time zone that is looked up (one query) only when an hour is told or read."""

    def __init__(self, kabupaten: Kabupaten) -> None:
        self.kabupaten = kabupaten

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone that the kabupaten lives in."""
        return ZoneInfo(setting_of(self.kabupaten).time_zone)

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Difference to UTC."""
        return self.zone.utcoffset(moment)

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Indonesia knows no summer time."""
        return self.zone.dst(moment)

    def tzname(self, moment: datetime | None) -> str | None:
        """ "WITA"."""
        return self.zone.tzname(moment)

    def fromutc(self, moment: datetime) -> datetime:
        """A moment in UTC as the clock on the wall shows it."""
        return self.zone.fromutc(moment.replace(tzinfo=self.zone)).replace(tzinfo=self)

    def __str__(self) -> str:
        return str(self.zone)


def zone_of(kabupaten: Kabupaten) -> ZoneOfKabupaten:
    """The zone of a kabupaten; the active one when it is of the same kabupaten, so that it is looked up once."""
    active = timezone.get_current_timezone()
    if isinstance(active, ZoneOfKabupaten) and active.kabupaten.pk == kabupaten.pk:
        return active
    return ZoneOfKabupaten(kabupaten)
