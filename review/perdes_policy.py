"""Who may write what surrounds a Perdes: the village's chapters, and where an enacted plan was made known."""

from accounts.models import Membership
from accounts.verdict import Verdict, denied
from planning.enums import PlanLock
from planning.models import PlanEdition
from planning.policy import may_write_for_village, why_locked
from review.case import Plan


def may_write_chapters(membership: Membership | None, plan: Plan) -> Verdict:
    """Whether chapters may be added, moved or taken out: until the plan is handed over, and while it is returned."""
    verdict = may_write_for_village(membership, plan.desa_id)
    if not verdict:
        return verdict
    if not plan.is_open:
        return denied(
            f"{plan} sudah ditetapkan; babnya sudah menjadi bagian naskah Perdes.", who="Ubah melalui Perubahan."
        )
    return verdict if plan.lock == PlanLock.RETURNED else why_locked(plan)


def may_publish(membership: Membership | None, edition: PlanEdition) -> Verdict:
    """Whether somebody may record where an enacted plan was made known."""
    return may_write_for_village(membership, edition.desa_id)
