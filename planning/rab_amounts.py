"""Arithmetic of a RAB in whole rupiah and Decimal: nothing here knows rows of the database."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


def row_amount(volume: Decimal, price: int) -> int:
    """Volume times price in rupiah, rounded half up: 2.5 x 1,501 is 3,753."""
    return int((volume * price).to_integral_value(ROUND_HALF_UP))


@dataclass(frozen=True)
class PriceDifference:
    """How far a price lies from the kabupaten's standard: rupiah, below zero when cheaper, and percent of the standard.

    `percent` is None where the standard is zero.
    """

    rupiah: int
    percent: Decimal | None

    @property
    def is_above(self) -> bool:
        """Whether the price is higher than the standard (rule R15)."""
        return self.rupiah > 0

    @property
    def is_below(self) -> bool:
        """Whether the price is lower than the standard."""
        return self.rupiah < 0

    @property
    def size(self) -> int:
        """Rupiah without its sign."""
        return abs(self.rupiah)

    @property
    def percent_size(self) -> Decimal | None:
        """Percent without its sign."""
        return None if self.percent is None else abs(self.percent)


def price_difference(price: int, standard: int) -> PriceDifference:
    """Set a price against the standard, both in rupiah per unit; percent has one decimal, rounded half up."""
    difference = price - standard
    if not standard:
        return PriceDifference(difference, None)
    percent = (Decimal(difference) * 100 / standard).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return PriceDifference(difference, percent)
