"""Writing teams: members, decree and work plan (Permendagri 114/2014 arts 8, 32, 33)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.act_log import create_with_history, delete_with_history, save_with_history
from accounts.models import Act, Membership
from musyawarah.enums import TimKind, TimPost
from musyawarah.models import AnggotaTim, RktlKegiatan, Tim
from musyawarah.policy import may_write_tim
from musyawarah.tim_data import MemberData, RktlData, TimData
from places.enums import Gender
from places.errors import DomainError
from places.models import Desa
from villages.services.rows import lock_row, one_line, write_row

MOST_MEMBERS, MOST_RKTL_ROWS = 40, 40
EARLIEST_YEAR, LATEST_YEAR = 2015, 2100


@transaction.atomic
def create_tim(*, by: Membership, desa: Desa, data: TimData) -> Tim:
    """Form a team. Raises NotAllowed, DomainError naming the field."""
    may_write_tim(by, desa.pk).require()
    tim = Tim(desa=desa)
    _take(tim, data)
    act = write_row(tim, by=by, verb="create_tim", desa=desa, summary=f"Membentuk {tim}")
    _write_children(tim, AnggotaTim, _member_values(data.members), act)
    return tim


@transaction.atomic
def update_tim(*, by: Membership, tim: Tim, version: int, data: TimData) -> Tim:
    """Write a team with all its members. Raises NotAllowed, StaleVersion, DomainError naming the field."""
    fresh = _lock(by, tim, version=version)
    _take(fresh, data)
    act = write_row(fresh, by=by, verb="update_tim", desa=fresh.desa, summary=f"Mengubah {fresh}")
    _write_children(fresh, AnggotaTim, _member_values(data.members), act)
    return fresh


@transaction.atomic
def save_rktl(*, by: Membership, tim: Tim, version: int, rows: Sequence[RktlData]) -> Tim:
    """Write the whole work plan of a team. Raises NotAllowed, StaleVersion, DomainError."""
    fresh = _lock(by, tim, version=version)
    if len(rows) > MOST_RKTL_ROWS:
        raise DomainError(f"Rencana kerja paling banyak {MOST_RKTL_ROWS} baris.")
    act = write_row(fresh, by=by, verb="save_rktl", desa=fresh.desa, summary=f"Mengisi rencana kerja {fresh}")
    _write_children(fresh, RktlKegiatan, _rktl_values(rows), act)
    return fresh


@transaction.atomic
def delete_tim(*, by: Membership, tim: Tim, version: int) -> Tim:
    """Take a team out of the list; a second delete changes nothing. Raises NotAllowed, StaleVersion."""
    may_write_tim(by, tim.desa_id).require()
    fresh = lock_row(tim)
    if fresh.deleted_at is not None:
        return fresh
    lock_row(tim, version=version)
    fresh.deleted_at = timezone.now()
    write_row(fresh, by=by, verb="delete_tim", desa=fresh.desa, summary=f"Menghapus {fresh}")
    return fresh


@transaction.atomic
def restore_tim(*, by: Membership, tim: Tim) -> Tim:
    """Undo a delete; a living team stays as it is. Raises DomainError when its decree number was used anew."""
    may_write_tim(by, tim.desa_id).require()
    fresh = lock_row(tim)
    if fresh.deleted_at is None:
        return fresh
    fresh.deleted_at = None
    _refuse_used_number(fresh)
    write_row(fresh, by=by, verb="restore_tim", desa=fresh.desa, summary=f"Memulihkan {fresh}")
    return fresh


def _take(tim: Tim, data: TimData) -> None:
    if data.kind not in TimKind.values:
        raise DomainError("Pilih jenis timnya.", field="kind")
    if not EARLIEST_YEAR <= data.year <= LATEST_YEAR:
        raise DomainError("Tahun rencana tidak masuk akal.", field="year")
    if data.musyawarah is not None and data.musyawarah.desa_id != tim.desa_id:
        raise DomainError("Pilih musyawarah dari daftar desa ini.", field="musyawarah")
    if len(data.members) > MOST_MEMBERS:
        raise DomainError(f"Anggota tim paling banyak {MOST_MEMBERS} orang.")
    for member in data.members:
        _check(tim, member)
    people = [member.orang.pk for member in data.members if member.orang]
    if len(people) != len(set(people)):
        raise DomainError("Ada orang yang tertulis dua kali dalam tim ini.")
    tim.kind, tim.year, tim.musyawarah = data.kind, data.year, data.musyawarah
    tim.decree_number, tim.decree_date = one_line(data.decree_number, 60), data.decree_date
    tim.field = one_line(data.field, 150)
    _refuse_used_number(tim)


def _check(tim: Tim, member: MemberData) -> None:
    if not member.name.strip():
        raise DomainError("Tulis nama setiap anggota.")
    if member.post not in TimPost.values:
        raise DomainError(f"Pilih kedudukan {member.name} dalam tim.")
    if member.gender and member.gender not in Gender.values:
        raise DomainError(f"Pilih L atau P untuk {member.name}.")
    if member.orang is not None and member.orang.desa_id != tim.desa_id:
        raise DomainError("Pilih orang dari daftar desa ini.")


def _refuse_used_number(tim: Tim) -> None:
    used = Tim.objects.alive().filter(desa=tim.desa_id, decree_number=tim.decree_number).exclude(pk=tim.pk)
    if tim.decree_number and used.exists():
        raise DomainError(f"Nomor SK {tim.decree_number} sudah dipakai untuk tim lain.", field="decree_number")


def _member_values(members: Sequence[MemberData]) -> list[dict[str, Any]]:
    return [
        {
            "name": one_line(member.name, 120),
            "gender": member.gender or (member.orang.gender if member.orang else ""),
            "unsur": one_line(member.unsur, 100),
            "post": member.post,
            "note": one_line(member.note, 100),
            "orang": member.orang,
        }
        for member in members
    ]


def _rktl_values(rows: Sequence[RktlData]) -> list[dict[str, Any]]:
    values = []
    for row in rows:
        activity = one_line(row.activity, 200)
        if not activity:
            raise DomainError("Tulis uraian setiap kegiatan.")
        if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
            raise DomainError(f"“{activity}” selesai sebelum mulai.")
        values.append(
            {
                "activity": activity,
                "starts_on": row.starts_on,
                "ends_on": row.ends_on,
                "place": one_line(row.place, 100),
                "note": one_line(row.note, 150),
            }
        )
    return values


def _write_children(tim: Tim, model: type[AnggotaTim] | type[RktlKegiatan], values: list[dict], act: Act) -> None:
    """Rows in their order: those that are there already are written over, so that their history goes on."""
    stored = list(model.objects.filter(tim=tim).order_by("position", "pk"))
    for position, (row, own) in enumerate(zip(stored, values, strict=False), start=1):
        own = own | {"position": position}
        if any(getattr(row, name) != value for name, value in own.items()):
            for name, value in own.items():
                setattr(row, name, value)
            save_with_history(row, act=act)
    for row in stored[len(values) :]:
        delete_with_history(row, act=act)
    new = enumerate(values[len(stored) :], start=len(stored) + 1)
    create_with_history([model(tim=tim, position=position, **own) for position, own in new], act=act)


def _lock(by: Membership, tim: Tim, *, version: int) -> Tim:
    may_write_tim(by, tim.desa_id).require()
    fresh = lock_row(tim, version=version)
    if fresh.deleted_at is not None:
        raise DomainError("Tim ini sudah dihapus. Pulihkan dahulu dari daftar.")
    return fresh
