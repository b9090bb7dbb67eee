"""Handing a plan over: submitting it, taking it back, going on without a recommendation."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from planning.services.plan_lock import close_openings, reopen_closed_since
from review.case import Case, Plan
from review.clock import add_working_days, holidays_of
from review.enums import DoneVia, ReviewAct, ReviewState, SubmissionEnd, SubmissionKind
from review.models import Submission
from review.path import PathStep
from review.policy import may
from review.readiness import Readiness, load_readiness, missing_before_submit
from review.services.freezing import end_submission, freeze_round
from review.services.moving import FromPaper, lock_case, move
from review.services.opening import settle_openings
from review.submit_data import SubmitData

SHIPPED_DAYS = 5  # where a kabupaten left the days of a check empty


@transaction.atomic
def submit_plan(
    *, by: Membership, plan: Plan, version: int, data: SubmitData, paper: FromPaper | None = None
) -> Submission:
    """Freeze the plan and hand it to the next check; `paper`: an officer registers what came on paper.

    Raises NotAllowed, StaleVersion, DomainError with everything that stops it.
    """
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.SUBMIT, via=DoneVia.FROM_SCAN if paper else None).require()
    step = case.next_check
    if step is None:
        raise DomainError("Kabupaten ini tidak memakai pemeriksaan sebelum penetapan.")
    readiness = _refuse_missing(case, data)
    settle_openings(by=by, case=case)
    now = timezone.now()
    move(
        by=by,
        case=case,
        act=ReviewAct.SUBMIT,
        values={"step": step.key, "submitted_at": now, "due_on": due_day(case, step), "paused_on": None},
        reason=data.note,
        paper=paper,
        holder=case.office_of(step.key),
    )
    close_openings(case.plan)
    on_paper = paper is not None
    submission = freeze_round(by, case, SubmissionKind.REVIEW, data, readiness, step=step.key, on_paper=on_paper)
    _refuse_unseen(submission, data)
    return submission


@transaction.atomic
def withdraw_plan(*, by: Membership, plan: Plan, version: int, reason: str = "") -> None:
    """Take a submission back before anybody took it up; what notes had opened is open again."""
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.WITHDRAW).require()
    target_step = case.review.step if case.review.returned_at is not None else ""
    submission = case.review.submission_set.first()
    move(
        by=by,
        case=case,
        act=ReviewAct.WITHDRAW,
        values={"step": target_step, "due_on": None, "paused_on": None},
        reason=reason,
    )
    _end_pause(case)
    if submission is not None:
        end_submission(submission, SubmissionEnd.WITHDRAWN)
        if case.state == ReviewState.RETURNED:
            reopen_closed_since(case.plan, case.review.submitted_at)


@transaction.atomic
def go_on_without(*, by: Membership, plan: Plan, version: int, reason: str, data: SubmitData) -> Submission | None:
    """Take the plan to the BPD without a recommendation: none is needed, or the officers' days have run out.

    From the village's own desk the plan is frozen as a round of its own, which is given; nothing that blocks may stand.
    """
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.GO_ON).require()
    was_waiting = case.state in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}
    waiting = case.review.submission_set.filter(end="").first() if was_waiting else None
    readiness = None if was_waiting else _refuse_missing(case, data)
    settle_openings(by=by, case=case)
    values = {"step": "", "holder": None, "due_on": None, "paused_on": None, "passed_at": timezone.now()}
    move(by=by, case=case, act=ReviewAct.GO_ON, values=values, reason=reason)
    close_openings(case.plan)
    _end_pause(case)
    if waiting is not None:
        end_submission(waiting, SubmissionEnd.OVERDUE)
    if readiness is None:
        return None
    submission = freeze_round(by, case, SubmissionKind.PROCEED, data, readiness, step="")
    _refuse_unseen(submission, data)
    return submission


@transaction.atomic
def step_back(*, by: Membership, plan: Plan, version: int, reason: str) -> None:
    """Open a plan that went on without a recommendation again: it was not agreed to yet."""
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.STEP_BACK).require()
    settle_openings(by=by, case=case)
    values = {"passed_at": None, "returned_at": None}
    move(by=by, case=case, act=ReviewAct.STEP_BACK, values=values, reason=reason)


def due_day(case: Case, step: PathStep) -> date:
    """The day until which the officers of a check answer, from today on."""
    days = step.working_days or SHIPPED_DAYS
    return add_working_days(case.today, days, holidays_of(case.plan.desa.kabupaten_id, case.today))


def _refuse_missing(case: Case, data: SubmitData) -> Readiness:
    if not case.plan.line_set.filter(deleted_at=None).exists():
        raise DomainError(f"{case.review} belum memuat satu kegiatan pun.")
    readiness = load_readiness(case)
    if missing := missing_before_submit(readiness, data.sentences):
        raise DomainError(f"{case.review} belum dapat dilanjutkan. {' '.join(missing)}")
    return readiness


def _refuse_unseen(submission: Submission, data: SubmitData) -> None:
    """Nobody hands over what he has not seen: the plan must still be the one that the page showed him."""
    if data.seen and data.seen != submission.payload_sha256:
        raise StaleVersion("Rencana baru saja diubah orang lain. Periksa sekali lagi, lalu kirim.")


def _end_pause(case: Case) -> None:
    case.review.pause_set.filter(ends_on=None).update(ends_on=case.today)
