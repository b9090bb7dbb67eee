"""Pictures of a yearly plan on paper: cost by bidang, and each source against its ceiling."""

from typing import Any

from places.formats.rupiah import format_rupiah
from planning.charts import rkp_charts
from planning.documents.finding import find_rkp
from planning.documents.rkp_print import RkpPrint
from planning.facts import PlanFacts
from reporting.ceiling_chart import CeilingChart
from reporting.charts import BarChart, StackedChart
from reporting.payload import ProseDocument
from reporting.registry import register


@register(
    key="rkp-gambar",
    title="RKP Desa dalam gambar",
    arguments=("desa", "year"),
    description="Biaya per bidang dan pemakaian pagu per sumber dana sebagai gambar, dengan angkanya.",
)
def build(*, desa: str, year: int) -> ProseDocument:
    """The pictures of a village's yearly plan by code and year."""
    return draw(RkpPrint(find_rkp(desa, year)))


def draw(source: RkpPrint) -> ProseDocument:
    """The pictures of a plan."""
    charts = rkp_charts(source.plan, source.usage, source.source_names)
    return ProseDocument(
        key="rkp-gambar",
        title=f"{source.heading} {source.desa.name.upper()} {source.years_title} DALAM GAMBAR",
        template="planning/documents/rkp_gambar.html",
        draft=source.is_draft,
        author=source.author,
        context={
            "kop": source.kop(),
            "by_bidang": _bars(charts.by_bidang, format_rupiah(source.plan.total)),
            "by_source": _ceilings(charts.by_source),
            "cross": _cross(charts.sources_of_bidang, source.plan),
        },
    )


def _bars(chart: BarChart, total: str) -> dict[str, Any]:
    """`width` is in units of a picture as wide as the longest bar."""
    return {
        "title": chart.title,
        "total": total,
        "rows": [
            {"label": label, "amount": amounts[0], "width": bar.width.rstrip("%")}
            for bar, (label, amounts) in zip(chart.bars, chart.table_rows, strict=True)
        ],
    }


def _ceilings(chart: CeilingChart) -> dict[str, Any]:
    return {
        "title": chart.title,
        "heads": chart.table_heads,
        "rows": [
            {
                "label": label,
                "amounts": amounts,
                "within": bar.within,
                "mark": bar.mark,
                "over": bar.over,
                "is_open": bar.shade == "chart-open",
            }
            for bar, (label, amounts) in zip(chart.bars, chart.table_rows, strict=True)
        ],
    }


def _cross(chart: StackedChart, plan: PlanFacts) -> dict[str, Any]:
    return {
        "title": chart.title,
        "heads": chart.table_heads,
        "rows": [{"label": label, "amounts": amounts} for label, amounts in chart.table_rows],
        "totals": [format_rupiah(amount) for amount in (*plan.total_by_source.values(), plan.total)],
    }
