"""The participant's own written commitments, with the way to write one."""

from dataclasses import dataclass

from django.utils import timezone

from training.enums import SessionStatus
from training.follow_up_lists import RtlRow
from training.follow_up_rules import is_overdue
from training.models import Participant, Rtl
from training.self_sections import SelfSection
from training.services.self_commitment import MOST_OF_ONE


@dataclass(frozen=True)
class OwnCommitments:
    """What he promised, and whether he may write another."""

    rows: tuple[RtlRow, ...]
    may_write: bool


def load(participant: Participant) -> OwnCommitments | None:
    """His commitments; none for a guest without a village. One query."""
    if participant.desa_id is None:
        return None
    today = timezone.localdate()
    rows = Rtl.objects.filter(participant=participant).select_related("temuan")
    found = tuple(RtlRow(rtl, is_overdue(rtl, today)) for rtl in rows)
    is_over = participant.session.status == SessionStatus.CANCELLED
    return OwnCommitments(found, len(found) < MOST_OF_ONE and not is_over)


SECTION = SelfSection(50, "training/self_commitment.html", load)
