"""What the service of a RAB takes: plain values, already read from a form or a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from codes.models import Satuan, SumberDana
from planning.line_data import CostData
from planning.models import StandarHarga
from planning.rab_amounts import row_amount


@dataclass(frozen=True)
class RabRowData:
    """One row; `pk` is that of the row it replaces. Price in rupiah per unit; no source means "belum dibagi"."""

    group: str
    name: str
    volume: Decimal
    price: int
    unit: Satuan | None = None
    sumber: SumberDana | None = None
    standar: StandarHarga | None = None
    pk: int | None = None

    @property
    def amount(self) -> int:
        """Rupiah of the row."""
        return row_amount(self.volume, self.price)


def costs_of_rows(rows: Iterable[RabRowData], candidates: Iterable[SumberDana] = ()) -> tuple[CostData, ...]:
    """The financing that a RAB amounts to: one cost per source, rows without one together "belum dibagi".

    Sources that were candidates for the undivided part remain so while there is such a part.
    """
    sources: dict[int | None, SumberDana | None] = {}
    totals: dict[int | None, int] = {}
    for row in rows:
        key = row.sumber.pk if row.sumber else None
        sources[key] = row.sumber
        totals[key] = totals.get(key, 0) + row.amount
    costs = [CostData(sources[key], amount) for key, amount in totals.items() if key is not None]
    if totals.get(None):
        costs += [CostData(source, None) for source in candidates if source.pk not in totals]
        costs.append(CostData(None, totals[None]))
    return tuple(costs)
