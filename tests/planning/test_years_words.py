"""Ticked years as words."""

import pytest

from planning.facts import LineFact, YearFact


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((), ""),
        ((2027,), "2027"),
        ((2027, 2028), "2027, 2028"),
        ((2027, 2028, 2029), "2027–2029"),
        ((2027, 2029, 2030, 2031, 2034), "2027, 2029–2031, 2034"),
    ],
)
def test_runs_of_years_are_drawn_together(years, words):
    facts = tuple(YearFact(year, "", None, ()) for year in years)
    line = LineFact.__new__(LineFact)
    object.__setattr__(line, "years", facts)
    assert line.years_words == words
