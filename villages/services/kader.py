"""Writing the register of cadres."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa, Orang
from villages.enums import KaderKind
from villages.models import Kader
from villages.policy_people import may_write_kelompok
from villages.services.locking import lock_desa
from villages.services.orang import new_orang
from villages.services.rows import lock_row, one_line, write_row


@dataclass(frozen=True)
class KaderData:
    """A cadre: a person of the village, or the name of a new one (only when he is entered)."""

    kind: str
    orang: Orang | None = None
    name: str = ""
    gender: str = ""
    decree: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@transaction.atomic
def create_kader(*, by: Membership, desa: Desa, data: KaderData) -> Kader:
    """Enter a cadre. Raises NotAllowed, DomainError naming the field."""
    desa = lock_desa(desa)
    may_write_kelompok(by, desa).require()
    if data.orang is not None and data.orang.desa_id != desa.pk:
        raise DomainError("Pilih orang dari daftar desa ini.", field="name")
    kader = Kader(desa=desa)
    _take(kader, data)
    kader.orang = data.orang or new_orang(desa, name=data.name, gender=data.gender)
    _refuse_twice(kader)
    write_row(kader, by=by, verb="create_kader", desa=desa, summary=f"Mencatat {kader}")
    return kader


@transaction.atomic
def update_kader(*, by: Membership, kader: Kader, version: int, data: KaderData) -> Kader:
    """Write kind, decree and dates of a cadre. Raises NotAllowed, StaleVersion, DomainError."""
    may_write_kelompok(by, kader.desa).require()
    fresh = lock_row(kader, version=version)
    _take(fresh, data)
    _refuse_twice(fresh)
    write_row(fresh, by=by, verb="update_kader", desa=fresh.desa, summary=f"Mengubah {fresh}")
    return fresh


@transaction.atomic
def remove_kader(*, by: Membership, kader: Kader) -> None:
    """Take out a cadre who was entered by mistake; who served is ended by a date instead."""
    may_write_kelompok(by, kader.desa).require()
    fresh = lock_row(kader)
    log_act(by=by, verb="remove_kader", subject=fresh, place=fresh.desa, summary=f"Menghapus {fresh}")
    fresh.delete()


def _take(kader: Kader, data: KaderData) -> None:
    if data.starts_on and data.ends_on and data.ends_on < data.starts_on:
        raise DomainError("Tanggal sampai tidak boleh sebelum tanggal mulai.", field="ends_on")
    kader.kind, kader.decree = KaderKind(data.kind), one_line(data.decree, 100)
    kader.starts_on, kader.ends_on, kader.note = data.starts_on, data.ends_on, one_line(data.note, 150)


def _refuse_twice(kader: Kader) -> None:
    same = Kader.objects.filter(orang=kader.orang, kind=kader.kind, ends_on=None).exclude(pk=kader.pk)
    if kader.ends_on is None and same.exists():
        raise DomainError(f"{kader.orang.name} sudah tercatat sebagai {kader.get_kind_display()}.", field="name")
