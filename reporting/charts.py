"""Bar charts as plain geometry; `templates/reporting/_bar_chart.html` and `_stacked_chart.html` draw them as SVG.

Lengths along the bars are percent of the picture's width, so that letters keep their size on a phone, on a wide
screen and on paper; heights are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

BAR_HEIGHT = 16
LINE_HEIGHT = 20
ROW_GAP = 18
WIDEST_BAR = 60  # percent; the rest is for the amount at its end
YEAR_COLUMN = 13  # percent, for the label before a stacked bar
LETTERS_PER_LINE = 44
SHADES = 9  # chart-shade-1 … chart-shade-9 in tables.css


@dataclass(frozen=True)
class Bar:
    """One bar: its words, its size, and its size as it is written."""

    label: str
    amount: int
    formatted: str


@dataclass(frozen=True)
class Series:
    """One layer of a stacked chart with an amount for each bar; `hatched` marks what is not decided yet."""

    label: str
    amounts: tuple[int, ...]
    formatted: tuple[str, ...]
    hatched: bool = False


@dataclass(frozen=True)
class TextLine:
    """A line of letters and the height of its foot."""

    text: str
    y: int


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its letters; `width` is percent of the picture."""

    label: tuple[TextLine, ...]
    formatted: str
    width: str
    bar_y: int
    amount_y: int


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars, one below the other; the table repeats the amounts as text."""

    name: str
    title: str
    description: str
    height: int
    bars: tuple[DrawnBar, ...]
    table_heads: tuple[str, ...]
    table_rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Segment:
    """One layer of one stacked bar."""

    x: str
    width: str
    shade: str
    words: str


@dataclass(frozen=True)
class StackedBar:
    """One stacked bar."""

    label: str
    formatted: str
    segments: tuple[Segment, ...]
    bar_y: int
    amount_y: int


@dataclass(frozen=True)
class LegendEntry:
    """A layer's shade and words."""

    label: str
    shade: str


@dataclass(frozen=True)
class StackedChart:
    """Horizontal stacked bars with a legend."""

    name: str
    title: str
    description: str
    height: int
    bars: tuple[StackedBar, ...]
    legend: tuple[LegendEntry, ...]
    table_heads: tuple[str, ...]
    table_rows: tuple[tuple[str, tuple[str, ...]], ...]


def bar_chart(name: str, title: str, bars: Sequence[Bar], *, unit: str = "Rupiah") -> BarChart:
    """Bars in the given order; `name` is unique on the page. Amounts below zero are drawn as zero."""
    largest = max((bar.amount for bar in bars), default=0)
    drawn, y = [], 0
    for bar in bars:
        drawn.append(_draw_bar(bar, largest, y))
        y = drawn[-1].bar_y + BAR_HEIGHT + ROW_GAP
    rows = tuple((bar.label, (bar.formatted,)) for bar in bars)
    return BarChart(name, title, _describe(bars, unit), max(y - ROW_GAP, BAR_HEIGHT), tuple(drawn), (unit,), rows)


def stacked_chart(
    name: str, title: str, labels: Sequence[str], series: Sequence[Series], totals: Sequence[str]
) -> StackedChart:
    """One bar per label with a segment per series; `totals` are written sums. Raises ValueError on unlike lengths."""
    if any(len(layer.amounts) != len(labels) for layer in series) or len(totals) != len(labels):
        raise ValueError("every series and the totals need one value per label")
    sums = [sum(layer.amounts[index] for layer in series) for index in range(len(labels))]
    largest = max(sums, default=0)
    shades = [_shade(index, layer) for index, layer in enumerate(series)]
    step = BAR_HEIGHT + 8 + ROW_GAP
    bars = tuple(
        StackedBar(label, totals[index], _segments(index, series, shades, largest), index * step, index * step + 17)
        for index, label in enumerate(labels)
    )
    rows = tuple(
        (label, (*(layer.formatted[index] for layer in series), totals[index])) for index, label in enumerate(labels)
    )
    heads = (*(layer.label for layer in series), "Jumlah")
    legend = tuple(LegendEntry(layer.label, shade) for layer, shade in zip(series, shades, strict=True))
    height = max(len(labels) * step - ROW_GAP, BAR_HEIGHT)
    return StackedChart(name, title, _describe_stack(labels), height, bars, legend, heads, rows)


def _draw_bar(bar: Bar, largest: int, top: int) -> DrawnBar:
    lines = tuple(TextLine(text, top + 15 + index * LINE_HEIGHT) for index, text in enumerate(wrap_label(bar.label)))
    bar_y = top + len(lines) * LINE_HEIGHT + 2
    return DrawnBar(lines, bar.formatted, _percent(bar.amount, largest, WIDEST_BAR), bar_y, bar_y + 13)


def _segments(index: int, series: Sequence[Series], shades: Sequence[str], largest: int) -> tuple[Segment, ...]:
    widest = WIDEST_BAR - YEAR_COLUMN
    segments, before = [], 0
    for layer, shade in zip(series, shades, strict=True):
        amount = layer.amounts[index]
        if amount <= 0:
            continue
        x = YEAR_COLUMN + before * widest / largest
        words = f"{layer.label}: {layer.formatted[index]}"
        segments.append(Segment(f"{x:.2f}%", _percent(amount, largest, widest), shade, words))
        before += amount
    return tuple(segments)


def _shade(index: int, layer: Series) -> str:
    return "chart-open" if layer.hatched else f"chart-shade-{index % SHADES + 1}"


def _percent(amount: int, largest: int, widest: int) -> str:
    return f"{max(amount, 0) * widest / largest:.2f}%" if largest > 0 else "0%"


def wrap_label(label: str) -> list[str]:
    """The label on at most as many lines as it needs, broken between words."""
    lines = [""]
    for word in label.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > LETTERS_PER_LINE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


def _describe(bars: Sequence[Bar], unit: str) -> str:
    if not bars:
        return "Belum ada angka."
    return f"{unit}: " + "; ".join(f"{bar.label} {bar.formatted}" for bar in bars) + "."


def _describe_stack(labels: Sequence[str]) -> str:
    return (
        f"{len(labels)} batang, {labels[0]} sampai {labels[-1]}; angkanya ada pada tabel."
        if labels
        else "Belum ada angka."
    )
