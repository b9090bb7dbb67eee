"""Writing the priorities of a kabupaten that village plans refer to (UU 6/2014 art. 79(1))."""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import Membership
from places.errors import DomainError
from places.models import Kabupaten
from planning.enums import PriorityKind
from planning.models import PrioritasKabupaten
from planning.policy import may_write_for_kabupaten
from planning.services.data_rows import copy_onto, lock_row, refuse_odd_years, write_row

_FIELDS = ("kind", "code", "name", "first_year", "last_year")


@dataclass(frozen=True)
class PriorityData:
    """A priority as it is typed."""

    kind: str
    name: str
    first_year: int
    last_year: int
    code: str = ""


@transaction.atomic
def create_priority(*, by: Membership, kabupaten: Kabupaten, data: PriorityData) -> PrioritasKabupaten:
    """Enter a priority. Raises DomainError, naming the field, when the data contradict themselves."""
    may_write_for_kabupaten(by, kabupaten.pk).require()
    row = PrioritasKabupaten(kabupaten=kabupaten)
    _apply(row, data)
    return write_row(row, by=by, verb="create_priority", place=kabupaten, summary=f"Menambah prioritas “{row}”")


@transaction.atomic
def update_priority(*, by: Membership, row: PrioritasKabupaten, version: int, data: PriorityData) -> PrioritasKabupaten:
    """Write the whole priority. Raises StaleVersion when somebody saved in between."""
    may_write_for_kabupaten(by, row.kabupaten_id).require()
    row = lock_row(row, version=version)
    _apply(row, data)
    return write_row(row, by=by, verb="update_priority", place=row.kabupaten, summary=f"Mengubah prioritas “{row}”")


@transaction.atomic
def retire_priority(*, by: Membership, row: PrioritasKabupaten) -> PrioritasKabupaten:
    """Offer the priority to no new line; lines that point to it keep it. A second time changes nothing."""
    return _use(by, row, is_retired=True, verb="retire_priority", words="Tidak memakai lagi prioritas")


@transaction.atomic
def reinstate_priority(*, by: Membership, row: PrioritasKabupaten) -> PrioritasKabupaten:
    """Offer a retired priority again. A second time changes nothing."""
    return _use(by, row, is_retired=False, verb="reinstate_priority", words="Memakai kembali prioritas")


def _use(by: Membership, row: PrioritasKabupaten, *, is_retired: bool, verb: str, words: str) -> PrioritasKabupaten:
    may_write_for_kabupaten(by, row.kabupaten_id).require()
    row = lock_row(row)
    if row.is_retired == is_retired:
        return row
    row.is_retired = is_retired
    return write_row(row, by=by, verb=verb, place=row.kabupaten, summary=f"{words} “{row}”")


def _apply(row: PrioritasKabupaten, data: PriorityData) -> None:
    if data.kind not in PriorityKind.values:
        raise DomainError("Pilih dokumennya.", field="kind")
    if not data.name.strip():
        raise DomainError("Tulis prioritasnya.", field="name")
    refuse_odd_years(data.first_year, data.last_year)
    copy_onto(row, data, _FIELDS)
