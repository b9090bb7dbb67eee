"""What the papers of a team are drawn from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from musyawarah.documents.village_print import VillagePrint
from musyawarah.enums import PlanKind, TimKind, TimPost
from musyawarah.models import AnggotaTim, RktlKegiatan, Tim
from places.models import Desa
from reporting.errors import DocumentError

PLAN_OF_TEAM = {TimKind.PENYUSUN_RPJM: PlanKind.RPJM}


@dataclass(frozen=True)
class TimPrint(VillagePrint):
    """A team with its members and its work plan, and who held the offices on the day of the decree."""

    tim: Tim

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.tim.desa

    @property
    def on(self) -> date:
        """The day of the decree; before it that of printing."""
        return self.tim.decree_date or timezone.localdate()

    @property
    def is_draft(self) -> bool:
        """Whether the decree has no number or no date yet."""
        return not (self.tim.decree_number and self.tim.decree_date)

    @cached_property
    def members(self) -> tuple[AnggotaTim, ...]:
        """The members in their order."""
        return tuple(self.tim.anggota_set.select_related("orang"))

    @cached_property
    def rktl(self) -> tuple[RktlKegiatan, ...]:
        """The work plan in its order."""
        return tuple(self.tim.rktl_set.all())

    @property
    def plan_kind(self) -> PlanKind:
        """The plan that the team serves."""
        return PLAN_OF_TEAM.get(TimKind(self.tim.kind), PlanKind.RKP)

    @property
    def name(self) -> str:
        """ "Tim Penyusun RKP Desa Tahun 2027", with the local word for the village."""
        label = str(self.tim.get_kind_display()).replace("Desa", self.desa_word)
        words = f"{label} {self.tim.field}".strip() if self.tim.kind == TimKind.VERIFIKASI else label
        return f"{words} Tahun {self.tim.year}"

    def holder(self, post: TimPost) -> AnggotaTim | None:
        """The first member in a post."""
        return next((member for member in self.members if member.post == post), None)


def find_tim(number: int) -> TimPrint:
    """The team of a number. Raises DocumentError when there is none."""
    joined = Tim.objects.alive().select_related(
        "desa__kecamatan", "desa__kabupaten", "desa__provinsi", "musyawarah__dusun", "musyawarah__kelompok",
        "musyawarah__presiding", "musyawarah__notulis", "musyawarah__desa",
    )  # fmt: skip
    found = joined.filter(pk=number).first()
    if found is None:
        raise DocumentError(f"Tidak ada tim bernomor {number}.")
    return TimPrint(found)
