"""What every document of a plan is drawn from, whichever plan it is: the place, its words, and who signs."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from django.utils import timezone

from musyawarah.documents.village_print import VillagePrint
from places.models import Desa
from planning.documents.plan_heading import plan_heading
from planning.facts import PlanFacts
from planning.models import RkpDesa, RpjmDesa


class PlanPrint(VillagePrint):
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

    @property
    def on(self) -> date:
        """The document's date: that of the Perdes; while the plan is written or changed, the day it is printed."""
        return timezone.localdate() if self.is_draft else self.record.perdes_date or timezone.localdate()
