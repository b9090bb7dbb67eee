"""The interval of a difference in change keeps its word: it finds what was planted, and seldom what is not there."""

from itertools import product
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.calculations.effect import (
    FEWEST_VILLAGES,
    Comparison,
    Group,
    Verdict,
    difference_in_change,
    group_of,
    group_of_counts,
)

SEEDS = range(100)
SIZES = [(5, 5), (5, 60), (8, 12), (20, 20), (30, 60), (49, 80)]
LARGE_ENOUGH = [(20, 20), (30, 60), (49, 80)]
counts = st.integers(min_value=0, max_value=40)
groups = st.builds(Group, counts, counts, counts, counts).filter(lambda group: group.villages)


def drawn(random: Random, villages: int, *, found: float, gone: float, new: float) -> Group:
    """Villages by chance: found before with this share, gone from those that had it, new among those that had not."""
    pairs = []
    for _ in range(villages):
        before = random.random() < found
        pairs.append((before, random.random() >= gone if before else random.random() < new))
    return group_of(pairs)


def planted(villages: int, *, found: float, fall: float) -> Group:
    """Villages of which this share had the finding, and that share of all lost it; nobody got it new."""
    before, gone = round(found * villages), round(fall * villages)
    return Group(both=before - gone, gone=gone, neither=villages - before)


@pytest.mark.parametrize(("trained", "untrained"), LARGE_ENOUGH)
def test_a_planted_fall_of_forty_points_excludes_no_difference(trained, untrained):
    interval = difference_in_change(planted(trained, found=0.7, fall=0.4), planted(untrained, found=0.7, fall=0.0))
    assert interval.difference == pytest.approx(-0.4, abs=0.02)
    assert interval.high < 0


@pytest.mark.parametrize(("trained", "untrained"), [(30, 60), (49, 80)])
def test_a_fall_of_forty_points_is_found_among_villages_that_come_and_go_by_chance(trained, untrained):
    found = 0
    for seed in SEEDS:
        random = Random(seed)
        first = drawn(random, trained, found=0.8, gone=0.5, new=0.0)
        second = drawn(random, untrained, found=0.8, gone=0.1, new=0.4)
        found += difference_in_change(first, second).high < 0
    assert found >= 90


@pytest.mark.parametrize("chance", [(0.5, 0.2, 0.2), (0.7, 0.3, 0.7), (0.9, 0.3, 0.3), (0.3, 0.7, 0.3)])
@pytest.mark.parametrize(("trained", "untrained"), SIZES)
def test_without_an_effect_no_difference_is_included_in_at_least_ninety_of_a_hundred(trained, untrained, chance):
    found, gone, new = chance
    included = 0
    for seed in SEEDS:
        random = Random(seed)
        pair = [drawn(random, size, found=found, gone=gone, new=new) for size in (trained, untrained)]
        included += difference_in_change(*pair).holds_zero
    assert included >= 90


def test_the_figures_are_those_of_the_method_worked_by_hand():
    # (1 - 9)/22 = -0.3636…, variance (10/22 - 0.1322…)/22; (1 - 1)/22 = 0, variance (2/22)/22
    interval = difference_in_change(Group(both=6, gone=8, neither=6), Group(both=14, neither=6))
    assert interval.difference == pytest.approx(-0.4)
    assert (interval.low, interval.high) == (pytest.approx(-0.6323, abs=1e-4), pytest.approx(-0.0950, abs=1e-4))


def ways(villages: int, gone: float, new: float) -> list[tuple[Group, float]]:
    """Every outcome of a group, with its probability."""
    kept = 1 - gone - new
    return [
        (Group(gone=g, new=n, neither=villages - g - n), comb(villages, g) * comb(villages - g, n) * p)
        for g in range(villages + 1)
        for n in range(villages - g + 1)
        if (p := gone**g * new**n * kept ** (villages - g - n))
    ]


CHANCES = [(0.0, 0.0), (0.1, 0.1), (0.45, 0.45), (0.3, 0.05), (0.1, 0.5), (0.6, 0.3), (0.9, 0.05)]


@pytest.mark.parametrize(("trained", "untrained"), [(5, 5), (5, 12)])
def test_small_groups_are_covered_exactly_as_often_as_is_said(trained, untrained):
    intervals: dict[tuple[Group, Group], tuple[float, float]] = {}
    covered = []
    for first in CHANCES:
        for second in CHANCES:
            truth, share = (first[1] - first[0]) - (second[1] - second[0]), 0.0
            for pair in product(ways(trained, *first), ways(untrained, *second)):
                (one, p), (other, q) = pair
                if (one, other) not in intervals:
                    found = difference_in_change(one, other)
                    intervals[one, other] = (found.low - 1e-9, found.high + 1e-9)
                low, high = intervals[one, other]
                share += p * q * (low <= truth <= high)
            covered.append(share)
    assert min(covered) >= 0.92
    assert sum(covered) / len(covered) >= 0.97


@given(groups, groups)
def test_the_interval_holds_its_difference_and_turns_round_with_the_groups(first, second):
    interval, turned = difference_in_change(first, second), difference_in_change(second, first)
    assert -2 <= interval.low <= interval.difference + 1e-12
    assert interval.difference - 1e-12 <= interval.high <= 2
    assert (turned.low, turned.high) == (pytest.approx(-interval.high), pytest.approx(-interval.low))


@given(groups, groups)
def test_more_villages_of_the_same_kind_never_widen_the_interval(first, second):
    def tenfold(group: Group) -> Group:
        return Group(*(10 * count for count in (group.both, group.gone, group.new, group.neither)))

    few, many = difference_in_change(first, second), difference_in_change(tenfold(first), tenfold(second))
    assert many.high - many.low <= few.high - few.low + 1e-12


@pytest.mark.parametrize(
    ("trained", "untrained"), [(FEWEST_VILLAGES - 1, 60), (60, FEWEST_VILLAGES - 1), (0, 60), (0, 0)]
)
def test_a_group_under_five_villages_is_too_small_to_say(trained, untrained):
    comparison = Comparison(Group(gone=trained), Group(neither=untrained))
    assert comparison.interval is None
    assert comparison.verdict is Verdict.TOO_FEW


@pytest.mark.parametrize(
    ("trained", "untrained", "says"),
    [
        (Group(gone=5), Group(both=5), Verdict.BETTER),
        (Group(both=5), Group(gone=5), Verdict.WORSE),
        (Group(both=3, gone=2), Group(both=5), Verdict.UNCLEAR),
    ],
)
def test_what_is_said_follows_from_the_interval(trained, untrained, says):
    assert Comparison(trained, untrained).verdict is says


def test_villages_are_counted_by_what_was_found_before_and_after():
    assert group_of([(True, True), (True, False), (True, False), (False, True)]) == Group(1, 2, 1, 0)
    assert group_of_counts([(3, 1), (2, 2), (0, 0), (0, 4), (1, 0)]) == Group(1, 2, 1, 1)


def test_a_group_without_villages_has_no_change():
    assert Group().change is None
    with pytest.raises(ValueError, match="without villages"):
        difference_in_change(Group(), Group(both=3))
