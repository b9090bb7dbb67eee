"""Shares, points and intervals as people read them; page, picture and workbook say the same."""

from decimal import ROUND_HALF_UP, Decimal

from training.calculations.effect import Comparison, Group, Interval

MINUS = "−"
_TENTH = Decimal("0.1")
_ONE = Decimal(1)


def share_words(part: int, whole: int) -> str:
    """ "12 dari 49 (24%)"; "–" without a whole."""
    if not whole:
        return "–"
    percent = (Decimal(100 * part) / whole).quantize(_ONE, ROUND_HALF_UP)
    return f"{part} dari {whole} ({percent}%)"


def points(share: float | None, places: Decimal = _TENTH) -> Decimal | None:
    """A share as percentage points, -0.4 as -40.0; None stays None, zero has no sign."""
    return None if share is None else Decimal(str(share * 100)).quantize(places, ROUND_HALF_UP) + 0


def points_words(share: float | None) -> str:
    """ "−40", "+7", "0"; "–" for none."""
    value = points(share, _ONE)
    if value is None:
        return "–"
    return f"{MINUS if value < 0 else '+' if value > 0 else ''}{abs(value)}"


def change_words(group: Group) -> str:
    """ "−40 poin"; "–" without villages."""
    return "–" if group.change is None else f"{points_words(group.change)} poin"


def interval_words(interval: Interval | None) -> str:
    """ "−40 poin (selang 95%: −52 sampai −28)"; "–" where nothing is worked out."""
    if interval is None:
        return "–"
    ends = f"{points_words(interval.low)} sampai {points_words(interval.high)}"
    return f"{points_words(interval.difference)} poin (selang 95%: {ends})"


def verdict_words(comparison: Comparison) -> str:
    """What may be said, with the first letter as a sentence has it."""
    words = comparison.verdict.value
    return words[0].upper() + words[1:]
