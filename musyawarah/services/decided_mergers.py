"""Joining usulan because a meeting decided so, and taking that back with the decision."""

from django.utils import timezone

from accounts.models import Membership
from musyawarah.enums import DecisionOutcome
from musyawarah.models import GabunganUsulan, Keputusan, Usulan
from places.errors import DomainError
from villages.services.locking import lock_desa


def merge_as_decided(*, by: Membership, keputusan: Keputusan) -> None:
    """Let the usulan go on in the other one, unless it does so already. Raises DomainError for a ring."""
    usulan, into = keputusan.usulan, keputusan.merged_into
    if keputusan.outcome != DecisionOutcome.MERGED or usulan is None or into is None:
        return
    lock_desa(keputusan.musyawarah.desa)  # no second person joins usulan of this village meanwhile
    _refuse_ring(usulan, into)
    living = GabunganUsulan.objects.living().filter(usulan=usulan).select_related("into").first()
    if living is not None and living.into_id == into.pk:
        return
    if living is not None:
        raise DomainError(f"Usulan ini sudah digabung ke “{living.into.name}”.", field="merged_into")
    GabunganUsulan.objects.create(usulan=usulan, into=into, reason=keputusan.reason[:200], merged_by=by)


def undo_decided_merger(*, by: Membership, keputusan: Keputusan) -> None:
    """Undo the merger that the decision brought about; its row stays and tells both."""
    if keputusan.outcome != DecisionOutcome.MERGED:
        return
    living = GabunganUsulan.objects.living().filter(usulan=keputusan.usulan_id, into=keputusan.merged_into_id)
    living.update(undone_at=timezone.now(), undone_by=by)


def _refuse_ring(usulan: Usulan, into: Usulan) -> None:
    step: int | None = into.pk
    seen: set[int] = set()
    while step is not None and step not in seen:
        if step == usulan.pk:
            raise DomainError("Usulan itu sendiri sudah digabung ke usulan ini.", field="merged_into")
        seen.add(step)
        step = GabunganUsulan.objects.living().filter(usulan=step).values_list("into_id", flat=True).first()
