"""Fetching one follow-up with what its pages show."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from training.models import Rtl


def rtl_of(request: HttpRequest, uid: UUID) -> Rtl:
    """A follow-up. Raises Http404 outside the reader's place."""
    return get_object_or_404(Rtl.objects.visible_to(request.membership).with_evidence(), uid=uid)
