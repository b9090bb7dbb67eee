"""Writing community groups: what they are, who belongs to them and in which post."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa, Dusun, Orang
from villages.enums import KelompokPosition, Unsur
from villages.models import AnggotaKelompok, Kelompok
from villages.policy_people import may_write_kelompok
from villages.services.locking import lock_desa
from villages.services.orang import new_orang
from villages.services.rows import lock_row, one_line, write_row

OLDEST_YEAR = 1900


@dataclass(frozen=True)
class KelompokData:
    """A group; no `dusun` is the whole village, `ended_on` the day it was dissolved."""

    name: str
    unsur: str = Unsur.KELOMPOK_LAIN
    dusun: Dusun | None = None
    decree: str = ""
    founded_year: int | None = None
    activity: str = ""
    ended_on: date | None = None


@dataclass(frozen=True)
class NewMember:
    """Who joins: a person of the village, or the name of a new one."""

    orang: Orang | None = None
    name: str = ""
    gender: str = ""
    position: str = KelompokPosition.ANGGOTA
    joined_on: date | None = None


@transaction.atomic
def create_kelompok(*, by: Membership, desa: Desa, data: KelompokData) -> Kelompok:
    """Enter a group. Raises NotAllowed, DomainError naming the field."""
    desa = lock_desa(desa)
    may_write_kelompok(by, desa).require()
    kelompok = Kelompok(desa=desa)
    _take(kelompok, data)
    write_row(kelompok, by=by, verb="create_kelompok", desa=desa, summary=f"Mencatat {kelompok.name}")
    return kelompok


@transaction.atomic
def update_kelompok(*, by: Membership, kelompok: Kelompok, version: int, data: KelompokData) -> Kelompok:
    """Write a group, also that it was dissolved. Raises NotAllowed, StaleVersion, DomainError."""
    fresh = _lock(by, kelompok, version=version)
    _take(fresh, data)
    write_row(fresh, by=by, verb="update_kelompok", desa=fresh.desa, summary=f"Mengubah {fresh.name}")
    return fresh


@transaction.atomic
def add_members(*, by: Membership, kelompok: Kelompok, members: Sequence[NewMember]) -> list[AnggotaKelompok]:
    """Let people join; who belongs to the group already is left as he is. Raises NotAllowed, DomainError."""
    fresh = _lock(by, kelompok)
    if fresh.ended_on is not None:
        raise DomainError(f"{fresh.name} sudah bubar.")
    inside = set(fresh.anggota_set.filter(left_on=None).values_list("orang_id", flat=True))
    added = []
    for member in members:
        orang = _person(fresh.desa, member)
        if orang.pk not in inside:
            inside.add(orang.pk)
            added.append(_join(fresh, orang, member))
    if added:
        names = ", ".join(row.orang.name for row in added)
        log_act(by=by, verb="add_members", subject=fresh, place=fresh.desa, summary=f"{fresh.name}: {names} masuk")
    return added


@transaction.atomic
def set_position(*, by: Membership, member: AnggotaKelompok, position: str) -> AnggotaKelompok:
    """Give a member another post. Raises NotAllowed, DomainError when he left."""
    row = _lock_member(by, member)
    if row.left_on is not None:
        raise DomainError(f"{row.orang.name} sudah keluar dari {row.kelompok.name}.")
    row.position = KelompokPosition(position)
    row.save(update_fields=["position"])
    summary = f"{row.orang.name} menjadi {row.get_position_display().lower()} {row.kelompok.name}"
    log_act(by=by, verb="set_position", subject=row.kelompok, place=row.desa, summary=summary)
    return row


@transaction.atomic
def leave_kelompok(*, by: Membership, member: AnggotaKelompok, on: date) -> AnggotaKelompok:
    """Write the day on which a member left; a second time changes nothing. Raises DomainError, field "left_on"."""
    row = _lock_member(by, member)
    if row.left_on is not None:
        return row
    if on > timezone.localdate() or (row.joined_on and on < row.joined_on):
        raise DomainError("Tanggal keluar tidak boleh sebelum masuk atau setelah hari ini.", field="left_on")
    row.left_on = on
    row.save(update_fields=["left_on"])
    summary = f"{row.orang.name} keluar dari {row.kelompok.name}"
    log_act(by=by, verb="leave_kelompok", subject=row.kelompok, place=row.desa, summary=summary)
    return row


@transaction.atomic
def rejoin_kelompok(*, by: Membership, member: AnggotaKelompok) -> AnggotaKelompok:
    """Take back that a member left. Raises DomainError when he has joined anew meanwhile."""
    row = _lock_member(by, member)
    if row.left_on is None:
        return row
    if row.kelompok.anggota_set.filter(orang=row.orang, left_on=None).exists():
        raise DomainError(f"{row.orang.name} sudah masuk lagi sebagai anggota.")
    row.left_on = None
    row.save(update_fields=["left_on"])
    summary = f"{row.orang.name} tetap anggota {row.kelompok.name}"
    log_act(by=by, verb="rejoin_kelompok", subject=row.kelompok, place=row.desa, summary=summary)
    return row


def clean_members(rows: Iterable[AnggotaKelompok]) -> list[AnggotaKelompok]:
    """Members in the order of their posts, then by name."""
    order = list(KelompokPosition)
    return sorted(
        rows, key=lambda row: (order.index(KelompokPosition(row.position)), row.orang.name.casefold(), row.pk)
    )


def _take(kelompok: Kelompok, data: KelompokData) -> None:
    name = one_line(data.name, 120)
    if not name:
        raise DomainError("Tulis nama kelompoknya.", field="name")
    others = Kelompok.objects.filter(desa=kelompok.desa).exclude(pk=kelompok.pk)
    if any(other.casefold() == name.casefold() for other in others.values_list("name", flat=True)):
        raise DomainError(f"{name} sudah tercatat.", field="name")
    if data.dusun is not None and data.dusun.desa_id != kelompok.desa_id:
        raise DomainError("Pilih dusun dari daftar desa ini.", field="dusun")
    today = timezone.localdate()
    if data.founded_year is not None and not OLDEST_YEAR <= data.founded_year <= today.year:
        raise DomainError("Tahun berdiri tidak masuk akal.", field="founded_year")
    if data.ended_on is not None and not date(OLDEST_YEAR, 1, 1) <= data.ended_on <= today:
        raise DomainError("Tanggal bubar tidak masuk akal.", field="ended_on")
    kelompok.name, kelompok.unsur, kelompok.dusun = name, Unsur(data.unsur), data.dusun
    kelompok.decree, kelompok.activity = one_line(data.decree, 100), one_line(data.activity, 200)
    kelompok.founded_year, kelompok.ended_on = data.founded_year, data.ended_on


def _join(kelompok: Kelompok, orang: Orang, member: NewMember) -> AnggotaKelompok:
    if member.joined_on and member.joined_on > timezone.localdate():
        raise DomainError("Tanggal masuk tidak boleh setelah hari ini.", field="joined_on")
    return AnggotaKelompok.objects.create(
        kelompok=kelompok,
        desa_id=kelompok.desa_id,
        orang=orang,
        position=KelompokPosition(member.position),
        joined_on=member.joined_on,
    )


def _person(desa: Desa, member: NewMember) -> Orang:
    if member.orang is None:
        return new_orang(desa, name=member.name, gender=member.gender)
    if member.orang.desa_id != desa.pk:
        raise DomainError("Pilih orang dari daftar desa ini.", field="orang")
    return member.orang


def _lock(by: Membership, kelompok: Kelompok, *, version: int | None = None) -> Kelompok:
    may_write_kelompok(by, kelompok.desa).require()
    return lock_row(kelompok, version=version)


def _lock_member(by: Membership, member: AnggotaKelompok) -> AnggotaKelompok:
    _lock(by, member.kelompok)
    return AnggotaKelompok.objects.select_related("kelompok", "orang", "desa").get(pk=member.pk)
