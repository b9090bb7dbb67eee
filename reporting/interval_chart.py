"""Differences with their intervals around no difference; `templates/reporting/_interval_chart.html` draws them.

Places along the line are percent of the picture's width, so that letters keep their size on a phone and on a screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.charts import LINE_HEIGHT, ROW_GAP, TextLine, wrap_label

FIRST, LAST = 2.0, 98.0  # percent of the width that the line takes
HALF_HEIGHT = 7  # pixels from the line to the top of its ends


@dataclass(frozen=True)
class Span:
    """A difference between `low` and `high`, as shares; without them there is too little to draw."""

    label: str
    words: str
    difference: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class DrawnSpan:
    """A line with its ends and its point, in percent of the width; "" where nothing is drawn."""

    label: tuple[TextLine, ...]
    words: str
    words_y: int
    y: int
    low: str = ""
    high: str = ""
    point: str = ""

    @property
    def top(self) -> int:
        """Top of the ends."""
        return self.y - HALF_HEIGHT

    @property
    def foot(self) -> int:
        """Foot of the ends."""
        return self.y + HALF_HEIGHT


@dataclass(frozen=True)
class IntervalChart:
    """Spans one below the other on one scale; `zero` is where no difference lies."""

    name: str
    title: str
    description: str
    height: int
    zero: str
    left: str
    right: str
    spans: tuple[DrawnSpan, ...]


def interval_chart(name: str, title: str, spans: Sequence[Span], *, left: str, right: str) -> IntervalChart:
    """Spans in the given order on a scale that is as wide on both sides of zero; `name` is unique on the page.

    `left` and `right` say what lies on these sides.
    """
    reach = max((abs(end) for span in spans for end in (span.low, span.high) if end is not None), default=1.0) or 1.0
    drawn, y = [], 0
    for span in spans:
        drawn.append(_draw(span, reach, y))
        y = drawn[-1].y + HALF_HEIGHT + ROW_GAP
    return IntervalChart(
        name, title, _describe(spans), max(y, LINE_HEIGHT), _place(0, reach), left, right, tuple(drawn)
    )


def _draw(span: Span, reach: float, top: int) -> DrawnSpan:
    lines = tuple(TextLine(text, top + 15 + index * LINE_HEIGHT) for index, text in enumerate(wrap_label(span.label)))
    words_y = top + 15 + len(lines) * LINE_HEIGHT
    y = words_y + LINE_HEIGHT - 4
    if span.difference is None or span.low is None or span.high is None:
        return DrawnSpan(lines, span.words, words_y, words_y)
    places = [_place(value, reach) for value in (span.low, span.high, span.difference)]
    return DrawnSpan(lines, span.words, words_y, y, *places)


def _place(value: float, reach: float) -> str:
    middle, half = (FIRST + LAST) / 2, (LAST - FIRST) / 2
    return f"{middle + half * value / reach:.2f}%"


def _describe(spans: Sequence[Span]) -> str:
    return "; ".join(f"{span.label}: {span.words}" for span in spans) + "." if spans else "Belum ada angka."
