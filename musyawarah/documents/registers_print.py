"""What the papers of a village's registers are drawn from: Data Desa of a year, residents without a group."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from musyawarah.documents.village_print import VillagePrint
from musyawarah.documents.year_print import team_leader
from musyawarah.enums import PlanKind
from places.models import Desa, Dusun
from reporting.payload import Signature
from villages.enums import JabatanKind


@dataclass(frozen=True)
class RegistersPrint(VillagePrint):
    """A village and a year of its data; `only_dusun` narrows lists of persons to one dusun."""

    village: Desa
    year: int
    only_dusun: Dusun | None = None

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.village

    @property
    def on(self) -> date:
        """The day it is printed."""
        return timezone.localdate()

    def signatures(self) -> tuple[Signature, ...]:
        """The head of the village knows, the head of the team made it."""
        head = self.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="left")
        return head, team_leader(self, PlanKind.RPJM, self.year)
