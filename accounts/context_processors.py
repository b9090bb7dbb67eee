"""What every page's head needs."""

from django.http import HttpRequest


def active_membership(request: HttpRequest) -> dict:
    """The membership acted through and the others of the same person."""
    return {
        "membership": getattr(request, "membership", None),
        "memberships": getattr(request, "memberships", []),
    }
