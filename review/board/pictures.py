"""The pictures of a board; page and paper draw the same."""

from collections.abc import Sequence

from places.formats.rupiah import format_rupiah
from planning.enums import CheckLevel
from reporting.charts import Bar, BarChart, bar_chart
from review.board.area import Area
from review.board.budget import Budget, BudgetPart
from review.board.findings import RuleResult
from review.board.progress import Progress
from review.board.states import STATES

MOST_RULES = 15


def states_chart(progress: Progress) -> BarChart:
    """Villages by state, in the order of the way."""
    whole = progress.whole
    bars = [Bar(state.title, whole.of(state), str(whole.of(state))) for state in STATES if whole.of(state)]
    return bar_chart("keadaan", f"Desa menurut keadaan {progress.area.plan_name}", bars, unit="Desa")


def bidang_chart(area: Area, budget: Budget) -> BarChart:
    """Rupiah by bidang."""
    bars = [_bar(f"{part.key} {part.name}", part) for part in budget.bidang]
    return bar_chart("bidang", f"Anggaran {area.plan_name} per bidang", bars)


def source_chart(area: Area, budget: Budget) -> BarChart:
    """Rupiah by source."""
    bars = [_bar(part.name if part.key == "-" else f"{part.key} {part.name}", part) for part in budget.sources]
    return bar_chart("sumber", f"Anggaran {area.plan_name} per sumber dana", bars)


def rules_chart(results: Sequence[RuleResult]) -> BarChart:
    """Villages by rule, the most widespread first; what is only told is left out."""
    grave = sorted((one for one in results if one.level != CheckLevel.INFO), key=lambda one: -one.villages)
    bars = [Bar(f"{one.rule} {one.title}", one.villages, str(one.villages)) for one in grave[:MOST_RULES]]
    return bar_chart("aturan", "Aturan yang paling sering ditemukan", bars, unit="Desa")


def _bar(label: str, part: BudgetPart) -> Bar:
    return Bar(label, part.amount, format_rupiah(part.amount))
