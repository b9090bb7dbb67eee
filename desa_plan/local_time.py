"""The time of day where the reader works: hours are shown, and typed, in the time zone of his kabupaten."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import Membership
from places.models import Kabupaten
from villages.local_zone import ZoneOfKabupaten


class LocalTimeMiddleware:
    """Let a request live in the time zone of the active membership's kabupaten; the nation's has the site's own.

    A page about one meeting may change to the zone of that village (`meeting_of`); it ends with the request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kabupaten = _kabupaten_of(request.membership)
        with timezone.override(ZoneOfKabupaten(kabupaten) if kabupaten else None):
            return self.get_response(request)


def _kabupaten_of(membership: Membership | None) -> Kabupaten | None:
    if membership is None:
        return None
    if membership.desa:
        return membership.desa.kabupaten
    return membership.kecamatan.kabupaten if membership.kecamatan else membership.kabupaten
