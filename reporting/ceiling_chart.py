"""Bars of what is used against a mark of what there is; `templates/reporting/_ceiling_chart.html` draws them.

Lengths are percent of the picture's width on screen and units of its width on paper: the longest of all amounts and
ceilings is WIDEST long.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.charts import BAR_HEIGHT, LINE_HEIGHT, ROW_GAP, TextLine, wrap_label

WIDEST = 52  # percent; the rest is for the words at the bar's end, longer than a bare amount
MARK_OVERHANG = 4  # pixels that the mark stands out above and below its bar


@dataclass(frozen=True)
class CeilingBar:
    """What one bar shows; the `…_words` are the same amounts as they are written.

    Without a ceiling nothing is over and no mark is drawn; `hatched` marks what is not decided yet.
    """

    label: str
    used: int
    ceiling: int | None
    used_words: str
    ceiling_words: str
    left_words: str
    hatched: bool = False


@dataclass(frozen=True)
class DrawnCeilingBar:
    """A bar: the part within the ceiling, the part over it, and the mark between ("" without a ceiling)."""

    label: tuple[TextLine, ...]
    within: str
    mark: str
    over: str
    shade: str
    bar_y: int
    amount_y: int
    mark_top: int
    mark_foot: int
    left_words: str

    @property
    def is_over(self) -> bool:
        """Whether a part lies over the ceiling."""
        return bool(self.over)


@dataclass(frozen=True)
class CeilingChart:
    """Horizontal bars, one below the other; the table repeats the amounts as text."""

    name: str
    title: str
    description: str
    height: int
    bars: tuple[DrawnCeilingBar, ...]
    table_heads: tuple[str, ...]
    table_rows: tuple[tuple[str, tuple[str, ...]], ...]


def ceiling_chart(name: str, title: str, bars: Sequence[CeilingBar], heads: tuple[str, str, str]) -> CeilingChart:
    """Bars in the given order; `heads` name ceiling, use and rest. Amounts below zero are drawn as zero."""
    largest = max((max(bar.used, bar.ceiling or 0) for bar in bars), default=0)
    drawn, y = [], 0
    for bar in bars:
        drawn.append(_draw(bar, largest, y))
        y = drawn[-1].bar_y + BAR_HEIGHT + ROW_GAP
    rows = tuple((bar.label, (bar.ceiling_words, bar.used_words, bar.left_words)) for bar in bars)
    height = max(y - ROW_GAP + MARK_OVERHANG, BAR_HEIGHT)
    return CeilingChart(name, title, _describe(bars, heads), height, tuple(drawn), heads, rows)


def _draw(bar: CeilingBar, largest: int, top: int) -> DrawnCeilingBar:
    lines = tuple(TextLine(text, top + 15 + index * LINE_HEIGHT) for index, text in enumerate(wrap_label(bar.label)))
    bar_y = top + len(lines) * LINE_HEIGHT + 4
    ceiling = bar.used if bar.ceiling is None else bar.ceiling
    return DrawnCeilingBar(
        lines,
        _length(min(bar.used, ceiling), largest),
        "" if bar.ceiling is None else _length(ceiling, largest),
        _length(bar.used - ceiling, largest) if bar.used > ceiling else "",
        "chart-open" if bar.hatched else "chart-shade-1",
        bar_y,
        bar_y + 13,
        bar_y - MARK_OVERHANG,
        bar_y + BAR_HEIGHT + MARK_OVERHANG,
        bar.left_words,
    )


def _length(amount: int, largest: int) -> str:
    return f"{max(amount, 0) * WIDEST / largest:.2f}" if largest > 0 else "0.00"


def _describe(bars: Sequence[CeilingBar], heads: tuple[str, str, str]) -> str:
    if not bars:
        return "Belum ada angka."
    return "; ".join(
        f"{bar.label}: {heads[0].lower()} {bar.ceiling_words}, {heads[1].lower()} {bar.used_words}, "
        f"{heads[2].lower()} {bar.left_words}"
        for bar in bars
    )
