"""What every document of a plan is drawn from, whichever plan it is: the place, its words, and who signs."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from django.utils import timezone

from places.models import Desa
from planning.documents.plan_heading import plan_heading
from planning.facts import PlanFacts
from planning.models import RkpDesa, RpjmDesa
from villages.enums import JabatanKind
from villages.letterhead import Letterhead, letterhead
from villages.signing import Signatory, signatories
from villages.terms import Terms, terms_of

_SIGNERS = (JabatanKind.KEPALA_DESA, JabatanKind.KETUA_TIM_PENYUSUN, JabatanKind.SEKRETARIS_DESA)


class PlanPrint(ABC):
    """A plan with the local words, and who signs on the document's date; loaded once for all its documents."""

    name: str  # "RPJM Desa", as titles and signatures call the plan

    @property
    @abstractmethod
    def record(self) -> RpjmDesa | RkpDesa:
        """The plan itself."""

    @property
    @abstractmethod
    def plan(self) -> PlanFacts:
        """All lines."""

    @property
    @abstractmethod
    def years_title(self) -> str:
        """ "TAHUN 2020 S.D. 2027", "TAHUN 2026"."""

    @property
    @abstractmethod
    def years(self) -> Sequence[int]:
        """Calendar years of the plan."""

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.record.desa

    @property
    def is_draft(self) -> bool:
        """Whether the plan is still written or being changed, so that its documents are marked."""
        return self.record.is_open

    @cached_property
    def heading(self) -> str:
        """How titles begin."""
        return plan_heading(self.record, self.name.upper())

    @cached_property
    def terms(self) -> Terms:
        """Local words of the kabupaten."""
        return terms_of(self.desa.kabupaten)

    @cached_property
    def letterhead(self) -> Letterhead:
        """Kop surat."""
        return letterhead(self.desa, terms=self.terms)

    @property
    def on(self) -> date:
        """The document's date: that of the Perdes; while the plan is written or changed, the day it is printed."""
        return timezone.localdate() if self.is_draft else self.record.perdes_date or timezone.localdate()

    @cached_property
    def signers(self) -> dict[JabatanKind, Signatory | None]:
        """Who held the signing offices on the document's date."""
        return signatories(desa=self.desa, kinds=_SIGNERS, on=self.on, terms=self.terms)
