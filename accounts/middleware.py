"""Which membership the signed-in person acts through, and whether a second factor is still missing."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.utils import timezone

from accounts.models import Membership
from accounts.second_factor import lacks_second_factor

SESSION_KEY = "membership_id"
# What an officer without a second factor may still open: setting it up, proving who he is, and leaving.
OPEN_WITHOUT_SECOND_FACTOR = frozenset(
    {"mfa_activate_totp", "mfa_view_recovery_codes", "account_reauthenticate", "mfa_reauthenticate", "account_logout"}
)


class ActiveMembershipMiddleware:
    """Set `request.membership`: the one chosen in this session, else the person's first, else None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Not lazily: a lazy None is not `None`, and every policy asks that question.
        request.memberships = _memberships_of(request)
        request.membership = _active(request, request.memberships)
        return self.get_response(request)


class SecondFactorMiddleware:
    """Lead an officer to setting up the second factor before anything else, where the operator asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        """Judge when the address is resolved: by its name, not by its spelling."""
        match: ResolverMatch | None = request.resolver_match
        if not settings.OFFICERS_NEED_SECOND_FACTOR or (match and match.url_name in OPEN_WITHOUT_SECOND_FACTOR):
            return None
        if not request.user.is_authenticated or not any(m.is_officer for m in request.memberships):
            return None
        return redirect("mfa_activate_totp") if lacks_second_factor(request.user) else None


def _memberships_of(request: HttpRequest) -> list[Membership]:
    """The person's running memberships, oldest first."""
    if not request.user.is_authenticated or not request.user.orang_id:
        return []
    today = timezone.localdate()
    return list(Membership.objects.filter(orang_id=request.user.orang_id).current(today).with_place())


def _active(request: HttpRequest, memberships: list[Membership]) -> Membership | None:
    if not memberships:
        return None
    chosen = request.session.get(SESSION_KEY)
    return next((m for m in memberships if m.pk == chosen), memberships[0])
