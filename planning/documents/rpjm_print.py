"""What every document of a RPJM Desa is drawn from, loaded once however many of them are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planning.documents.plan_print import PlanPrint
from planning.facts import PlanFacts
from planning.models import RpjmDesa
from planning.rpjm_facts import load_rpjm_facts


@dataclass(frozen=True)
class RpjmPrint(PlanPrint):
    """A multi-year plan with its facts, the local words, and who signs on the document's date."""

    rpjm: RpjmDesa
    name = "RPJM Desa"

    @property
    def record(self) -> RpjmDesa:
        """The plan itself."""
        return self.rpjm

    @property
    def years_title(self) -> str:
        """ "TAHUN 2020 S.D. 2027"."""
        return f"TAHUN {self.rpjm.first_year} S.D. {self.rpjm.last_year}"

    @property
    def years(self) -> Sequence[int]:
        """Calendar years of the plan."""
        return self.rpjm.years

    @cached_property
    def plan(self) -> PlanFacts:
        """All lines."""
        return load_rpjm_facts(self.rpjm)

    @cached_property
    def visi_misi_tree(self) -> list[dict]:
        """Misi with their tujuan and sasaran as plain values, in three queries."""
        return [
            {
                "text": misi.text,
                "children": [
                    {"text": tujuan.text, "children": [{"text": sasaran.text} for sasaran in tujuan.sasaran_set.all()]}
                    for tujuan in misi.tujuan_set.all()
                ],
            }
            for misi in self.rpjm.misi_set.prefetch_related("tujuan_set__sasaran_set")
        ]
