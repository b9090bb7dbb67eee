"""What an officer may do with a plan now, as links for the head of his pages."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Membership
from accounts.verdict import Verdict
from review.case import Case
from review.enums import ReviewAct
from review.policy import may_pause, what_may

_ACTS = (
    ReviewAct.TAKE_UP,
    ReviewAct.RECOMMEND,
    ReviewAct.RETURN,
    ReviewAct.RELEASE,
    ReviewAct.UNDO_RECOMMEND,
)
_MAIN = frozenset({ReviewAct.TAKE_UP, ReviewAct.RECOMMEND})


@dataclass(frozen=True)
class OfficerAct:
    """One act with its address, or why it cannot be done."""

    label: str
    url: str
    verdict: Verdict
    is_main: bool = False
    only_from_scan: bool = False


def officer_acts(membership: Membership | None, case: Case) -> list[OfficerAct]:
    """The acts of officers that can be done now by this one; none when the plan is elsewhere."""
    found = what_may(membership, case)
    acts = [
        OfficerAct(
            label=str(act.label),
            url=reverse(f"review_{act}", args=[case.review.uid]),
            verdict=found[act].verdict,
            is_main=act in _MAIN,
            only_from_scan=found[act].only_from_scan,
        )
        for act in _ACTS
        if found[act].verdict
    ]
    return [*acts, *_clock_act(membership, case)]


def _clock_act(membership: Membership | None, case: Case) -> list[OfficerAct]:
    verdict = may_pause(membership, case)
    if not verdict:
        return []
    if case.review.paused_on is None:
        return [OfficerAct("Jeda waktu", reverse("review_pause", args=[case.review.uid]), verdict)]
    return [OfficerAct("Lanjutkan waktu", reverse("review_resume", args=[case.review.uid]), verdict)]
