"""The time of day where the reader works: hours are shown, and typed, in the time zone of his kabupaten."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import Membership
from places.models import Kabupaten
from villages.setting import setting_of


class LocalTimeMiddleware:
    """Let a request live in the time zone of the active membership's kabupaten; the nation's has the site's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kabupaten = _kabupaten_of(request.membership)
        if kabupaten is None:
            return self.get_response(request)
        with timezone.override(ZoneOfKabupaten(kabupaten)):
            return self.get_response(request)


class ZoneOfKabupaten(tzinfo):
    """A time zone that is looked up (one query) only when a page shows or reads an hour."""

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


def _kabupaten_of(membership: Membership | None) -> Kabupaten | None:
    if membership is None:
        return None
    if membership.desa:
        return membership.desa.kabupaten
    return membership.kecamatan.kabupaten if membership.kecamatan else membership.kabupaten
