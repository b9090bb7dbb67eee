"""Who may change an enacted plan (Permendagri 114/2014 arts 47-50), and what is still missing before the new Perdes."""

from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from planning.enums import PlanLock, PlanStatus
from planning.models import Perubahan, RkpDesa, RpjmDesa
from planning.policy import may_write_for_village, why_locked


def may_open_change(membership: Membership | None, plan: RpjmDesa | RkpDesa) -> Verdict:
    """Whether an enacted plan may be opened for a Perubahan."""
    verdict = may_write_for_village(membership, plan.desa_id)
    if not verdict:
        return verdict
    if plan.status == PlanStatus.DRAFT:
        return denied(f"{plan} masih rancangan, jadi langsung diperbaiki tanpa Perubahan.")
    if plan.status == PlanStatus.CHANGING:
        return denied(f"{plan} sedang diubah. Selesaikan atau tarik dahulu perubahan itu.")
    return ALLOWED


def may_describe_change(membership: Membership | None, change: Perubahan) -> Verdict:
    """Whether ground and evidence may be written; a plan that came back with notes may need better ones."""
    verdict = may_write_change(membership, change)
    if verdict and change.plan.lock != PlanLock.RETURNED:
        return why_locked(change.plan)
    return verdict


def may_withdraw_change(membership: Membership | None, change: Perubahan) -> Verdict:
    """Whether the change may be withdrawn: not while anybody else holds the plan."""
    return may_write_change(membership, change) and why_locked(change.plan)


def may_write_change(membership: Membership | None, change: Perubahan) -> Verdict:
    """Whether somebody makes this change and it is not over."""
    return may_write_for_village(membership, change.desa_id) and is_still_open(change)


def is_still_open(change: Perubahan) -> Verdict:
    """Whether the change is neither withdrawn nor enacted."""
    if change.withdrawn_at is not None:
        return denied(f"{change} sudah ditarik.")
    if not change.is_open:
        return denied(f"{change} sudah ditetapkan.", who="Perubahan berikutnya dibuka sebagai Perubahan baru.")
    return ALLOWED


def missing_before_enactment(change: Perubahan) -> list[str]:
    """What the change still lacks before its Perdes (rule R33), in words for the page."""
    missing = []
    if not change.explanation.strip():
        missing.append("Penjelasan mengapa rencana diubah.")
    if not change.evidence_name:
        missing.append("Nomor atau nama dokumen bukti, misalnya keputusan bupati tentang status tanggap darurat.")
    if change.evidence_date is None:
        missing.append("Tanggal dokumen bukti.")
    if not change.evidence:
        missing.append("Berkas dokumen bukti (PDF atau foto).")
    return missing
