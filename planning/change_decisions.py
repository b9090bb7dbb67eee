"""The decisions that a Perubahan may name: grounds that a closed musrenbang perubahan agreed to."""

from django.db.models import Q, QuerySet

from musyawarah.enums import DecisionOutcome, DecisionSubject, MusyawarahKind
from musyawarah.models import Keputusan


def change_decisions(desa_id: int, *, kept: int | None = None) -> QuerySet[Keputusan]:
    """Decisions of the village that may be named, the newest meeting first; `kept` stays on offer."""
    fit = Keputusan.objects.standing().filter(
        musyawarah__kind=MusyawarahKind.MUSRENBANG_PERUBAHAN,
        subject=DecisionSubject.CHANGE_GROUND,
        outcome=DecisionOutcome.AGREED,
    )
    offered = Keputusan.objects.filter(Q(pk__in=fit.values("pk")) | Q(pk=kept or 0), musyawarah__desa=desa_id)
    joined = offered.select_related("musyawarah__dusun", "musyawarah__kelompok")
    return joined.order_by("-musyawarah__held_on", "number")
