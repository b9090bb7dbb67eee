"""Which years and villages have ceilings, as the lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from accounts.models import Act
from places.models import Desa
from planning.models import PaguIndikatif, PaguTahun, RkpDesa


@dataclass(frozen=True)
class YearRow:
    """A budget year of one village; without `tahun` no ceilings have come yet. Sums in rupiah."""

    year: int
    desa: Desa
    tahun: PaguTahun | None
    amount: int = 0
    silpa: int = 0

    @property
    def total(self) -> int:
        """Pagu and SiLPA together."""
        return self.amount + self.silpa


def years_of_village(desa: Desa, today: date) -> list[YearRow]:
    """Years with ceilings, years with a yearly plan, and the next year; newest first. Three queries."""
    known = {tahun.year: tahun for tahun in PaguTahun.objects.filter(desa=desa)}
    planned = RkpDesa.objects.filter(desa=desa).values_list("year", flat=True)
    sums = _sums(known.values())
    years = sorted({*known, *planned, today.year + 1}, reverse=True)
    return [YearRow(year, desa, known.get(year), *_sum_of(sums, known.get(year))) for year in years]


def villages_in_year(villages: Iterable[Desa], year: int) -> list[YearRow]:
    """The given villages with their ceilings of a year; two queries."""
    listed = list(villages)
    known = {tahun.desa_id: tahun for tahun in PaguTahun.objects.filter(desa__in=listed, year=year)}
    sums = _sums(known.values())
    return [YearRow(year, desa, known.get(desa.pk), *_sum_of(sums, known.get(desa.pk))) for desa in listed]


def acts_on_pagu(tahun: PaguTahun) -> list[Act]:
    """Who wrote the ceilings of a year and what, the newest first; two queries."""
    numbers = PaguTahun.history.filter(id=tahun.pk).values_list("history_change_reason", flat=True)
    return list(Act.objects.filter(pk__in=[int(number) for number in numbers if (number or "").isdigit()]))


def _sums(years: Iterable[PaguTahun]) -> dict[int, tuple[int, int]]:
    rows = PaguIndikatif.objects.filter(tahun__in=[tahun.pk for tahun in years]).order_by().values("tahun")
    summed = rows.annotate(amount_sum=Sum("amount"), silpa_sum=Sum("silpa"))
    return {key: (amount, silpa) for key, amount, silpa in summed.values_list("tahun", "amount_sum", "silpa_sum")}


def _sum_of(sums: dict[int, tuple[int, int]], tahun: PaguTahun | None) -> tuple[int, int]:
    return sums.get(tahun.pk, (0, 0)) if tahun else (0, 0)
