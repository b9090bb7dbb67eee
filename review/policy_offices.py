"""Whose act is it: the role and the place that an act of the table asks for, and the words that name who does it."""

from collections.abc import Collection

from accounts.enums import Level, Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from review.case import Case
from review.enums import ReviewAct, StepKey
from review.moves import MOVES, Move, Side
from review.path import LEVEL_OF_CHECK

NOBODY = denied("Anda belum masuk.")
VILLAGE_EDITORS = "Yang dapat: Sekretaris Desa, Kaur Perencanaan, Tim Penyusun."
_OFFICERS_OF: dict[Level, tuple[Role, ...]] = {
    Level.KECAMATAN: (Role.PETUGAS_KECAMATAN, Role.CAMAT),
    Level.KABUPATEN: (Role.DINAS_PMD,),
}
_VERBS: dict[ReviewAct, str] = {
    ReviewAct.SUBMIT: "mengajukan rencana desa",
    ReviewAct.WITHDRAW: "menarik pengajuan",
    ReviewAct.TAKE_UP: "memeriksa rencana desa",
    ReviewAct.RELEASE: "memeriksa rencana desa",
    ReviewAct.RETURN: "mengembalikan rencana desa",
    ReviewAct.RECOMMEND: "merekomendasikan rencana desa",
    ReviewAct.UNDO_RECOMMEND: "menarik rekomendasi",
    ReviewAct.GO_ON: "memutuskan kelanjutan rencana desa",
    ReviewAct.STEP_BACK: "membuka kembali rencana desa",
    ReviewAct.AGREE: "menyepakati rencana desa",
    ReviewAct.UNDO_AGREE: "menarik kesepakatan BPD",
    ReviewAct.ENACT: "menetapkan Perdes",
    ReviewAct.CLARIFY: "mengklarifikasi Perdes",
}


def who_does(case: Case, act: ReviewAct) -> str:
    """ "Yang dapat: Camat (Kecamatan Seririt), atau Petugas Kecamatan dari naskah bertanda tangan." """
    move = MOVES[act]
    roles, recorders = set(move.roles), set(move.recorders)
    if move.side in {Side.CHECK, Side.LAST_CHECK}:
        officers = set(_OFFICERS_OF[LEVEL_OF_CHECK[_check_meant(case, move)]])
        roles, recorders = roles & officers, recorders & officers
    from_paper = f", atau {_names(recorders)} dari naskah bertanda tangan" if recorders else ""
    return f"Yang dapat: {_names(roles)}{from_paper}."


def who_now(case: Case) -> str:
    """Who holds it, so that the reader knows whom to ask."""
    return f"Sekarang ada pada {case.holder_words}."


def check_to_undo(case: Case) -> StepKey:
    """The check that a recommendation is taken back to: the one before the one at hand, else the last of the path."""
    if case.review.step:
        before = case.path.check_before(case.review.step)
        return before.key if before else StepKey(case.review.step)
    return case.path.last_check.key if case.path.last_check else StepKey.PERIKSA_KECAMATAN


def is_his_act(membership: Membership, case: Case, move: Move) -> Verdict:
    """Whether the role and the place fit the act."""
    who = who_does(case, move.act)
    if membership.role not in move.everybody:
        return denied(f"{membership.get_role_display()} tidak {_VERBS[move.act]}.", who=who)
    if move.side == Side.DESA:
        if membership.desa_id == case.plan.desa_id:
            return ALLOWED
        is_recorder = membership.kecamatan_id == case.plan.desa.kecamatan_id and membership.role in move.recorders
        return ALLOWED if is_recorder else denied("Rencana ini milik desa lain.", who=who)
    if move.side == Side.KABUPATEN:
        own = membership.kabupaten_id == case.plan.desa.kabupaten_id
        return ALLOWED if own else denied("Rencana ini dari kabupaten lain.", who=who)
    verdict = is_officer_of(membership, case, _check_meant(case, move))
    return verdict or denied(verdict.reason, who=who)


def is_officer_of(membership: Membership, case: Case, key: StepKey) -> Verdict:
    """Whether the person is an officer of that check, in the kecamatan or kabupaten of the village."""
    desa, level = case.plan.desa, LEVEL_OF_CHECK[key]
    reaches = (
        membership.kecamatan_id == desa.kecamatan_id
        if level == Level.KECAMATAN
        else membership.kabupaten_id == desa.kabupaten_id
    )
    if membership.role in _OFFICERS_OF[level] and reaches:
        return ALLOWED
    who = f"Yang dapat: {_names(_OFFICERS_OF[level])}."
    return denied(f"Yang memeriksa rencana ini {case.office_of(key)}.", who=who)


def _check_meant(case: Case, move: Move) -> StepKey:
    """The check whose officers act: the one at hand; to take a recommendation back, the last that was passed."""
    if move.side == Side.LAST_CHECK:
        return check_to_undo(case)
    first = case.path.checks[0].key if case.path.checks else StepKey.PERIKSA_KECAMATAN
    return StepKey(case.review.step or first)


def _names(roles: Collection[Role]) -> str:
    return ", ".join(str(role.label) for role in sorted(roles, key=list(Role).index))
