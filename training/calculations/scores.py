"""Points of a test: exact while they are added up, one decimal when they are shown."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

TENTH = Decimal("0.1")
FULL = 100


def points(right: int, asked: int) -> Fraction:
    """0 to 100, exact."""
    return Fraction(FULL * right, asked)


def mean(values: Sequence[Fraction | int]) -> Fraction | None:
    """The mean, exact; of nothing there is none."""
    return Fraction(sum(values), len(values)) if values else None


def shown(value: Fraction) -> Decimal:
    """With one decimal, rounded half away from zero: 66,65 -> 66,7."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(TENTH, ROUND_HALF_UP)


def shown_mean(values: Sequence[Fraction | int]) -> Decimal | None:
    """The mean with one decimal; of nothing there is none."""
    found = mean(values)
    return None if found is None else shown(found)
