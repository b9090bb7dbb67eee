"""Giving and ending roles. A membership is never deleted: its last day is written instead."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts import policy
from accounts.act_log import log_act
from accounts.enums import LEVELS_OF_ROLE, Level, Role
from accounts.models import Membership
from accounts.owner import owner_fields
from places.errors import DomainError
from places.models import Desa, Dusun, Kabupaten, Kecamatan, Orang

LONGEST_AHEAD = timedelta(days=366)
EARLIEST = date(1990, 1, 1)


@transaction.atomic
def grant_membership(
    *,
    by: Membership,
    orang: Orang,
    role: Role,
    place: Desa | Kecamatan | Kabupaten | None,
    starts_on: date | None = None,
    dusun: Dusun | None = None,
    reason: str = "",
) -> Membership:
    """Give a person a role from a day on. Raises `NotAllowed` and `DomainError`."""
    policy.may_grant(by, orang=orang, role=role, place=place).require()
    Orang.objects.select_for_update().get(pk=orang.pk)
    membership = new_membership(orang=orang, role=role, place=place, starts_on=starts_on, dusun=dusun)
    _refuse_twice(membership)
    membership.save(force_insert=True)
    log_act(
        by=by,
        verb="grant_membership",
        subject=membership,
        place=place,
        summary=f"{orang.name} diberi peran {membership.title}",
        reason=reason,
    )
    return membership


@transaction.atomic
def end_membership(*, by: Membership, membership: Membership, on: date, reason: str) -> Membership:
    """Write the last day on which a role is held, and why. Raises `NotAllowed` and `DomainError`."""
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    policy.may_end(by, locked).require()
    if not reason.strip():
        raise DomainError("Tulis alasan mengapa peran ini berakhir.", field="reason")
    close_membership(locked, on=on)
    log_act(
        by=by,
        verb="end_membership",
        subject=locked,
        place=locked.place,
        summary=f"Peran {locked.title} dari {locked.orang.name} berakhir {on:%d-%m-%Y}",
        reason=reason.strip(),
    )
    return locked


def close_membership(locked: Membership, *, on: date) -> None:
    """Write the last day of a locked membership; the caller has asked the policy and logs the act."""
    today = timezone.localdate()
    if locked.ends_on is not None and locked.ends_on < today:
        raise DomainError("Peran ini sudah berakhir.")
    if on < locked.starts_on:
        raise DomainError(f"Hari terakhir tidak boleh sebelum hari mulai ({locked.starts_on:%d-%m-%Y}).", field="on")
    if on > today + LONGEST_AHEAD:
        raise DomainError("Hari terakhir paling lama satu tahun ke depan.", field="on")
    locked.ends_on = on
    locked.save(update_fields=["ends_on"])


def new_membership(
    *,
    orang: Orang,
    role: Role | str,
    place: Desa | Kecamatan | Kabupaten | None,
    starts_on: date | None = None,
    dusun: Dusun | None = None,
) -> Membership:
    """Give an unsaved membership whose parts fit together. Raises `DomainError`."""
    role = Role(role)
    level = policy.level_of(place)
    if level not in LEVELS_OF_ROLE[role]:
        raise DomainError(f"Peran {role.label} tidak ada di tingkat {Level(level).label}.", field="role")
    if role == Role.KEPALA_DUSUN and (dusun is None or not isinstance(place, Desa) or dusun.desa_id != place.pk):
        raise DomainError("Pilih dusun dari kepala dusun ini.", field="dusun")
    starts_on = starts_on or timezone.localdate()
    if not EARLIEST <= starts_on <= timezone.localdate() + LONGEST_AHEAD:
        raise DomainError("Hari mulai harus antara tahun 1990 dan satu tahun ke depan.", field="starts_on")
    kept_dusun = dusun if role == Role.KEPALA_DUSUN else None
    return Membership(orang=orang, role=role, dusun=kept_dusun, starts_on=starts_on, **owner_fields(place))


def _refuse_twice(membership: Membership) -> None:
    same = Membership.objects.filter(
        orang=membership.orang,
        role=membership.role,
        desa=membership.desa,
        kecamatan=membership.kecamatan,
        kabupaten=membership.kabupaten,
        dusun=membership.dusun,
    )
    if same.not_ended(membership.starts_on).exists():
        raise DomainError(f"{membership.orang.name} sudah memegang peran {membership.title}.", field="role")
