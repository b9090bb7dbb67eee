"""Plans that wait to be finished, for whoever takes over an office."""

from collections.abc import Iterator

from django.urls import reverse

from places.models import Desa
from planning.enums import PlanStatus
from planning.models import RpjmDesa
from planning.rpjm_facts import load_rpjm_facts
from villages.pending import PendingWork, register_pending


@register_pending
def draft_plans(desa: Desa) -> Iterator[PendingWork]:
    """Every draft of the village with what it still lacks."""
    drafts = RpjmDesa.objects.with_place().filter(desa=desa, status=PlanStatus.DRAFT)
    for rpjm in drafts:
        plan = load_rpjm_facts(rpjm)
        state = f"rancangan, {len(plan.lines)} kegiatan"
        if plan.incomplete:
            state += f", {len(plan.incomplete)} belum lengkap"
        yield PendingWork(str(rpjm), state, reverse("rpjm_detail", kwargs={"pk": rpjm.pk}))
