"""What may each person do with a case now, and if not, why, and who can: one function over the one table of moves."""

from dataclasses import dataclass

from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from review.case import Case
from review.enums import DoneVia, ReviewAct, ReviewState, SubmissionEnd
from review.models import Submission
from review.moves import MOVES, Move
from review.policy_conditions import FURTHER_CONDITIONS, edited_nothing
from review.policy_offices import NOBODY, VILLAGE_EDITORS, is_his_act, who_does, who_now


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
    verdict = is_his_act(membership, case, move)
    if verdict and via is not None and via not in ways(membership, act):
        verdict = denied(
            f"{membership.get_role_display()} tidak melakukannya dengan cara ini.", who=who_does(case, act)
        )
    if not verdict:
        return verdict
    if case.state not in move.sources:
        return denied(_wrong_state(case, move), who=who_now(case))
    more = FURTHER_CONDITIONS.get(act)
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


def may_examine(membership: Membership | None, case: Case) -> Verdict:
    """Whether notes and the checklist may be written: by the officers of the check, once one took the plan up."""
    if membership is None:
        return NOBODY
    verdict = is_his_act(membership, case, MOVES[ReviewAct.RETURN])
    if not verdict:
        return verdict
    if case.state != ReviewState.IN_REVIEW:
        return denied("Catatan ditulis selama rencana diperiksa.", who="Mulai periksa dahulu.")
    return edited_nothing(membership, case)


def may_open_desk(membership: Membership | None) -> Verdict:
    """Whether somebody may look at the officers' desk: all officers; villages read their notes with the submission."""
    if membership is None:
        return NOBODY
    if not membership.is_officer:
        return denied("Meja pemeriksaan dipakai oleh pemeriksa.", who="Desa membaca catatan pada halaman Pengajuan.")
    return ALLOWED


def may_see_drafts(membership: Membership | None, case: Case) -> Verdict:
    """Whether somebody may read notes and results that are not sent yet: the officers of the check at hand."""
    return NOBODY if membership is None else is_his_act(membership, case, MOVES[ReviewAct.RETURN])


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
        return denied("Catatan dijawab oleh desa.", who=VILLAGE_EDITORS)
    if case.state != ReviewState.RETURNED:
        return denied("Catatan dijawab selama rencana dikembalikan.", who=who_now(case))
    return ALLOWED


def may_pause(membership: Membership | None, case: Case) -> Verdict:
    """Whether the clock may be stopped or started: by the officers who have the plan."""
    if membership is None:
        return NOBODY
    verdict = is_his_act(membership, case, MOVES[ReviewAct.TAKE_UP])
    if verdict and case.state not in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}:
        return denied("Waktu pemeriksaan hanya dijeda selama rencana ada pada pemeriksa.")
    return verdict


def _wrong_state(case: Case, move: Move) -> str:
    label = str(case.state.label)
    return f"{case.review} sekarang “{label}”, jadi tidak dapat “{move.act.label}”."
