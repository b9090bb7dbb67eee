"""Writing Data Desa: what there is in the village, list by list and year by year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.act_log import create_with_history, log_act, save_with_history
from accounts.models import Act, Membership
from places.errors import DomainError, StaleVersion
from places.models import Desa
from villages.data_desa_rows import starting_rows
from villages.enums import DataDesaCategory
from villages.models import DataDesa
from villages.policy_people import may_write_data_desa
from villages.services.locking import lock_desa
from villages.services.rows import lock_row, one_line, write_row

FIRST_YEAR, LAST_YEAR = 2000, 2100
LARGEST = Decimal(10) ** 11


@dataclass(frozen=True)
class DataDesaData:
    """One entry; `amount` in `unit`, `assessed_on` the day it was compared in the field."""

    category: str
    label: str
    group: str = ""
    amount: Decimal | None = None
    unit: str = ""
    note: str = ""
    source: str = ""
    is_assessed: bool = False
    assessed_on: date | None = None


@dataclass(frozen=True)
class FilledRow:
    """What the page that fills a list says of one entry, and the version that it was filled in from."""

    pk: int
    version: int
    amount: Decimal | None
    unit: str
    note: str
    is_assessed: bool


class RowsRefused(StaleVersion):
    """Some entries were saved by others in between; `pks` are theirs."""

    def __init__(self, pks: frozenset[int]) -> None:
        super().__init__("Sebagian baris baru saja disimpan oleh orang lain.")
        self.pks = pks


@transaction.atomic
def create_data_desa(*, by: Membership, desa: Desa, year: int, data: DataDesaData) -> DataDesa:
    """Enter one more entry at the end of its list. Raises NotAllowed, DomainError naming the field."""
    desa = _lock_village(by, desa, year)
    row = DataDesa(desa=desa, year=year, position=_last_position(desa, year, data.category) + 1)
    _take(row, data)
    write_row(row, by=by, verb="create_data_desa", desa=desa, summary=f"Data Desa {year}: menambah {row.label}")
    return row


@transaction.atomic
def update_data_desa(*, by: Membership, row: DataDesa, version: int, data: DataDesaData) -> DataDesa:
    """Write an entry. Raises NotAllowed, StaleVersion, DomainError."""
    fresh = _lock(by, row, version=version)
    if fresh.deleted_at is not None:
        raise DomainError("Baris ini sudah dihapus. Pulihkan dahulu.")
    _take(fresh, data)
    write_row(fresh, by=by, verb="update_data_desa", desa=fresh.desa, summary=_about(fresh, "mengubah"))
    return fresh


@transaction.atomic
def delete_data_desa(*, by: Membership, row: DataDesa, version: int) -> DataDesa:
    """Delete an entry; it can be restored. A second time changes nothing."""
    fresh = _lock(by, row)
    if fresh.deleted_at is not None:
        return fresh
    if fresh.version != version:
        raise StaleVersion("Baris ini baru saja disimpan oleh orang lain.")
    fresh.deleted_at = timezone.now()
    write_row(fresh, by=by, verb="delete_data_desa", desa=fresh.desa, summary=_about(fresh, "menghapus"))
    return fresh


@transaction.atomic
def restore_data_desa(*, by: Membership, row: DataDesa) -> DataDesa:
    """Undo a delete; a second time changes nothing."""
    fresh = _lock(by, row)
    if fresh.deleted_at is not None:
        fresh.deleted_at = None
        write_row(fresh, by=by, verb="restore_data_desa", desa=fresh.desa, summary=_about(fresh, "memulihkan"))
    return fresh


@transaction.atomic
def start_data_desa(*, by: Membership, desa: Desa, year: int) -> int:
    """Write the usual entries (F-RPJM-03 … 06) that a year has not yet, to be filled in; gives how many."""
    desa = _lock_village(by, desa, year)
    rows = [
        DataDesa(desa=desa, year=year, category=row.category, group=row.group, label=row.label, unit=row.unit)
        for row in starting_rows()
    ]
    return _write_new(by, desa, year, rows, "baris baku")


@transaction.atomic
def copy_data_desa(*, by: Membership, desa: Desa, from_year: int, year: int) -> int:
    """Copy the entries of another year that this one has not yet, still to be assessed; gives how many."""
    desa = _lock_village(by, desa, year)
    if from_year == year:
        raise DomainError("Pilih tahun lain sebagai sumber salinan.")
    fields = ("category", "group", "label", "amount", "unit", "note", "source")
    old = DataDesa.objects.alive().filter(desa=desa, year=from_year)
    rows = [DataDesa(desa=desa, year=year, **{name: getattr(row, name) for name in fields}) for row in old]
    return _write_new(by, desa, year, rows, f"salinan dari {from_year}")


@transaction.atomic
def fill_data_desa(
    *, by: Membership, desa: Desa, year: int, category: str, rows: Sequence[FilledRow], assessed_on: date | None
) -> int:
    """Write the amounts of a whole list at once, or nothing; gives how many entries changed. Raises RowsRefused."""
    desa = _lock_village(by, desa, year)
    stored = DataDesa.objects.alive().filter(desa=desa, year=year, category=category).in_bulk([row.pk for row in rows])
    changed = [row for row in rows if row.pk in stored and _differs(stored[row.pk], row)]
    stale = frozenset(row.pk for row in changed if stored[row.pk].version != row.version)
    if stale:
        raise RowsRefused(stale)
    if not changed:
        return 0
    summary = f"Data Desa {year}, {DataDesaCategory(category).label.lower()}: {len(changed)} baris"
    act = log_act(by=by, verb="fill_data_desa", subject=desa, place=desa, summary=summary)
    for row in changed:
        _fill(stored[row.pk], row, assessed_on, act)
    return len(changed)


def _fill(stored: DataDesa, row: FilledRow, assessed_on: date | None, act: Act) -> None:
    _refuse_odd_amount(row.amount)
    was_assessed = stored.is_assessed
    stored.amount, stored.unit, stored.note = row.amount, one_line(row.unit, 30), one_line(row.note, 200)
    stored.is_assessed = row.is_assessed
    if row.is_assessed and not was_assessed:
        stored.assessed_on = _assessment_day(assessed_on)
    elif not row.is_assessed:
        stored.assessed_on = None
    stored.version += 1
    save_with_history(stored, act=act)


def _differs(stored: DataDesa, row: FilledRow) -> bool:
    now = (stored.amount, stored.unit, stored.note, stored.is_assessed)
    return now != (row.amount, one_line(row.unit, 30), one_line(row.note, 200), row.is_assessed)


def _write_new(by: Membership, desa: Desa, year: int, rows: Iterable[DataDesa], what: str) -> int:
    there = DataDesa.objects.alive().filter(desa=desa, year=year)
    known = {(row.category, row.label.casefold()) for row in there}
    new = [row for row in rows if (row.category, row.label.casefold()) not in known]
    if not new:
        return 0
    last = there.aggregate(last=Max("position"))["last"] or 0
    for position, row in enumerate(new, start=last + 1):
        row.position = position
    summary = f"Data Desa {year}: {len(new)} {what}"
    create_with_history(new, act=log_act(by=by, verb="start_data_desa", subject=desa, place=desa, summary=summary))
    return len(new)


def _take(row: DataDesa, data: DataDesaData) -> None:
    label = one_line(data.label, 150)
    if not label:
        raise DomainError("Tulis uraiannya.", field="label")
    _refuse_odd_amount(data.amount)
    row.category, row.label, row.group = DataDesaCategory(data.category), label, one_line(data.group, 80)
    row.amount, row.unit = data.amount, one_line(data.unit, 30)
    row.note, row.source = one_line(data.note, 200), one_line(data.source, 100)
    row.is_assessed = data.is_assessed
    row.assessed_on = _assessment_day(data.assessed_on) if data.is_assessed else None


def _assessment_day(day: date | None) -> date:
    today = timezone.localdate()
    if day is not None and not date(FIRST_YEAR, 1, 1) <= day <= today:
        raise DomainError("Tanggal pemeriksaan tidak masuk akal.", field="assessed_on")
    return day or today


def _refuse_odd_amount(amount: Decimal | None) -> None:
    if amount is not None and not 0 <= amount < LARGEST:
        raise DomainError("Jumlah tidak masuk akal. Periksa banyaknya angka nol.", field="amount")


def _lock_village(by: Membership, desa: Desa, year: int) -> Desa:
    desa = lock_desa(desa)
    may_write_data_desa(by, desa).require()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DomainError("Tahun data tidak wajar.", field="year")
    return desa


def _lock(by: Membership, row: DataDesa, *, version: int | None = None) -> DataDesa:
    may_write_data_desa(by, row.desa).require()
    return lock_row(row, version=version)


def _last_position(desa: Desa, year: int, category: str) -> int:
    rows = DataDesa.objects.filter(desa=desa, year=year, category=category)
    return rows.aggregate(last=Max("position"))["last"] or 0


def _about(row: DataDesa, verb: str) -> str:
    return f"Data Desa {row.year}: {verb} {row.label}"
