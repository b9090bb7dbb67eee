"""Which membership the signed-in person acts through."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.models import Membership

SESSION_KEY = "membership_id"


class ActiveMembershipMiddleware:
    """Set `request.membership`: the one chosen in this session, else the person's first, else None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.memberships = SimpleLazyObject(lambda: _memberships_of(request))
        request.membership = SimpleLazyObject(lambda: _active(request))
        return self.get_response(request)


def _memberships_of(request: HttpRequest) -> list[Membership]:
    """The person's running memberships, oldest first."""
    if not request.user.is_authenticated or not request.user.orang_id:
        return []
    today = timezone.localdate()
    return list(Membership.objects.filter(orang_id=request.user.orang_id).current(today).with_place())


def _active(request: HttpRequest) -> Membership | None:
    chosen = request.session.get(SESSION_KEY)
    memberships = list(request.memberships)
    return next((m for m in memberships if m.pk == chosen), memberships[0] if memberships else None)
