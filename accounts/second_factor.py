"""Who needs a second factor, and who has one."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from accounts.models import Membership, User


def lacks_second_factor(user: User) -> bool:
    """Whether no authenticator application is set up."""
    return not Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def must_keep_second_factor(user: User) -> bool:
    """Whether the operator asks officers for a second factor and the person is one today."""
    if not settings.OFFICERS_NEED_SECOND_FACTOR:
        return False
    held = Membership.objects.filter(orang_id=user.orang_id).current(timezone.localdate())
    return any(membership.is_officer for membership in held)
