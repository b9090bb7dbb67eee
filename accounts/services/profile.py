"""What a person changes of his own account, and how a lost telephone is got over."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts import policy
from accounts.act_log import log_act
from accounts.models import Membership, User
from places.errors import DomainError
from places.models import Orang

LONGEST_NAME = 120


@transaction.atomic
def correct_own_name(*, by: Membership, name: str) -> Orang:
    """Write the own name as it is printed, with titles. Raises `DomainError` with field `name`."""
    orang = Orang.objects.select_for_update().get(pk=by.orang_id)
    name = " ".join(name.split())
    if not name:
        raise DomainError("Tulis nama Anda.", field="name")
    if len(name) > LONGEST_NAME:
        raise DomainError(f"Nama paling panjang {LONGEST_NAME} huruf.", field="name")
    before, orang.name = orang.name, name
    orang.save(update_fields=["name"])
    log_act(by=by, verb="correct_name", subject=orang, place=by.place, summary=f"Nama: {before} menjadi {name}")
    return orang


@transaction.atomic
def remove_second_factor(*, by: Membership, user: User, reason: str) -> None:
    """Take the second factor off an account whose telephone is lost. Raises `NotAllowed` and `DomainError`."""
    policy.may_help(by, user).require()
    if not reason.strip():
        raise DomainError("Tulis alasan mengapa pengaman kedua dilepas.", field="reason")
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise DomainError("Akun ini tidak memakai pengaman kedua.")
    log_act(
        by=by,
        verb="remove_second_factor",
        subject=user,
        place=user.orang.place if user.orang else None,
        summary=f"Pengaman kedua {user.username} dilepas",
        reason=reason.strip(),
    )
