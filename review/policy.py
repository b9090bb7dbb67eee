"""What may each person do with a case now, and if not, why, and who can: one function over the one table of moves."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from accounts.enums import Level, Role
from accounts.models import Act, Membership
from accounts.verdict import ALLOWED, Verdict, denied
from review.case import Case, is_forwarded
from review.enums import DoneVia, ReviewAct, ReviewState, StepKey, SubmissionEnd
from review.models import Submission
from review.moves import MOVES, Move, Side
from review.path import LEVEL_OF_CHECK

NOBODY = denied("Anda belum masuk.")
_VILLAGE_EDITORS = "Yang dapat: Sekretaris Desa, Kaur Perencanaan, Tim Penyusun."


@dataclass(frozen=True)
class MayDo:
    """One act with its verdict, and the ways in which this person may do it."""

    act: ReviewAct
    verdict: Verdict
    via: tuple[DoneVia, ...] = ()

    @property
    def only_from_scan(self) -> bool:
        """Whether this person may only record it from the signed paper."""
        return self.via == (DoneVia.FROM_SCAN,)


def what_may(membership: Membership | None, case: Case) -> dict[ReviewAct, MayDo]:
    """Every act with its verdict for this person, in the order of the table."""
    return {act: MayDo(act, may(membership, case, act), ways(membership, act)) for act in MOVES}


def ways(membership: Membership | None, act: ReviewAct) -> tuple[DoneVia, ...]:
    """In the application, from the signed paper, or both."""
    if membership is None:
        return ()
    move, found = MOVES[act], []
    if membership.role in move.roles:
        found.append(DoneVia.IN_APP)
    if membership.role in move.recorders:
        found.append(DoneVia.FROM_SCAN)
    return tuple(found)


def may(membership: Membership | None, case: Case, act: ReviewAct, *, via: str | None = None) -> Verdict:
    """Whether somebody may do an act now; `via` asks for one of the ways.

    Asked in this order: is it his act at all, is the plan in a state for it, and does anything else stand against it.
    """
    if membership is None:
        return NOBODY
    move = MOVES[act]
    verdict = _is_his(membership, case, move)
    if verdict and via is not None and via not in ways(membership, act):
        verdict = denied(
            f"{membership.get_role_display()} tidak melakukannya dengan cara ini.", who=who_does(case, act)
        )
    if not verdict:
        return verdict
    if case.state not in move.sources:
        return denied(_wrong_state(case, move), who=_who_now(case))
    more = _MORE.get(act)
    return more(membership, case) if more else ALLOWED


def target_of(case: Case, act: ReviewAct) -> ReviewState:
    """The state that an act leads to; where the table leaves it open, the path and the past decide."""
    target = MOVES[act].target
    if target is not None:
        return target
    if act == ReviewAct.RECOMMEND:
        step = case.step
        return ReviewState.SUBMITTED if step and case.path.check_after(step.key) else ReviewState.RECOMMENDED
    if act == ReviewAct.WITHDRAW:
        return ReviewState.RETURNED if case.review.returned_at is not None else ReviewState.DRAFT
    last = case.review.move_set.filter(target__in=[ReviewState.RECOMMENDED, ReviewState.PROCEEDING]).last()
    return ReviewState(last.target) if last else ReviewState.PROCEEDING


def who_does(case: Case, act: ReviewAct) -> str:
    """ "Yang dapat: Camat (Kecamatan Seririt), atau Petugas Kecamatan dari naskah bertanda tangan." """
    move = MOVES[act]
    roles, recorders = set(move.roles), set(move.recorders)
    if move.side in {Side.CHECK, Side.LAST_CHECK}:
        officers = set(_OFFICERS_OF[LEVEL_OF_CHECK[_check_meant(case, move)]])
        roles, recorders = roles & officers, recorders & officers
    from_paper = f", atau {_names(recorders)} dari naskah bertanda tangan" if recorders else ""
    return f"Yang dapat: {_names(roles)}{from_paper}."


def check_to_undo(case: Case) -> StepKey:
    """The check that a recommendation is taken back to: the one before the one at hand, else the last of the path."""
    if case.review.step:
        before = case.path.check_before(case.review.step)
        return before.key if before else StepKey(case.review.step)
    return case.path.last_check.key if case.path.last_check else StepKey.PERIKSA_KECAMATAN


def may_examine(membership: Membership | None, case: Case) -> Verdict:
    """Whether notes and the checklist may be written: by the officers of the check, once one took the plan up."""
    if membership is None:
        return NOBODY
    verdict = _is_his(membership, case, MOVES[ReviewAct.RETURN])
    if not verdict:
        return verdict
    if case.state != ReviewState.IN_REVIEW:
        return denied("Catatan ditulis selama rencana diperiksa.", who="Mulai periksa dahulu.")
    return _edited_nothing(membership, case)


def may_open_desk(membership: Membership | None) -> Verdict:
    """Whether somebody may look at the officers' desk: all officers; villages read their notes with the submission."""
    if membership is None:
        return NOBODY
    if not membership.is_officer:
        return denied("Meja pemeriksaan dipakai oleh pemeriksa.", who="Desa membaca catatan pada halaman Pengajuan.")
    return ALLOWED


def may_see_drafts(membership: Membership | None, case: Case) -> Verdict:
    """Whether somebody may read notes and results that are not sent yet: the officers of the check at hand."""
    return NOBODY if membership is None else _is_his(membership, case, MOVES[ReviewAct.RETURN])


def may_read_result(membership: Membership | None, case: Case, submission: Submission, step: str) -> Verdict:
    """Whether the result of a check may be read: by all who see the plan once it was given, before by its officers."""
    if membership is None:
        return NOBODY
    is_given = submission.end in {SubmissionEnd.RETURNED, SubmissionEnd.RECOMMENDED} or step != case.review.step
    if is_given or may_see_drafts(membership, case):
        return ALLOWED
    return denied("Hasil pemeriksaan belum diberikan.", who=f"Masih disusun oleh {case.office_of(step)}.")


def may_answer_notes(membership: Membership | None, case: Case) -> Verdict:
    """Whether notes may be answered: by those who edit the village's plans, while it was returned."""
    if membership is None:
        return NOBODY
    if membership.desa_id != case.plan.desa_id or not membership.edits_village_plans:
        return denied("Catatan dijawab oleh desa.", who=_VILLAGE_EDITORS)
    if case.state != ReviewState.RETURNED:
        return denied("Catatan dijawab selama rencana dikembalikan.", who=_who_now(case))
    return ALLOWED


def may_pause(membership: Membership | None, case: Case) -> Verdict:
    """Whether the clock may be stopped or started: by the officers who have the plan."""
    if membership is None:
        return NOBODY
    verdict = _is_his(membership, case, MOVES[ReviewAct.TAKE_UP])
    if verdict and case.state not in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}:
        return denied("Waktu pemeriksaan hanya dijeda selama rencana ada pada pemeriksa.")
    return verdict


def may_ask_opening(membership: Membership | None, case: Case) -> Verdict:
    """Whether the village may ask for parts of a locked plan: when it was returned, or passed and not yet agreed."""
    if membership is None:
        return NOBODY
    if membership.desa_id != case.plan.desa_id or not membership.edits_village_plans:
        return denied("Pembukaan diminta oleh desa.", who=_VILLAGE_EDITORS)
    if case.state not in {ReviewState.RETURNED, ReviewState.RECOMMENDED, ReviewState.PROCEEDING}:
        return denied("Tidak ada yang perlu dibuka sekarang.", who=_who_now(case))
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
    return _is_officer_of(membership, case, _opening_check(case))


def may_end_opening(membership: Membership | None, case: Case) -> Verdict:
    """Whether an opening may be ended before its day: by the village that asked, and by those who opened."""
    if membership is None:
        return NOBODY
    if membership.desa_id == case.plan.desa_id:
        may_close = membership.edits_village_plans or membership.role == Role.KEPALA_DESA
        return ALLOWED if may_close else denied("Pembukaan ditutup oleh desa atau pemeriksa.", who=_VILLAGE_EDITORS)
    return _is_officer_of(membership, case, _opening_check(case))


def _opening_check(case: Case) -> StepKey:
    """The check whose officers open parts: the one that returned the plan, else the last."""
    last = case.path.last_check
    return StepKey(case.review.step or (last.key if last else StepKey.PERIKSA_KECAMATAN))


def _is_his(membership: Membership, case: Case, move: Move) -> Verdict:
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
    verdict = _is_officer_of(membership, case, _check_meant(case, move))
    return verdict or denied(verdict.reason, who=who)


def _check_meant(case: Case, move: Move) -> StepKey:
    """The check whose officers act: the one at hand; to take a recommendation back, the last that was passed."""
    if move.side == Side.LAST_CHECK:
        return check_to_undo(case)
    first = case.path.checks[0].key if case.path.checks else StepKey.PERIKSA_KECAMATAN
    return StepKey(case.review.step or first)


def _is_officer_of(membership: Membership, case: Case, key: StepKey) -> Verdict:
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


_OFFICERS_OF: dict[Level, tuple[Role, ...]] = {
    Level.KECAMATAN: (Role.PETUGAS_KECAMATAN, Role.CAMAT),
    Level.KABUPATEN: (Role.DINAS_PMD,),
}


def _names(roles: Collection[Role]) -> str:
    return ", ".join(str(role.label) for role in sorted(roles, key=list(Role).index))


def _edited_nothing(membership: Membership, case: Case) -> Verdict:
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
    return _edited_nothing(membership, case)


def _may_undo_recommend(membership: Membership, case: Case) -> Verdict:
    is_with_next = case.state == ReviewState.SUBMITTED
    if is_with_next and (case.path.check_before(case.review.step) is None or not _was_passed(case)):
        return denied("Belum ada rekomendasi yang dapat ditarik.")
    return _not_forwarded(membership, case) and _edited_nothing(membership, case)


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
    return _edited_nothing(membership, case)


_MORE: dict[ReviewAct, Callable[[Membership, Case], Verdict]] = {
    ReviewAct.SUBMIT: _may_submit,
    ReviewAct.WITHDRAW: _not_forwarded,
    ReviewAct.STEP_BACK: _not_forwarded,
    ReviewAct.TAKE_UP: _may_take_up,
    ReviewAct.RETURN: _edited_nothing,
    ReviewAct.RECOMMEND: _edited_nothing,
    ReviewAct.UNDO_RECOMMEND: _may_undo_recommend,
    ReviewAct.GO_ON: _may_go_on,
    ReviewAct.CLARIFY: _may_clarify,
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


def _wrong_state(case: Case, move: Move) -> str:
    label = str(case.state.label)
    return f"{case.review} sekarang “{label}”, jadi tidak dapat “{move.act.label}”."


def _who_now(case: Case) -> str:
    """Who holds it, so that the reader knows whom to ask."""
    return f"Sekarang ada pada {case.holder_words}."
