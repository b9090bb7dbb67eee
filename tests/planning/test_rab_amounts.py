"""Volume times price in whole rupiah, and how far a price lies from the standard."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.rab_amounts import price_difference, row_amount

VOLUMES = st.decimals(min_value=0, max_value=10**10, places=3, allow_nan=False, allow_infinity=False)
PRICES = st.integers(min_value=0, max_value=10**15)


@pytest.mark.parametrize(
    ("volume", "price", "amount"),
    [
        ("2.5", 1_501, 3_753),  # 3752.5
        ("0.5", 1, 1),
        ("0.499", 1, 0),
        ("1.1", 3_000_000, 3_300_000),
        ("0.001", 499, 0),
        ("0.001", 500, 1),
        ("0", 10**15, 0),
        ("24", 310_000, 7_440_000),
    ],
)
def test_a_row_is_rounded_half_up_to_rupiah(volume, price, amount):
    assert row_amount(Decimal(volume), price) == amount


@given(VOLUMES, PRICES)
def test_a_row_is_the_nearest_rupiah_to_the_true_product(volume, price):
    true = Fraction(volume) * price
    amount = row_amount(volume, price)
    assert amount - Fraction(1, 2) <= true < amount + Fraction(1, 2)


@given(VOLUMES, VOLUMES, PRICES)
def test_more_volume_never_costs_less(one, other, price):
    small, large = sorted([one, other])
    assert row_amount(small, price) <= row_amount(large, price)


@pytest.mark.parametrize(
    ("price", "standard", "rupiah", "percent"),
    [
        (72_000, 68_000, 4_000, "5.9"),
        (300_000, 310_000, -10_000, "-3.2"),
        (5, 5, 0, "0.0"),
        (5, 0, 5, None),
    ],
)
def test_a_price_is_set_against_the_standard(price, standard, rupiah, percent):
    found = price_difference(price, standard)
    assert (found.rupiah, found.percent) == (rupiah, percent and Decimal(percent))
    assert (found.is_above, found.is_below) == (rupiah > 0, rupiah < 0)


@given(st.integers(0, 10**15), st.integers(1, 10**15))
def test_percent_and_rupiah_point_the_same_way(price, standard):
    found = price_difference(price, standard)
    assert found.size == abs(price - standard)
    assert found.percent * found.rupiah >= 0
