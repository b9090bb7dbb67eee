"""Writing programmes of higher governments that enter the village (Permendagri 114/2014 art. 10)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership
from codes.models import Bidang, Satuan
from places.errors import DomainError
from places.models import Desa
from planning.enums import GovernmentLevel
from planning.models import ProgramMasuk
from planning.policy import may_write_for_village
from planning.services.data_rows import (
    copy_onto,
    lock_row,
    refuse_odd_amount,
    refuse_odd_years,
    refuse_pointed,
    write_row,
)

_FIELDS = (
    "bidang", "name", "level", "organiser", "document", "first_year", "last_year", "location", "volume", "unit",
    "amount",
)  # fmt: skip


@dataclass(frozen=True)
class ProgramData:
    """A programme as it is typed; `amount` in whole rupiah over all its years."""

    bidang: Bidang
    name: str
    level: str
    first_year: int
    last_year: int
    organiser: str = ""
    document: str = ""
    location: str = ""
    volume: Decimal | None = None
    unit: Satuan | None = None
    amount: int | None = None
    sdgs: tuple[int, ...] = ()


@transaction.atomic
def create_program(*, by: Membership, desa: Desa, data: ProgramData) -> ProgramMasuk:
    """Enter a programme. Raises DomainError, naming the field, when the data contradict themselves."""
    may_write_for_village(by, desa.pk).require()
    program = ProgramMasuk(desa=desa)
    _apply(program, data, desa)
    summary = f"Menambah program masuk desa “{program.name}”"
    return write_row(program, by=by, verb="create_program", place=desa, summary=summary)


@transaction.atomic
def update_program(*, by: Membership, row: ProgramMasuk, version: int, data: ProgramData) -> ProgramMasuk:
    """Write the whole programme. Raises StaleVersion when somebody saved in between."""
    row = _locked(by, row, version=version)
    if row.deleted_at is not None:
        raise DomainError("Program ini sudah dihapus. Pulihkan dahulu dari daftar.")
    _apply(row, data, row.desa)
    summary = f"Mengubah program masuk desa “{row.name}”"
    return write_row(row, by=by, verb="update_program", place=row.desa, summary=summary)


@transaction.atomic
def delete_program(*, by: Membership, row: ProgramMasuk, version: int) -> ProgramMasuk:
    """Take the programme out of the lists; a second delete changes nothing.

    Raises DomainError while lines point to it.
    """
    row = _locked(by, row)
    if row.deleted_at is not None:
        return row
    lock_row(row, version=version)
    refuse_pointed(row, what="Program")
    row.deleted_at = timezone.now()
    summary = f"Menghapus program masuk desa “{row.name}”"
    return write_row(row, by=by, verb="delete_program", place=row.desa, summary=summary)


@transaction.atomic
def restore_program(*, by: Membership, row: ProgramMasuk) -> ProgramMasuk:
    """Undo a delete; restoring a living programme changes nothing."""
    row = _locked(by, row)
    if row.deleted_at is None:
        return row
    row.deleted_at = None
    summary = f"Memulihkan program masuk desa “{row.name}”"
    return write_row(row, by=by, verb="restore_program", place=row.desa, summary=summary)


def _locked(by: Membership, row: ProgramMasuk, *, version: int | None = None) -> ProgramMasuk:
    may_write_for_village(by, row.desa_id).require()
    return lock_row(row, version=version)


def _apply(program: ProgramMasuk, data: ProgramData, desa: Desa) -> None:
    if not data.name.strip():
        raise DomainError("Tulis nama program atau kegiatannya.", field="name")
    if data.level not in GovernmentLevel.values:
        raise DomainError("Pilih dari pemerintah mana program ini datang.", field="level")
    if data.unit is not None and data.unit.kabupaten_id not in (None, desa.kabupaten_id):
        raise DomainError("Satuan ini milik kabupaten lain.", field="unit")
    refuse_odd_years(data.first_year, data.last_year)
    refuse_odd_amount(data.amount, field="amount")
    copy_onto(program, data, _FIELDS)
    program.sdgs = sorted(set(data.sdgs))
