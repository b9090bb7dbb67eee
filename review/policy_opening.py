"""Who asks for parts of a locked plan, who opens them, and who ends an opening."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from review.case import Case
from review.enums import ReviewState, StepKey
from review.policy_offices import NOBODY, VILLAGE_EDITORS, is_officer_of, who_now


def may_ask_opening(membership: Membership | None, case: Case) -> Verdict:
    """Whether the village may ask for parts of a locked plan: when it was returned, or passed and not yet agreed."""
    if membership is None:
        return NOBODY
    if membership.desa_id != case.plan.desa_id or not membership.edits_village_plans:
        return denied("Pembukaan diminta oleh desa.", who=VILLAGE_EDITORS)
    if case.state not in {ReviewState.RETURNED, ReviewState.RECOMMENDED, ReviewState.PROCEEDING}:
        return denied("Tidak ada yang perlu dibuka sekarang.", who=who_now(case))
    return ALLOWED


def may_answer_opening(membership: Membership | None, case: Case, *, asked_by: Membership) -> Verdict:
    """Whether a request may be answered: by officers of the check that returned or passed the plan, never by the asker.

    A plan that went on without recommendation is opened by the kepala desa: nobody above has it.
    """
    if membership is None:
        return NOBODY
    if membership.orang_id == asked_by.orang_id:
        return denied("Yang meminta tidak menjawab permintaannya sendiri.", who="Diperlukan orang kedua.")
    if case.state == ReviewState.PROCEEDING:
        if membership.role == Role.KEPALA_DESA and membership.desa_id == case.plan.desa_id:
            return ALLOWED
        return denied("Rencana ini tidak melalui pemeriksaan.", who="Yang dapat membuka: Kepala Desa.")
    return is_officer_of(membership, case, _opening_check(case))


def may_end_opening(membership: Membership | None, case: Case) -> Verdict:
    """Whether an opening may be ended before its day: by the village that asked, and by those who opened."""
    if membership is None:
        return NOBODY
    if membership.desa_id == case.plan.desa_id:
        may_close = membership.edits_village_plans or membership.role == Role.KEPALA_DESA
        return ALLOWED if may_close else denied("Pembukaan ditutup oleh desa atau pemeriksa.", who=VILLAGE_EDITORS)
    return is_officer_of(membership, case, _opening_check(case))


def _opening_check(case: Case) -> StepKey:
    """The check whose officers open parts: the one that returned the plan, else the last."""
    last = case.path.last_check
    return StepKey(case.review.step or (last.key if last else StepKey.PERIKSA_KECAMATAN))
