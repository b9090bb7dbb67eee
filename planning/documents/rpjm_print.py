"""What every document of a RPJM Desa is drawn from, loaded once however many of them are drawn."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from planning.documents.plan_heading import plan_heading
from planning.facts import PlanFacts
from planning.models import RpjmDesa
from planning.rpjm_facts import load_rpjm_facts
from villages.enums import JabatanKind
from villages.letterhead import Letterhead, letterhead
from villages.signing import Signatory, signatories
from villages.terms import Terms, terms_of

_SIGNERS = (JabatanKind.KEPALA_DESA, JabatanKind.KETUA_TIM_PENYUSUN, JabatanKind.SEKRETARIS_DESA)


@dataclass(frozen=True)
class RpjmPrint:
    """A plan with its facts, the local words, and who signs on the document's date."""

    rpjm: RpjmDesa

    @cached_property
    def plan(self) -> PlanFacts:
        """All lines."""
        return load_rpjm_facts(self.rpjm)

    @cached_property
    def terms(self) -> Terms:
        """Local words of the kabupaten."""
        return terms_of(self.rpjm.desa.kabupaten)

    @cached_property
    def letterhead(self) -> Letterhead:
        """Kop surat."""
        return letterhead(self.rpjm.desa, terms=self.terms)

    @cached_property
    def heading(self) -> str:
        """How titles begin."""
        return plan_heading(self.rpjm, "RPJM DESA")

    @property
    def on(self) -> date:
        """The document's date: that of the Perdes; while the plan is written or changed, the day it is printed."""
        return timezone.localdate() if self.rpjm.is_open else self.rpjm.perdes_date or timezone.localdate()

    @cached_property
    def signers(self) -> dict[JabatanKind, Signatory | None]:
        """Who held the signing offices on the document's date."""
        return signatories(desa=self.rpjm.desa, kinds=_SIGNERS, on=self.on, terms=self.terms)
