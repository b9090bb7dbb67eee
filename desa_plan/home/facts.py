"""What the home page of a village looks at, loaded in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from accounts.models import Membership
from desa_plan.home.yearly import YearlyFacts, yearly_facts
from places.models import Desa, Dusun
from planning.models import Misi, RpjmBiaya, RpjmDesa
from villages.enums import JabatanKind
from villages.models import DesaProfile, PemangkuJabatan

SIGNERS = {JabatanKind.KEPALA_DESA: "Kepala Desa", JabatanKind.SEKRETARIS_DESA: "Sekretaris Desa"}


@dataclass(frozen=True)
class PlanProgress:
    """How far a plan is; cost in rupiah."""

    pk: int
    period: str
    is_draft: bool
    is_open: bool
    is_before_app: bool
    perdes_number: str
    has_vision: bool
    line_count: int
    incomplete_count: int
    cost: int


@dataclass(frozen=True)
class VillageFacts:
    """How far a village is; `rpjm` is its latest plan."""

    desa: Desa
    profile: DesaProfile | None
    held: frozenset[str]
    dusun_count: int
    rpjm: PlanProgress | None
    yearly: YearlyFacts

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
    running = Q(ends_on=None) | Q(ends_on__gte=on)
    held = PemangkuJabatan.objects.filter(running, desa=desa, starts_on__lte=on)
    return VillageFacts(
        desa=desa,
        profile=DesaProfile.objects.filter(desa=desa).first(),
        held=frozenset(held.order_by().values_list("jabatan__kind", flat=True).distinct()),
        dusun_count=Dusun.objects.filter(desa=desa, is_retired=False).count(),
        rpjm=_latest_plan(desa, membership),
        yearly=yearly_facts(desa, membership, on=on),
    )


def incomplete_lines(rpjm: RpjmDesa) -> int:
    """Number of lines that lack their code or the split of their cost, as `LineFact.is_incomplete` tells it."""
    costs = RpjmBiaya.objects.filter(tahun__line=OuterRef("pk"))
    open_costs = costs.filter(Q(sumber=None, amount__gt=0) | Q(sumber__isnull=False, amount=None))
    unsure = Q(kegiatan=None) | Q(is_code_confirmed=False) | Exists(open_costs)
    return rpjm.line_set.alive().filter(unsure).count()


def _latest_plan(desa: Desa, membership: Membership) -> PlanProgress | None:
    plans = RpjmDesa.objects.visible_to(membership).filter(desa=desa).with_summary()
    with_misi = plans.annotate(has_misi=Exists(Misi.objects.filter(rpjm=OuterRef("pk"))))
    rpjm: Any = with_misi.order_by("-first_year").first()
    if rpjm is None:
        return None
    return PlanProgress(
        pk=rpjm.pk,
        period=rpjm.period,
        is_draft=rpjm.is_draft,
        is_open=rpjm.is_open,
        is_before_app=rpjm.is_before_app,
        perdes_number=rpjm.perdes_number,
        has_vision=bool(rpjm.visi and rpjm.has_misi),
        line_count=rpjm.line_count,
        incomplete_count=incomplete_lines(rpjm),
        cost=rpjm.cost,
    )
