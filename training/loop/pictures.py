"""The pictures of the loop."""

from collections.abc import Sequence

from reporting.charts import Bar, BarChart, bar_chart
from reporting.interval_chart import IntervalChart, Span, interval_chart
from training.calculations.effect import Comparison
from training.loop.effect import Effect
from training.loop.needs import RuleNeed
from training.loop.words import interval_words, verdict_words

MOST_RULES = 15
OVERALL = "Semua aturan yang dibahas"


def needs_chart(needs: Sequence[RuleNeed]) -> BarChart:
    """Villages by rule, the most widespread first."""
    bars = [Bar(need.name, need.villages, str(need.villages)) for need in needs[:MOST_RULES]]
    return bar_chart("temuan", "Temuan yang paling sering kembali", bars, unit="Desa")


def effect_chart(effect: Effect) -> IntervalChart:
    """The difference in change of each rule that was treated, and of all together, with its interval."""
    spans = [_span(OVERALL, effect.overall), *(_span(one.name, one.comparison) for one in effect.rules)]
    return interval_chart(
        "beda",
        "Beda perubahan antara desa terlatih dan tidak terlatih, dalam poin persen",
        spans,
        left="lebih membaik pada yang terlatih",
        right="pada yang tidak terlatih",
    )


def _span(label: str, comparison: Comparison) -> Span:
    interval = comparison.interval
    if interval is None:
        return Span(label, verdict_words(comparison))
    return Span(label, interval_words(interval), interval.difference, interval.low, interval.high)
