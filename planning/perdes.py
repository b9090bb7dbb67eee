"""A Perdes as planning knows it: its number, its day, its scan, and which numbers are taken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File

from places.errors import DomainError
from planning.models import PlanEdition, RkpDesa, RpjmDesa

_FIRST_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Perdes:
    """Number and day of a Perdes, with the scan of the signed paper where there is one."""

    number: str
    day: date
    scan: File | None = None


def perdes_key(number: str, day: date) -> tuple[int, str]:
    """Year and number: "3", "03" and "3 Tahun 2020" are one number of 2020."""
    found = _FIRST_NUMBER.search(number)
    return day.year, str(int(found[0])) if found else number.strip().casefold()


def refuse_odd_number(plan: RpjmDesa | RkpDesa, number: str, day: date) -> None:
    """Raises DomainError when the number is empty or another Perdes of the village bears it that year (rule R35)."""
    if not number.strip():
        raise DomainError("Isi nomor Perdes.", field="perdes_number")
    if any(perdes_key(*taken) == perdes_key(number, day) for taken in _taken(plan.desa_id, day.year)):
        raise DomainError(f"Perdes Nomor {number.strip()} sudah dipakai tahun itu.", field="perdes_number")


def _taken(desa_id: int, year: int) -> Iterator[tuple[str, date]]:
    """Perdes of the year: of editions, and of plans that were enacted before anything was frozen."""
    for model in (PlanEdition, RpjmDesa, RkpDesa):
        rows = model.objects.filter(desa=desa_id, perdes_date__year=year).order_by()
        yield from rows.values_list("perdes_number", "perdes_date")
