"""What the rules found in the last submissions of an area."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, QuerySet, Sum, Value, When

from planning.checks import run as _registers_the_rules  # noqa: F401
from planning.checks.registry import rule_of
from planning.enums import CheckLevel
from review.board.area import Area
from review.models import SubmissionFinding

LEVELS = (CheckLevel.BLOCK, CheckLevel.WARN, CheckLevel.INFO)


@dataclass(frozen=True)
class RuleResult:
    """A rule at a level: in how many villages, how many times, and how many villages wrote a sentence about it."""

    rule: str
    title: str
    level: CheckLevel
    villages: int
    times: int


def rule_results(area: Area) -> list[RuleResult]:
    """Every rule that found something, the most widespread first within its level: one query."""
    rows = SubmissionFinding.objects.filter(submission__in=area.last_rounds()).order_by()
    counted = rows.values_list("rule", "level").annotate(villages=Count("submission"), times=Sum("count"))
    results = [
        RuleResult(rule, title_of(rule), CheckLevel(level), villages, times) for rule, level, villages, times in counted
    ]
    return sorted(results, key=lambda one: (LEVELS.index(one.level), -one.villages, one.rule))


def title_of(rule: str) -> str:
    """The title of a rule, "" of one that no longer exists."""
    known = rule_of(rule)
    return known.title if known else ""


def findings_of(area: Area, rule: str) -> QuerySet:
    """What one rule found, village by village, the gravest first."""
    rank = Case(
        *(When(level=level, then=Value(place)) for place, level in enumerate(LEVELS)), output_field=IntegerField()
    )
    rows = SubmissionFinding.objects.filter(submission__in=area.last_rounds(), rule=rule)
    joined = rows.select_related("submission__desa__kecamatan", "submission__review").defer("submission__payload")
    return joined.order_by(rank, "submission__desa__kecamatan__code", "submission__desa__code")
