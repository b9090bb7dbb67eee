"""Loading the price standard of a kabupaten for a year."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import LARGEST
from places.models import Kabupaten
from planning.models import StandarHarga
from planning.policy import may_write_for_kabupaten
from planning.price_standard import PriceData, set_against

MOST_PRICES = 60_000
BATCH = 1_000


@dataclass(frozen=True)
class PriceResult:
    """What loading changed."""

    new: int
    changed: int
    removed: int
    unchanged: int


@transaction.atomic
def load_prices(*, by: Membership, kabupaten: Kabupaten, year: int, prices: Iterable[PriceData]) -> PriceResult:
    """Make the year's list equal to the prices: rows that stay keep their number, so budgets keep pointing to them.

    Raises DomainError for an empty list, an odd year, an odd price, the same row twice.
    """
    may_write_for_kabupaten(by, kabupaten.pk).require()
    if not 2000 <= year <= 2100:
        raise DomainError("Tahun anggaran tidak wajar.", field="year")
    wanted = list(prices)
    _check(wanted)
    Kabupaten.objects.select_for_update(no_key=True).get(pk=kabupaten.pk)
    found = set_against(wanted, kabupaten.pk, year)
    if found.new or found.changed or found.removed:
        summary = (
            f"Memuat standar harga {year}: {format_rupiah(len(found.new))} baru, "
            f"{format_rupiah(len(found.changed))} berubah, {format_rupiah(len(found.removed))} dihapus"
        )
        log_act(by=by, verb="load_prices", subject=kabupaten, place=kabupaten, summary=summary)
    for begin in range(0, len(found.removed), BATCH):  # a database takes only so many values in one statement
        StandarHarga.objects.filter(pk__in=[row.pk for row in found.removed[begin : begin + BATCH]]).delete()
    for row, price in found.changed:
        row.price = price
    StandarHarga.objects.bulk_update([row for row, _ in found.changed], ["price"], batch_size=BATCH)
    StandarHarga.objects.bulk_create(
        [
            StandarHarga(
                kabupaten=kabupaten, year=year, code=row.code, name=row.name, unit_name=row.unit, price=row.price
            )
            for row in found.new
        ],
        batch_size=BATCH,
    )
    return PriceResult(len(found.new), len(found.changed), len(found.removed), found.unchanged)


def _check(prices: list[PriceData]) -> None:
    if not prices:
        raise DomainError("Tidak ada harga yang dapat dimuat.", field="file")
    if len(prices) > MOST_PRICES:
        raise DomainError(f"Standar harga paling banyak {format_rupiah(MOST_PRICES)} baris.", field="file")
    if any(not row.name or not 0 <= row.price <= LARGEST for row in prices):
        raise DomainError("Ada harga tanpa uraian atau dengan jumlah yang tidak wajar.", field="file")
    if len({row.key for row in prices}) < len(prices):
        raise DomainError("Ada uraian dengan satuan yang sama ditulis dua kali.", field="file")
