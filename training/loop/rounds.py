"""The last round of every village of an area: when it was handed over and which rules found something in it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from review.board.area import Area
from review.models import SubmissionFinding


@dataclass(frozen=True)
class Round:
    """What a village handed over last for a plan year."""

    desa_id: int
    submission: int
    handed_on: date
    rules: frozenset[str] = field(default_factory=frozenset)


def last_rounds_of(area: Area) -> dict[int, Round]:
    """The last round of each village by its key; two queries, whatever the number of villages and findings."""
    rounds = area.last_rounds().order_by()
    found: dict[int, set[str]] = defaultdict(set)
    findings = SubmissionFinding.objects.filter(submission__in=rounds.values("pk")).order_by()
    for submission, rule in findings.values_list("submission", "rule"):
        found[submission].add(rule)
    return {
        desa: Round(desa, pk, timezone.localtime(at).date(), frozenset(found[pk]))
        for pk, desa, at in rounds.values_list("pk", "desa", "submitted_at")
    }
