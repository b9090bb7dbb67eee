"""Plans that wait to be finished, for whoever takes over an office."""

from collections.abc import Iterator

from django.urls import reverse

from places.models import Desa
from planning.enums import PlanStatus
from planning.facts import PlanFacts
from planning.models import RkpDesa, RpjmDesa
from planning.rkp_facts import load_rkp_facts
from planning.rpjm_facts import load_rpjm_facts
from villages.pending import PendingWork, register_pending


@register_pending
def draft_plans(desa: Desa) -> Iterator[PendingWork]:
    """Every draft of the village with what it still lacks."""
    for rpjm in RpjmDesa.objects.with_place().filter(desa=desa, status=PlanStatus.DRAFT):
        address = reverse("rpjm_detail", kwargs={"pk": rpjm.pk})
        yield PendingWork(str(rpjm), _state(load_rpjm_facts(rpjm)), address)
    for rkp in RkpDesa.objects.with_place().filter(desa=desa, status=PlanStatus.DRAFT):
        yield PendingWork(str(rkp), _state(load_rkp_facts(rkp)), reverse("rkp_detail", kwargs={"pk": rkp.pk}))


def _state(plan: PlanFacts) -> str:
    state = f"rancangan, {len(plan.lines)} kegiatan"
    return f"{state}, {len(plan.incomplete)} belum lengkap" if plan.incomplete else state
