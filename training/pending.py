"""Follow-ups that run, for whoever takes over an office."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from places.models import Desa
from training.follow_up_lists import rtl_counts
from training.models import Rtl
from villages.pending import PendingWork, register_pending


@register_pending
def running_follow_ups(desa: Desa) -> Iterator[PendingWork]:
    """How many follow-ups of the village run, and how many are late."""
    rows = Rtl.objects.filter(desa=desa, session__program__deleted_at=None)
    counts = rtl_counts(rows, timezone.localdate())
    if number := counts["late"] + counts["running"]:
        late = f", {counts['late']} terlambat" if counts["late"] else ""
        yield PendingWork("Tindak lanjut pelatihan", f"{number} berjalan{late}", reverse("rtl_overview"))
