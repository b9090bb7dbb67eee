"""What counts against the limits of the Dana Desa year when a plan is frozen."""

from planning.checks.rkp import dana_desa_rules
from planning.checks.rules.dana_desa_limits import concerns, counted_of, is_of_ceiling
from planning.facts import PlanFacts
from planning.models import RkpDesa
from planning.rab_facts import load_rab_facts
from review.enums import SumBasis
from review.models import SubmissionSum


def limit_sums(rkp: RkpDesa, facts: PlanFacts) -> list[SubmissionSum]:
    """Rupiah that rule R23 counts against each limit that is a share of the ceiling; rows of no submission yet."""
    limits = [limit for limit in dana_desa_rules(rkp.year) if is_of_ceiling(limit)]
    rab = load_rab_facts(rkp) if limits else {}
    return [
        SubmissionSum(
            basis=SumBasis.LIMIT,
            key=limit.code,
            name=limit.name[:150],
            amount=sum(counted_of(limit, line, rab) or 0 for line in facts.lines if concerns(limit, line)),
        )
        for limit in limits
    ]
