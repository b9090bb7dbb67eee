"""What stands against an act besides its role, its place and the state of the plan: one function for each such act."""

from collections.abc import Callable

from accounts.models import Act, Membership
from accounts.verdict import ALLOWED, Verdict, denied
from review.case import Case, is_forwarded
from review.enums import ReviewAct, ReviewState, StepKey


def edited_nothing(membership: Membership, case: Case) -> Verdict:
    """Nobody reviews what he edited: acts of the same person in a role of the village."""
    acts = Act.objects.filter(
        desa=case.plan.desa_id, membership__orang=membership.orang_id, subject_type__startswith="planning."
    )
    if acts.filter(membership__desa=case.plan.desa_id).exists():
        return denied("Anda ikut menyusun rencana desa ini.", who="Pemeriksa lain yang memeriksanya.")
    return ALLOWED


def _may_submit(membership: Membership, case: Case) -> Verdict:
    if case.next_check is None:
        return denied(
            f"{case.plan.desa.kabupaten.name} tidak memakai pemeriksaan sebelum penetapan.",
            who="Lanjutkan langsung kepada BPD.",
        )
    return ALLOWED


def _may_take_up(membership: Membership, case: Case) -> Verdict:
    step = case.step
    if step and step.waits_for_all and not case.review.is_change and not is_forwarded(case):
        return denied(
            "Pemeriksaan ini menunggu kecamatan meneruskan rencana semua desanya.",
            who=f"Yang dapat meneruskan: {case.office_of(StepKey.PERIKSA_KECAMATAN)}.",
        )
    return edited_nothing(membership, case)


def _may_undo_recommend(membership: Membership, case: Case) -> Verdict:
    is_with_next = case.state == ReviewState.SUBMITTED
    if is_with_next and (case.path.check_before(case.review.step) is None or not _was_passed(case)):
        return denied("Belum ada rekomendasi yang dapat ditarik.")
    return _not_forwarded(membership, case) and edited_nothing(membership, case)


def _not_forwarded(membership: Membership, case: Case) -> Verdict:
    """A village never falls back behind its kecamatan; Dinas PMD takes its own recommendation back as it likes.

    A Perubahan goes its way alone: it comes after what was passed on.
    """
    if membership.kabupaten_id is None and not case.review.is_change and is_forwarded(case):
        return denied(
            f"{case.office_of(StepKey.PERIKSA_KECAMATAN)} sudah meneruskan rencana semua desanya.",
            who="Tarik dahulu penerusannya; penarikan dimulai dari atas.",
        )
    return ALLOWED


def _was_passed(case: Case) -> bool:
    """Whether the plan lies with the second check because the first recommended it, not because it came back to it."""
    last = case.review.move_set.exclude(act__in=[ReviewAct.TAKE_UP, ReviewAct.RELEASE]).last()
    return last is not None and last.act == ReviewAct.RECOMMEND


def _may_go_on(membership: Membership, case: Case) -> Verdict:
    if case.state in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}:
        if case.is_overdue:
            return ALLOWED
        return denied(
            f"Rencana masih pada {case.holder_words} dan waktunya belum habis.",
            who="Selama belum mulai diperiksa, pengajuan dapat ditarik."
            if case.state == ReviewState.SUBMITTED
            else "Tunggu hasil pemeriksaan.",
        )
    if case.path.is_binding:
        return denied(
            f"{case.plan.desa.kabupaten.name} mewajibkan rekomendasi sebelum penetapan.", who="Ajukan untuk diperiksa."
        )
    return ALLOWED


def _may_clarify(membership: Membership, case: Case) -> Verdict:
    if case.path.step(StepKey.KLARIFIKASI) is None:
        return denied("Kabupaten ini tidak memakai klarifikasi.")
    if case.review.pk is None:
        return denied("Perdes ini ditetapkan sebelum aplikasi dipakai.")
    return edited_nothing(membership, case)


FURTHER_CONDITIONS: dict[ReviewAct, Callable[[Membership, Case], Verdict]] = {
    ReviewAct.SUBMIT: _may_submit,
    ReviewAct.WITHDRAW: _not_forwarded,
    ReviewAct.STEP_BACK: _not_forwarded,
    ReviewAct.TAKE_UP: _may_take_up,
    ReviewAct.RETURN: edited_nothing,
    ReviewAct.RECOMMEND: edited_nothing,
    ReviewAct.UNDO_RECOMMEND: _may_undo_recommend,
    ReviewAct.GO_ON: _may_go_on,
    ReviewAct.CLARIFY: _may_clarify,
}
