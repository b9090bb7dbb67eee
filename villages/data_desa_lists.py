"""Reading Data Desa: the four lists of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from places.models import Desa
from villages.enums import DataDesaCategory
from villages.models import DataDesa


@dataclass(frozen=True)
class DataDesaList:
    """One of the four lists."""

    category: DataDesaCategory
    rows: Sequence[DataDesa]

    @property
    def assessed(self) -> int:
        """How many entries were compared in the field."""
        return sum(row.is_assessed for row in self.rows)

    @property
    def filled(self) -> int:
        """How many entries say an amount or a remark."""
        return sum(row.amount is not None or bool(row.note) for row in self.rows)


@dataclass(frozen=True)
class DataDesaYear:
    """The four lists of a year, the years that there are, and what was deleted."""

    year: int
    years: Sequence[int]
    lists: Sequence[DataDesaList]
    deleted: Sequence[DataDesa]

    @property
    def is_empty(self) -> bool:
        """Whether the year has no entry at all."""
        return not any(found.rows for found in self.lists)

    @property
    def earlier(self) -> int | None:
        """The nearest other year, to copy from."""
        others = [year for year in self.years if year != self.year]
        return max((year for year in others if year < self.year), default=max(others, default=None))

    @property
    def copy_label(self) -> str:
        """ "Salin dari 2025"."""
        return f"Salin dari {self.earlier}"

    @property
    def choices(self) -> list[int]:
        """Years to look at: those there are, and this year with the next to begin with."""
        today = timezone.localdate().year
        return sorted({*self.years, self.year, today, today + 1})


def data_desa_year(desa: Desa, year: int | None = None) -> DataDesaYear:
    """The lists of a year, of the newest one when none is asked for; two queries."""
    living = DataDesa.objects.alive().filter(desa=desa)
    years = sorted(living.order_by().values_list("year", flat=True).distinct())
    shown = year if year and 2000 <= year <= 2100 else max(years, default=timezone.localdate().year)
    rows = list(DataDesa.objects.filter(desa=desa, year=shown))
    alive = [row for row in rows if row.deleted_at is None]
    lists = [DataDesaList(kind, [row for row in alive if row.category == kind]) for kind in DataDesaCategory]
    return DataDesaYear(shown, years, lists, [row for row in rows if row.deleted_at is not None])
