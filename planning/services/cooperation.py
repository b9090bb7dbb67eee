"""Writing cooperation between villages and with third parties (UU 6/2014 arts 91-93)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership
from codes.models import Bidang, Satuan
from places.errors import DomainError
from places.models import Desa
from planning.enums import PartnerKind
from planning.models import KerjaSama
from planning.policy import may_write_for_village
from planning.services.data_rows import (
    copy_onto,
    lock_row,
    refuse_odd_agreement,
    refuse_odd_amount,
    refuse_odd_years,
    refuse_pointed,
    write_row,
)

_FIELDS = (
    "kind", "partner", "bidang", "name", "agreement_number", "agreement_date", "first_year", "last_year", "location",
    "volume", "unit", "manfaat", "partner_amount",
)  # fmt: skip


@dataclass(frozen=True)
class KerjaSamaData:
    """A cooperation as it is typed; `partner_amount` is what the partner pays, in whole rupiah."""

    kind: str
    partner: str
    bidang: Bidang
    name: str
    first_year: int
    last_year: int
    agreement_number: str = ""
    agreement_date: date | None = None
    location: str = ""
    volume: Decimal | None = None
    unit: Satuan | None = None
    manfaat: str = ""
    partner_amount: int | None = None
    sdgs: tuple[int, ...] = ()


@transaction.atomic
def create_cooperation(*, by: Membership, desa: Desa, data: KerjaSamaData) -> KerjaSama:
    """Enter a cooperation. Raises DomainError, naming the field, when the data contradict themselves."""
    may_write_for_village(by, desa.pk).require()
    row = KerjaSama(desa=desa)
    _apply(row, data, desa)
    return write_row(row, by=by, verb="create_cooperation", place=desa, summary=f"Menambah kerja sama “{row}”")


@transaction.atomic
def update_cooperation(*, by: Membership, row: KerjaSama, version: int, data: KerjaSamaData) -> KerjaSama:
    """Write the whole cooperation. Raises StaleVersion when somebody saved in between."""
    row = _locked(by, row, version=version)
    if row.deleted_at is not None:
        raise DomainError("Kerja sama ini sudah dihapus. Pulihkan dahulu dari daftar.")
    _apply(row, data, row.desa)
    return write_row(row, by=by, verb="update_cooperation", place=row.desa, summary=f"Mengubah kerja sama “{row}”")


@transaction.atomic
def delete_cooperation(*, by: Membership, row: KerjaSama, version: int) -> KerjaSama:
    """Take the cooperation out of the lists; a second delete changes nothing.

    Raises DomainError while lines point to it.
    """
    row = _locked(by, row)
    if row.deleted_at is not None:
        return row
    lock_row(row, version=version)
    refuse_pointed(row, what="Kerja sama")
    row.deleted_at = timezone.now()
    return write_row(row, by=by, verb="delete_cooperation", place=row.desa, summary=f"Menghapus kerja sama “{row}”")


@transaction.atomic
def restore_cooperation(*, by: Membership, row: KerjaSama) -> KerjaSama:
    """Undo a delete; restoring a living cooperation changes nothing."""
    row = _locked(by, row)
    if row.deleted_at is None:
        return row
    row.deleted_at = None
    return write_row(row, by=by, verb="restore_cooperation", place=row.desa, summary=f"Memulihkan kerja sama “{row}”")


def _locked(by: Membership, row: KerjaSama, *, version: int | None = None) -> KerjaSama:
    may_write_for_village(by, row.desa_id).require()
    return lock_row(row, version=version)


def _apply(row: KerjaSama, data: KerjaSamaData, desa: Desa) -> None:
    if data.kind not in PartnerKind.values:
        raise DomainError("Pilih jenis kerja samanya.", field="kind")
    if not data.partner.strip():
        raise DomainError("Tulis nama desa atau pihak ketiga.", field="partner")
    if not data.name.strip():
        raise DomainError("Tulis nama program atau kegiatannya.", field="name")
    if data.unit is not None and data.unit.kabupaten_id not in (None, desa.kabupaten_id):
        raise DomainError("Satuan ini milik kabupaten lain.", field="unit")
    refuse_odd_years(data.first_year, data.last_year)
    refuse_odd_agreement(data.agreement_number, data.agreement_date)
    refuse_odd_amount(data.partner_amount, field="partner_amount")
    copy_onto(row, data, _FIELDS)
    row.sdgs = sorted(set(data.sdgs))
