"""What writing programmes, cooperation and priorities has in common."""

from datetime import date
from typing import TypeVar

from django.db.models import Model
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from places.formats.rupiah_input import LARGEST
from places.models import Desa, Kabupaten
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk
from planning.pointing import count_pointing

Row = TypeVar("Row", ProgramMasuk, KerjaSama, PrioritasKabupaten)
OLDEST_AGREEMENT = date(1999, 1, 1)  # before UU 22/1999 no village could make one


def lock_row(row: Row, *, version: int | None = None) -> Row:
    """The row, locked until the transaction ends. Raises StaleVersion when it is not of that version."""
    fresh = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Data ini baru saja disimpan oleh orang lain.")
    return fresh


def write_row(row: Row, *, by: Membership, verb: str, place: Desa | Kabupaten, summary: str) -> Row:
    """Log the act and save the row with its history; a stored row gets its next version."""
    if row.pk is not None:
        row.version += 1
    act = log_act(by=by, verb=verb, subject=row, place=place, summary=summary)
    save_with_history(row, act=act)
    return row


def copy_onto(row: Model, data: object, fields: tuple[str, ...]) -> None:
    """Copy the fields of the data onto the row, texts without blanks around them."""
    for field in fields:
        value = getattr(data, field)
        setattr(row, field, value.strip() if isinstance(value, str) else value)


def refuse_odd_years(first_year: int, last_year: int) -> None:
    """Raise DomainError when the years are no period of a plan."""
    if not 2000 <= first_year <= 2100:
        raise DomainError("Tahun pertama tidak wajar.", field="first_year")
    if not first_year <= last_year <= 2100:
        raise DomainError("Tahun terakhir tidak boleh sebelum tahun pertama.", field="last_year")


def refuse_odd_amount(amount: int | None, *, field: str) -> None:
    """Raise DomainError for rupiah that nobody can have meant."""
    if amount is not None and not 0 <= amount <= LARGEST:
        raise DomainError("Jumlah tidak masuk akal. Periksa banyaknya angka nol.", field=field)


def refuse_pointed(row: Row, *, what: str) -> None:
    """Raise DomainError while living lines point to the row: a plan would name what is not there."""
    if count := count_pointing(row):
        raise DomainError(f"{what} ini masih ditunjuk {count} kegiatan. Lepaskan dahulu dari kegiatan itu.")


def refuse_odd_agreement(number: str, day: date | None) -> None:
    """Raise DomainError for a date without number, and for one that has not come or lies before any such law."""
    if day is None:
        return
    if not number.strip():
        raise DomainError("Tulis juga nomor perjanjian atau berita acaranya.", field="agreement_number")
    if not OLDEST_AGREEMENT <= day <= timezone.localdate():
        raise DomainError("Tanggal perjanjian tidak masuk akal. Periksa tahunnya.", field="agreement_date")
