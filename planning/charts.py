"""The pictures of a plan: cost by bidang, by source, and by year."""

from dataclasses import dataclass

from places.formats.rupiah import format_rupiah
from planning.facts import PlanFacts
from reporting.charts import Bar, BarChart, Series, StackedChart, bar_chart, stacked_chart

UNSPLIT_LABEL = "Belum dibagi"


@dataclass(frozen=True)
class PlanCharts:
    """Three pictures, each with its table."""

    by_bidang: BarChart
    by_source: BarChart
    by_year: StackedChart


def rpjm_charts(plan: PlanFacts) -> PlanCharts:
    """Draw the plan's sums in rupiah; what is not split is shown as such, not hidden."""
    return PlanCharts(
        by_bidang=bar_chart(
            "per-bidang",
            "Biaya per bidang",
            [Bar(f"{bidang.code} {bidang.name}", bidang.total, format_rupiah(bidang.total)) for bidang in plan.bidang],
        ),
        by_source=bar_chart(
            "per-sumber",
            "Biaya per sumber dana",
            [
                Bar(source or UNSPLIT_LABEL, amount, format_rupiah(amount))
                for source, amount in plan.total_by_source.items()
            ],
        ),
        by_year=_by_year(plan),
    )


def _by_year(plan: PlanFacts) -> StackedChart:
    sources = list(plan.total_by_source)
    sums = {(year, source): 0 for year in plan.years for source in sources}
    for line in plan.lines:
        for fact in line.years:
            for cost in fact.costs:
                if cost.amount:
                    sums[fact.year, cost.source] += cost.amount
    series = [
        Series(
            source or UNSPLIT_LABEL,
            tuple(sums[year, source] for year in plan.years),
            tuple(format_rupiah(sums[year, source]) for year in plan.years),
            hatched=source is None,
        )
        for source in sources
    ]
    totals = [format_rupiah(plan.total_by_year[year]) for year in plan.years]
    return stacked_chart("per-tahun", "Biaya per tahun", [str(year) for year in plan.years], series, totals)
