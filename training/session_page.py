"""What every page of a session begins with: fetching it, its rights, and drawing a page that extends its frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from training.models import TrainingSession
from training.policy import may_edit_program, may_edit_session
from training.program_place import kabupaten_of_program
from villages.local_zone import zone_of


def session_of(request: HttpRequest, uid: UUID) -> TrainingSession:
    """A session with its programme and hall; from here on hours are those of its kabupaten.

    Raises Http404 for one that neither belongs to nor calls the reader's place.
    """
    rows = TrainingSession.objects.visible_to(request.membership).with_program()
    session = get_object_or_404(rows, uid=uid)
    timezone.activate(zone_of(kabupaten_of_program(session.program)))
    return session


def of_session(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of one session: called with the session instead of its uid."""

    @wraps(view)
    def with_session(request: HttpRequest, uid: UUID, **kwargs: object) -> HttpResponse:
        return view(request, session_of(request, uid), **kwargs)

    return with_session


def session_page(
    request: HttpRequest, template: str, session: TrainingSession, *, tab: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """A page that extends `training/session_base.html`.

    It gets `session`, `tab`, `is_organiser` (verdict: his place holds it) and `may_edit` (… and it is not over).
    """
    rights = {
        "is_organiser": may_edit_program(request.membership, session.program),
        "may_edit": may_edit_session(request.membership, session),
    }
    return render(request, template, {"session": session, "tab": tab, **rights, **context}, status=status)
