"""The board of a kecamatan or a kabupaten in pictures, on paper: the same ones as on its pages."""

from typing import Any

from django.utils import timezone

from musyawarah.enums import PlanKind
from places.formats.tanggal import format_tanggal
from reporting.charts import BarChart
from reporting.payload import ProseDocument
from reporting.registry import register
from review.board.area import Area
from review.board.budget import load_budget
from review.board.findings import rule_results
from review.board.pictures import bidang_chart, rules_chart, source_chart, states_chart
from review.board.progress import load_progress
from review.documents.area_print import area_author, area_head, find_kabupaten, find_kecamatan

KEY = "rekap-gambar"


@register(
    key=KEY,
    title="Rekapitulasi rencana desa dalam gambar",
    arguments=("kabupaten", "year"),
    alternatives=(("kecamatan", "year"),),
    description="Keadaan desa, anggaran per bidang dan sumber dana, serta hasil aturan sebagai gambar dan angka.",
)
def build(*, kabupaten: str = "", kecamatan: str = "", year: int) -> ProseDocument:
    """The pictures of a kabupaten or a kecamatan by code and plan year."""
    if kecamatan:
        found = find_kecamatan(kecamatan)
        return draw(Area(found.kabupaten, found, PlanKind.RKP, year))
    return draw(Area(find_kabupaten(kabupaten), None, PlanKind.RKP, year))


def draw(area: Area) -> ProseDocument:
    """The pictures of an area as it stands today."""
    day = timezone.localdate()
    budget = load_budget(area)
    charts = [
        (states_chart(load_progress(area, today=day)), "Keadaan", ""),
        (bidang_chart(area, budget), "Bidang", "Rp"),
        (source_chart(area, budget), "Sumber dana", "Rp"),
        (rules_chart(rule_results(area)), "Aturan", ""),
    ]
    return ProseDocument(
        key=KEY,
        title=f"REKAPITULASI {area.plan_name.upper()} {area.name.upper()} DALAM GAMBAR",
        template="review/documents/rekap_gambar.html",
        draft=False,
        author=area_author(area),
        context={
            "head": [list(pair) for pair in area_head(area)],
            "day": format_tanggal(day),
            "pictures": [_picture(chart, head, unit) for chart, head, unit in charts if chart.bars],
        },
    )


def _picture(chart: BarChart, head: str, unit: str) -> dict[str, Any]:
    """`width` is in units of a picture as wide as the longest bar."""
    return {
        "title": chart.title,
        "head": head,
        "unit": unit or chart.table_heads[0],
        "rows": [
            {"label": label, "amount": amounts[0], "width": bar.width.rstrip("%")}
            for bar, (label, amounts) in zip(chart.bars, chart.table_rows, strict=True)
        ],
    }
