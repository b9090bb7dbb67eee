"""Opening accounts: a person, a login, a role and a printed code in one act; and handing a role over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import policy
from accounts.act_log import log_act, new_act
from accounts.enums import CodePurpose, Role
from accounts.models import Act, Membership, User
from accounts.owner import owner_fields
from accounts.services.chosen_username import free_username
from accounts.services.codes import IssuedCode, write_codes
from accounts.services.memberships import close_membership, grant_membership, new_membership
from accounts.usernames import first_free, username_candidates
from places.errors import DomainError
from places.models import Desa, Dusun, Kabupaten, Kecamatan, Orang

LONGEST_NAME = 120
NAMES_TRIED = 20


@dataclass(frozen=True)
class OpenedAccount:
    """What was opened; `issued` is None for a person who could sign in already."""

    membership: Membership
    user: User
    issued: IssuedCode | None


@transaction.atomic
def open_account(
    *,
    by: Membership,
    role: Role,
    place: Desa | Kecamatan | Kabupaten | None,
    orang: Orang | None = None,
    name: str = "",
    nip: str = "",
    phone: str = "",
    dusun: Dusun | None = None,
    starts_on: date | None = None,
    reason: str = "",
    username: str = "",
) -> OpenedAccount:
    """Give a person, new or known, a role, and a login with a code if there is none yet.

    Without a user name the login is named after role and place. Raises `NotAllowed`, and `DomainError` when the
    parts do not fit together.
    """
    role = Role(role)
    policy.may_open_account(by, role=role, place=place).require()
    if orang is None:
        orang = _new_orang(name=name, nip=nip, phone=phone, place=place)
    else:
        policy.may_grant(by, orang=orang, role=role, place=place).require()
        _refuse_stranger(by, orang)
    user = User.objects.filter(orang=orang).first()
    if user is None:
        policy.may_open_login_for(by, orang).require()
    membership = grant_membership(
        by=by, orang=orang, role=role, place=place, starts_on=starts_on, dusun=dusun, reason=reason
    )
    if user is not None:
        return OpenedAccount(membership, user, issued=None)
    user = _named_user(orang, username) if username else _new_user(orang, role, place, membership.dusun)
    issued = write_codes(by=by, users=[user], purpose=CodePurpose.START)[0]
    log_act(
        by=by,
        verb="open_account",
        subject=user,
        place=place,
        summary=f"Akun {user.username} dibuka untuk {orang.name}",
        reason=reason,
    )
    return OpenedAccount(membership, user, issued)


@transaction.atomic
def open_accounts_of_kabupaten(
    *,
    by: Membership,
    kabupaten: Kabupaten,
    role: Role = Role.SEKRETARIS_DESA,
    names: Mapping[int, str] | None = None,
) -> list[OpenedAccount]:
    """Open one account for each village of a kabupaten where nobody holds the role, in a fixed number of queries.

    `names` gives the person's name by the id of the village; elsewhere the account is named after the office until
    the person writes the own name. Raises `NotAllowed`.
    """
    role = Role(role)
    policy.may_open_accounts_of_kabupaten(by, kabupaten, role=role).require()
    if role not in policy.VILLAGE_ROLES or role == Role.KEPALA_DUSUN:
        raise DomainError("Peran ini tidak dibuka untuk semua desa sekaligus.", field="role")
    Kabupaten.objects.select_for_update().get(pk=kabupaten.pk)
    villages = list(villages_without(role, kabupaten))
    names = names or {}
    people = Orang.objects.bulk_create(
        Orang(name=_clean_name(names.get(desa.pk, "")) or f"{role.label} {desa.name}", desa=desa) for desa in villages
    )
    users = User.objects.bulk_create(_new_users(role, villages, people))
    memberships = Membership.objects.bulk_create(
        new_membership(orang=orang, role=role, place=desa) for desa, orang in zip(villages, people, strict=True)
    )
    codes = write_codes(by=by, users=users, purpose=CodePurpose.START)
    Act.objects.bulk_create(
        new_act(
            by=by,
            verb="open_account",
            subject=user,
            place=membership.place,
            summary=f"Akun {user.username} dibuka untuk {membership.orang.name} ({membership.title})",
        )
        for user, membership in zip(users, memberships, strict=True)
    )
    return [OpenedAccount(*parts) for parts in zip(memberships, users, codes, strict=True)]


def villages_without(role: Role, kabupaten: Kabupaten):
    """Villages of a kabupaten where nobody holds the role today or later."""
    holders = Membership.objects.filter(role=role, desa__kabupaten=kabupaten).not_ended(timezone.localdate())
    villages = Desa.objects.planning().filter(kabupaten=kabupaten).exclude(pk__in=holders.values("desa"))
    return villages.select_related("kecamatan", "kabupaten").order_by("code")


@transaction.atomic
def hand_over_membership(
    *,
    by: Membership,
    membership: Membership,
    on: date,
    reason: str,
    successor: Orang | None = None,
    name: str = "",
    nip: str = "",
    phone: str = "",
) -> OpenedAccount:
    """Let a successor take a role over on a day: the old role ends the day before, the new one starts, a code is made.

    Raises `NotAllowed`, and `DomainError` with field `on`, `reason` or `name`.
    """
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    policy.may_end(by, locked).require()
    if not reason.strip():
        raise DomainError("Tulis alasan serah terima.", field="reason")
    if successor is not None and successor.pk == locked.orang_id:
        raise DomainError("Pengganti harus orang lain.", field="successor")
    if on <= locked.starts_on:
        start = f"{locked.starts_on:%d-%m-%Y}"
        raise DomainError(f"Hari terakhir pejabat lama tidak boleh sebelum hari mulai ({start}).", field="on")
    close_membership(locked, on=on - timedelta(days=1))
    opened = open_account(
        by=by,
        role=Role(locked.role),
        place=locked.place,
        orang=successor,
        name=name,
        nip=nip,
        phone=phone,
        dusun=locked.dusun,
        starts_on=on,
        reason=reason.strip(),
    )
    log_act(
        by=by,
        verb="hand_over_membership",
        subject=opened.membership,
        place=locked.place,
        summary=f"{locked.title}: dari {locked.orang.name} kepada {opened.membership.orang.name} mulai {on:%d-%m-%Y}",
        reason=reason.strip(),
    )
    return opened


def _refuse_stranger(by: Membership, orang: Orang) -> None:
    """A person of another place, whom the writer cannot even see, is not given a role by guessing his number."""
    known = Orang.objects.visible_to(by).filter(pk=orang.pk).exists()
    works_here = Membership.objects.visible_to(by).filter(orang=orang).exists()
    if not (known or works_here):
        raise DomainError("Orang ini tidak ada di wilayah Anda.", field="orang")


def _new_orang(*, name: str, nip: str, phone: str, place: Desa | Kecamatan | Kabupaten | None) -> Orang:
    name = _clean_name(name)
    if not name:
        raise DomainError("Tulis nama orangnya.", field="name")
    return Orang.objects.create(name=name, nip=nip.strip(), phone=phone.strip(), **owner_fields(place))


def _clean_name(name: str) -> str:
    """Give the name in one line, no longer than the column."""
    return " ".join(name.split())[:LONGEST_NAME]


def _named_user(orang: Orang, username: str) -> User:
    """Write a login without a password under a name that somebody chose."""
    return User.objects.create(username=free_username(username), password=make_password(None), orang=orang)


def _new_user(orang: Orang, role: Role, place: Desa | Kecamatan | Kabupaten | None, dusun: Dusun | None) -> User:
    """Write a login without a password; another one may have taken the name a moment ago, then the next is tried."""
    tried: set[str] = set()
    for username in username_candidates(role, place, dusun):
        if not User.objects.filter(username=username).exists() and username not in tried:
            try:
                with transaction.atomic():
                    return User.objects.create(username=username, password=make_password(None), orang=orang)
            except IntegrityError:
                tried.add(username)
    raise AssertionError("there is always a next number")


def _new_users(role: Role, villages: list[Desa], people: list[Orang]) -> list[User]:
    """Give unsaved logins for all villages; which of their possible user names are taken is read once."""
    possible = {desa.pk: list(islice(username_candidates(role, desa), NAMES_TRIED)) for desa in villages}
    asked = {username for candidates in possible.values() for username in candidates}
    taken = set(User.objects.filter(username__in=asked).values_list("username", flat=True))
    users = []
    for desa, orang in zip(villages, people, strict=True):
        username = first_free(iter(possible[desa.pk]), taken)
        taken.add(username)
        users.append(User(username=username, password=make_password(None), orang=orang))
    return users
