"""What the home page of a village looks at, loaded in five queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from accounts.models import Membership
from places.models import Desa, Dusun
from planning.models import Misi, RpjmBiaya, RpjmDesa
from villages.enums import JabatanKind
from villages.models import DesaProfile, PemangkuJabatan

SIGNERS = {JabatanKind.KEPALA_DESA: "Kepala Desa", JabatanKind.SEKRETARIS_DESA: "Sekretaris Desa"}


@dataclass(frozen=True)
class VillageFacts:
    """How far a village is; `rpjm` is its latest plan, annotated with line_count and cost (rupiah)."""

    desa: Desa
    profile: DesaProfile | None
    held: frozenset[str]
    dusun_count: int
    rpjm: RpjmDesa | None
    incomplete_count: int

    @property
    def is_set_up(self) -> bool:
        """Whether the guided set-up was done: it asks for the inauguration first of all."""
        return bool(self.profile and self.profile.inaugurated_on)

    @property
    def has_letterhead(self) -> bool:
        """Whether documents can be printed with the village's address."""
        return bool(self.profile and self.profile.address)

    @property
    def missing_signers(self) -> list[str]:
        """Offices without which no document is signed."""
        return [title for kind, title in SIGNERS.items() if kind not in self.held]


def village_facts(desa: Desa, membership: Membership, *, on: date) -> VillageFacts:
    """Look at a village on a day."""
    rpjm = (
        RpjmDesa.objects.visible_to(membership)
        .filter(desa=desa)
        .with_summary()
        .annotate(has_misi=Exists(Misi.objects.filter(rpjm=OuterRef("pk"))))
        .order_by("-first_year")
        .first()
    )
    running = Q(ends_on=None) | Q(ends_on__gte=on)
    held = PemangkuJabatan.objects.filter(running, desa=desa, starts_on__lte=on)
    return VillageFacts(
        desa=desa,
        profile=DesaProfile.objects.filter(desa=desa).first(),
        held=frozenset(held.order_by().values_list("jabatan__kind", flat=True).distinct()),
        dusun_count=Dusun.objects.filter(desa=desa, is_retired=False).count(),
        rpjm=rpjm,
        incomplete_count=incomplete_lines(rpjm) if rpjm else 0,
    )


def incomplete_lines(rpjm: RpjmDesa) -> int:
    """Number of lines that lack their code or the split of their cost, as `LineFact.is_incomplete` tells it."""
    costs = RpjmBiaya.objects.filter(tahun__line=OuterRef("pk"))
    open_costs = costs.filter(Q(sumber=None, amount__gt=0) | Q(sumber__isnull=False, amount=None))
    unsure = Q(kegiatan=None) | Q(is_code_confirmed=False) | Exists(open_costs)
    return rpjm.line_set.alive().filter(unsure).count()
