"""Loading a RPJM Desa for the checks."""

from datetime import date

from planning.checks.facts import RpjmUnderCheck
from planning.checks.loading import shared_facts
from planning.facts import PlanFacts
from planning.models import RpjmDesa
from planning.rpjm_facts import load_rpjm_facts


def load_rpjm_check(
    rpjm: RpjmDesa, *, plan: PlanFacts | None = None, today: date | None = None, only_lines: bool = False
) -> RpjmUnderCheck:
    """Everything that the rules of a multi-year plan read; pass the lines when the page has loaded them already."""
    return RpjmUnderCheck(
        **shared_facts(rpjm, plan or load_rpjm_facts(rpjm), today=today, only_lines=only_lines),
        first_year=rpjm.first_year,
        last_year=rpjm.last_year,
    )
