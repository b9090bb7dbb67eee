"""One password, known to everybody, for the logins of a demo."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts import policy
from accounts.act_log import new_act
from accounts.models import Act, Membership, OneTimeCode, User


@transaction.atomic
def give_shared_password(*, by: Membership, users: Iterable[User], password: str) -> None:
    """Start logins that have no password yet with one that is no secret. Raises `NotAllowed`.

    Only for the demo: elsewhere a person trades a code for a password that nobody else sees. It is hashed once for
    all, because twenty slow hashes of the same printed word would protect nothing.
    """
    fresh = [user for user in users if not user.has_usable_password()]
    if not fresh:
        return
    for user in fresh:
        if user.orang_id != by.orang_id:
            policy.may_help(by, user).require()
    hashed = make_password(password)
    User.objects.filter(pk__in=[user.pk for user in fresh]).update(password=hashed)
    OneTimeCode.objects.filter(user__in=fresh).usable(timezone.now()).update(used_at=timezone.now())
    Act.objects.bulk_create(
        new_act(
            by=by, verb="start_account", subject=user, place=user.orang.place, summary=f"{user} memakai sandi contoh"
        )
        for user in fresh
        if user.orang is not None
    )
