"""Logging the commands that load reference lists."""

from django.utils import timezone

from accounts.act_log import log_act
from accounts.enums import Role
from accounts.models import Membership
from accounts.operator import operator_membership
from places.models import Kabupaten


def operator_or_nobody(username: str | None) -> Membership | None:
    """The named operator, else the only administrator; nobody while the application has no administrator yet.

    Reference lists are loaded before the first account exists. Raises CommandError for an unknown name.
    """
    running = Membership.objects.current(timezone.localdate()).filter(role=Role.ADMINISTRATOR)
    return operator_membership(username) if username or running.exists() else None


def log_load(by: Membership | None, *, verb: str, summary: str, kabupaten: Kabupaten | None = None) -> None:
    """Write that a list was loaded, where somebody can be named."""
    if by is not None:
        log_act(by=by, verb=verb, subject=kabupaten or by, place=kabupaten, summary=summary)
