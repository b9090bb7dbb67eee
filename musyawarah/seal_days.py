"""Until when slips may be mended, and from when a closed meeting is sealed without its paper."""

from datetime import date, timedelta

from django.utils import timezone

from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Musyawarah
from villages.local_zone import zone_of


def mend_until(musyawarah: Musyawarah) -> date | None:
    """The last day on which slips may be mended; None unless the meeting was closed."""
    if musyawarah.closed_at is None:
        return None
    closed_on = musyawarah.closed_at.astimezone(zone_of(musyawarah.desa.kabupaten)).date()
    return closed_on + timedelta(days=musyawarah.seal_after_days)


def seals_on(musyawarah: Musyawarah) -> date | None:
    """The day on which a closed meeting is sealed by itself."""
    last = mend_until(musyawarah)
    return last + timedelta(days=1) if last else None


def is_due(musyawarah: Musyawarah) -> bool:
    """Whether the time for mending a closed meeting has run out, today in its village."""
    day = seals_on(musyawarah)
    if musyawarah.status != MusyawarahStatus.CLOSED or day is None:
        return False
    return timezone.now().astimezone(zone_of(musyawarah.desa.kabupaten)).date() >= day
