"""Printed one-time codes: issuing one to a person, and the person's trading it for a password of his own.

A restored account gets a password that nobody else ever saw; the helper sees the code, which works once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import policy
from accounts.act_log import log_act, new_act
from accounts.code_format import code_matches, hash_code, new_code
from accounts.enums import CodePurpose
from accounts.models import Act, Membership, OneTimeCode, User
from accounts.throttle import Throttle
from places.errors import DomainError

DAYS_VALID = 7

CODE_THROTTLE = Throttle(
    "redeem_code",
    amount=10,
    seconds=300,
    message="Terlalu banyak percobaan untuk akun ini. Tunggu 5 menit, lalu coba lagi.",
)
_NO_MATCH = (
    "Nama pengguna dan kode ini tidak cocok, atau kodenya sudah dipakai atau lewat masa berlakunya. "
    "Periksa kartu Anda; bila tetap gagal, minta kode baru kepada yang memberikan kartu."
)


@dataclass(frozen=True)
class IssuedCode:
    """A code in the clear: shown once, printed, and kept nowhere."""

    user: User
    code: str
    purpose: CodePurpose
    expires_at: datetime


@transaction.atomic
def issue_code(*, by: Membership, user: User, purpose: CodePurpose | None = None) -> IssuedCode:
    """Make a code for one person; codes issued earlier stop working. Raises `NotAllowed`."""
    policy.may_help(by, user).require()
    issued = write_codes(by=by, users=[user], purpose=purpose)[0]
    orang = user.orang
    log_act(
        by=by,
        verb="issue_code",
        subject=user,
        place=orang.place if orang else None,
        summary=f"Kode {issued.purpose.label.lower()} dibuat untuk {orang} ({user.username})",
    )
    return issued


@transaction.atomic
def issue_codes(*, by: Membership, users: Iterable[User]) -> list[IssuedCode]:
    """Make a code for each of many persons, for a sheet of cards. Raises `NotAllowed` when one is not ours to help."""
    users = list(users)
    helpable = policy.helpable(by, [user.orang for user in users if user.orang])
    for user in users:
        if user.orang_id not in helpable:
            policy.may_help(by, user).require()
    issued = write_codes(by=by, users=users)
    Act.objects.bulk_create(
        new_act(
            by=by,
            verb="issue_code",
            subject=one.user,
            place=one.user.orang.place if one.user.orang else None,
            summary=f"Kode {one.purpose.label.lower()} dibuat untuk {one.user.orang} ({one.user.username})",
        )
        for one in issued
    )
    return issued


def write_codes(*, by: Membership | None, users: list[User], purpose: CodePurpose | None = None) -> list[IssuedCode]:
    """Write one code for each login and revoke the earlier ones; the caller has asked the policy and logs the act."""
    now = timezone.now()
    expires_at = now + timedelta(days=DAYS_VALID)
    OneTimeCode.objects.filter(user__in=users).usable(now).update(expires_at=now)
    issued = [IssuedCode(user, new_code(), purpose or _purpose_of(user), expires_at) for user in users]
    OneTimeCode.objects.bulk_create(
        OneTimeCode(
            user=one.user,
            purpose=one.purpose,
            code_hash=hash_code(one.code, user_id=one.user.pk),
            created_by=by,
            expires_at=expires_at,
        )
        for one in issued
    )
    return issued


def redeem_code(*, username: str, code: str, new_password: str) -> User:
    """Trade a code for a password that the person chose.

    Raises `TooManyAttempts`, or `DomainError` with field `code` (one message for every mismatch, so that nobody
    learns which user names exist) or `new_password`.
    """
    username = username.strip().lower()
    # Outside the transaction: a refused attempt must stay counted.
    CODE_THROTTLE.spend(username)
    with transaction.atomic():
        user = _redeem(username, code, new_password)
    CODE_THROTTLE.forget(username)
    return user


def _redeem(username: str, code: str, new_password: str) -> User:
    user = User.objects.select_for_update().filter(username=username, is_active=True).first()
    now = timezone.now()
    found = OneTimeCode.objects.filter(user=user).usable(now).first() if user else None
    # Compared even when there is nothing to compare with: the answer takes the same time.
    matches = code_matches(
        code, user_id=user.pk if user else 0, code_hash=found.code_hash if found else hash_code("", user_id=0)
    )
    member = _acting_membership(user) if user else None
    if user is None or found is None or member is None or not matches or not _is_still_his_to_open(found, user):
        raise DomainError(_NO_MATCH, field="code")
    _check_password(new_password, user)
    user.set_password(new_password)
    user.save(update_fields=["password"])
    found.used_at = now
    found.save(update_fields=["used_at"])
    log_act(
        by=member,
        verb="start_account" if found.purpose == CodePurpose.START else "restore_account",
        subject=user,
        place=member.place,
        summary=f"{user.username} memilih kata sandi dengan {found.get_purpose_display().lower()}",
    )
    return user


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise DomainError(" ".join(error.messages), field="new_password") from error


def _acting_membership(user: User) -> Membership | None:
    """The role in whose name the start is logged; a person without any role gets no access."""
    held = Membership.objects.filter(orang__user=user).not_ended(timezone.localdate())
    return held.with_place().first()


def _is_still_his_to_open(found: OneTimeCode, user: User) -> bool:
    """A role given after the card was printed may be more than its maker could open; then the card is void.

    No page lets anybody print his own card: one made by its holder comes from the server's command line.
    """
    maker = found.created_by
    return maker is None or maker.orang_id == user.orang_id or bool(policy.may_help(maker, user))


def _purpose_of(user: User) -> CodePurpose:
    return CodePurpose.RESTORE if user.has_usable_password() else CodePurpose.START
