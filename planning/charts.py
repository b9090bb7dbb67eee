"""The pictures of a plan: cost by bidang, by source, by year, and against the ceilings."""

from collections.abc import Iterable
from dataclasses import dataclass

from places.formats.rupiah import format_rupiah
from planning.facts import LineFact, PlanFacts
from planning.pagu_usage import PaguFacts, PaguUsage, Usage
from reporting.ceiling_chart import CeilingBar, CeilingChart, ceiling_chart
from reporting.charts import Bar, BarChart, Series, StackedChart, bar_chart, stacked_chart

UNSPLIT_LABEL = "Belum dibagi"
CEILING_HEADS = ("Pagu dan SiLPA", "Terpakai", "Sisa")


@dataclass(frozen=True)
class PlanCharts:
    """Three pictures, each with its table."""

    by_bidang: BarChart
    by_source: BarChart
    by_year: StackedChart


@dataclass(frozen=True)
class RkpCharts:
    """Three pictures of a yearly plan, each with its table."""

    by_bidang: BarChart
    by_source: CeilingChart
    sources_of_bidang: StackedChart


def rpjm_charts(plan: PlanFacts) -> PlanCharts:
    """Draw the plan's sums in rupiah; what is not split is shown as such, not hidden."""
    return PlanCharts(
        by_bidang=_by_bidang(plan),
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


def rkp_charts(plan: PlanFacts, usage: PaguUsage, source_names: dict[str, str]) -> RkpCharts:
    """Draw a yearly plan's sums in rupiah against its ceilings; `source_names` by code."""
    pagu, title = usage.pagu, "Pemakaian pagu per sumber dana"
    if pagu.assumed_from:
        title = f"{title} (asumsi: pagu tahun {pagu.assumed_from})"
    bars = [
        _ceiling_bar(f"{one.sources[0]} {source_names.get(one.sources[0], '')}", one, pagu) for one in usage.by_source
    ]
    if usage.whole.unsplit:
        bars.append(_unsplit_bar(usage.whole.unsplit))
    bars.append(_ceiling_bar("Seluruh rencana", usage.whole, pagu))
    return RkpCharts(_by_bidang(plan), ceiling_chart("pagu", title, bars, CEILING_HEADS), _sources_of_bidang(plan))


def _by_bidang(plan: PlanFacts) -> BarChart:
    bars = [Bar(f"{bidang.code} {bidang.name}", bidang.total, format_rupiah(bidang.total)) for bidang in plan.bidang]
    return bar_chart("per-bidang", "Biaya per bidang", bars)


def _ceiling_bar(label: str, usage: Usage, pagu: PaguFacts) -> CeilingBar:
    used = format_rupiah(usage.used)
    if not pagu.is_known:
        return CeilingBar(label.strip(), usage.used, None, used, "belum diisi", "pagu belum diisi")
    left = f"lebih {format_rupiah(usage.over)}" if usage.is_over else f"sisa {format_rupiah(usage.left)}"
    ceiling = format_rupiah(usage.ceiling) if usage.has_ceiling else "tidak ada"
    return CeilingBar(label.strip(), usage.used, usage.ceiling, used, ceiling, left)


def _unsplit_bar(amount: int) -> CeilingBar:
    """Costs without a source have no ceiling of their own; they count in the whole."""
    words = format_rupiah(amount)
    return CeilingBar(UNSPLIT_LABEL, amount, None, words, "tidak ada", "belum dibagi", hatched=True)


def _sources_of_bidang(plan: PlanFacts) -> StackedChart:
    sources = list(plan.total_by_source)
    sums = [_sums_by_source(bidang.lines) for bidang in plan.bidang]
    series = [
        Series(
            source or UNSPLIT_LABEL,
            tuple(of_bidang.get(source, 0) for of_bidang in sums),
            tuple(format_rupiah(of_bidang.get(source, 0)) for of_bidang in sums),
            hatched=source is None,
        )
        for source in sources
    ]
    labels = [f"Bid. {bidang.code}" for bidang in plan.bidang]
    totals = [format_rupiah(bidang.total) for bidang in plan.bidang]
    return stacked_chart("sumber-bidang", "Sumber dana tiap bidang", labels, series, totals)


def _sums_by_source(lines: Iterable[LineFact]) -> dict[str | None, int]:
    sums: dict[str | None, int] = {}
    for line in lines:
        for year in line.years:
            for cost in year.costs:
                sums[cost.source] = sums.get(cost.source, 0) + (cost.amount or 0)
    return sums


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
