"""What every document of a RKP Desa is drawn from, loaded once however many of them are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from codes.models import SumberDana
from planning.documents.plan_print import PlanPrint
from planning.facts import PlanFacts
from planning.models import RkpDesa
from planning.pagu_facts import load_pagu
from planning.pagu_usage import PaguUsage, pagu_usage
from planning.rkp_facts import RkpLineFact, load_rkp_facts


@dataclass(frozen=True)
class RkpPrint(PlanPrint):
    """A yearly plan with its facts and ceilings, the local words, and who signs on the document's date."""

    rkp: RkpDesa
    name = "RKP Desa"

    @property
    def record(self) -> RkpDesa:
        """The plan itself."""
        return self.rkp

    @property
    def years_title(self) -> str:
        """ "TAHUN 2026"."""
        return f"TAHUN {self.rkp.year}"

    @property
    def years(self) -> Sequence[int]:
        """The one year."""
        return (self.rkp.year,)

    @cached_property
    def plan(self) -> PlanFacts:
        """All lines."""
        return load_rkp_facts(self.rkp)

    @property
    def lines(self) -> tuple[RkpLineFact, ...]:
        """Lines in print order."""
        return cast(tuple[RkpLineFact, ...], self.plan.lines)

    @cached_property
    def source_names(self) -> dict[str, str]:
        """Names of the fund sources by code."""
        return dict(SumberDana.objects.values_list("code", "name"))

    @cached_property
    def usage(self) -> PaguUsage:
        """What the lines use of the year's ceilings."""
        return pagu_usage(self.plan.lines, load_pagu(self.rkp.desa_id, self.rkp.year))
