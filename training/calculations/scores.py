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


def shown(value: Fraction | None) -> Decimal | None:
    """With one decimal, rounded half away from zero: 66,65 -> 66,7."""
    if value is None:
        return None
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(TENTH, ROUND_HALF_UP)
