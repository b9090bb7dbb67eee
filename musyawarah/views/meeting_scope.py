"""Fetching the meeting a page is about; from there on the request tells hours as the clock in that village does."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from musyawarah.models import Keputusan, Musyawarah
from villages.local_zone import zone_of

View = Callable[..., HttpResponse]


def meeting_of(request: HttpRequest, uid: UUID) -> Musyawarah:
    """A meeting with its place, chair and notulis. Raises Http404 outside the reader's place."""
    meeting = get_object_or_404(Musyawarah.objects.visible_to(request.membership).with_place(), uid=uid)
    _enter_zone(meeting)
    return meeting


def of_meeting(view: Callable[..., HttpResponse]) -> View:
    """A view of one meeting: called with the meeting instead of its uid."""

    @wraps(view)
    def with_meeting(request: HttpRequest, uid: UUID, **kwargs: object) -> HttpResponse:
        return view(request, meeting_of(request, uid), **kwargs)

    return with_meeting


def of_decision(view: Callable[..., HttpResponse]) -> View:
    """A view of one decision: called with the decision, whose meeting is joined."""

    @wraps(view)
    def with_decision(request: HttpRequest, uid: UUID, **kwargs: object) -> HttpResponse:
        rows = Keputusan.objects.visible_to(request.membership).select_related(
            "usulan", "merged_into", "agenda", "corrects__musyawarah__dusun", "corrects__musyawarah__kelompok"
        )
        keputusan = get_object_or_404(rows, uid=uid)
        keputusan.musyawarah = Musyawarah.objects.with_place().get(pk=keputusan.musyawarah_id)
        _enter_zone(keputusan.musyawarah)
        return view(request, keputusan, **kwargs)

    return with_decision


def _enter_zone(meeting: Musyawarah) -> None:
    """Only the administrator's request is not in the village's zone already; the middleware ends it."""
    timezone.activate(zone_of(meeting.desa.kabupaten))
