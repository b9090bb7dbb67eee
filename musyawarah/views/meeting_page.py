"""Fetching the meeting a page is about, and drawing its pages in the hours of its village."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from musyawarah.models import Musyawarah
from musyawarah.moments import zone_of


def musyawarah_of(request: HttpRequest, uid: UUID) -> Musyawarah:
    """The meeting with its village, chair and notulis. Raises Http404 outside the reader's place."""
    return get_object_or_404(Musyawarah.objects.visible_to(request.membership).with_place(), uid=uid)


def meeting_page(
    request: HttpRequest, template: str, musyawarah: Musyawarah, *, tab: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """A page that extends `musyawarah_base.html`; moments on it are shown in the village's own time."""
    zone = context["facts"].zone if "facts" in context else zone_of(musyawarah.desa.kabupaten)
    with timezone.override(zone):
        return render(request, template, {"musyawarah": musyawarah, "tab": tab, **context}, status=status)
