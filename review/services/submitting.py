"""Handing a plan over: submitting it, taking it back, going on without a recommendation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership
from places.errors import DomainError
from planning.services.plan_lock import close_openings, reopen_closed_since
from review.case import Case, Plan
from review.clock import add_working_days, holidays_of
from review.enums import DoneVia, ReviewAct, ReviewState, SubmissionEnd, SubmissionKind
from review.frozen import freeze
from review.models import Submission, SubmissionFinding, SubmissionSum
from review.path import PathStep
from review.policy import may
from review.readiness import Readiness, load_readiness, missing_before_submit
from review.services.moving import FromPaper, lock_case, move

SHIPPED_DAYS = 5  # where a kabupaten left the days of a check empty


@dataclass(frozen=True)
class SubmitData:
    """What the village says while it hands over: a sentence for each warning (by rule), a note, its covering letter."""

    sentences: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    letter_number: str = ""
    letter_date: date | None = None


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
    return _freeze_round(by, case, SubmissionKind.REVIEW, data, readiness, step=step.key, on_paper=paper is not None)


@transaction.atomic
def withdraw_plan(*, by: Membership, plan: Plan, version: int, reason: str = "") -> None:
    """Take a submission back before anybody took it up; what notes had opened is open again."""
    case = lock_case(plan, version=version)
    target_step = case.review.step if case.review.returned_at is not None else ""
    submission = case.review.submission_set.first()
    move(
        by=by,
        case=case,
        act=ReviewAct.WITHDRAW,
        values={"step": target_step, "due_on": None, "paused_on": None},
        reason=reason,
    )
    if submission is not None:
        end_submission(submission, SubmissionEnd.WITHDRAWN)
        if case.state == ReviewState.RETURNED:
            reopen_closed_since(case.plan, submission.submitted_at)


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
    values = {"step": "", "holder": None, "due_on": None, "paused_on": None, "passed_at": timezone.now()}
    move(by=by, case=case, act=ReviewAct.GO_ON, values=values, reason=reason)
    close_openings(case.plan)
    if waiting is not None:
        end_submission(waiting, SubmissionEnd.OVERDUE)
    if readiness is None:
        return None
    return _freeze_round(by, case, SubmissionKind.PROCEED, data, readiness, step="")


@transaction.atomic
def step_back(*, by: Membership, plan: Plan, version: int, reason: str) -> None:
    """Open a plan that went on without a recommendation again: it was not agreed to yet."""
    case = lock_case(plan, version=version)
    values = {"passed_at": None, "returned_at": None}
    move(by=by, case=case, act=ReviewAct.STEP_BACK, values=values, reason=reason)


def due_day(case: Case, step: PathStep) -> date:
    """The day until which the officers of a check answer, from today on."""
    days = step.working_days or SHIPPED_DAYS
    return add_working_days(case.today, days, holidays_of(case.plan.desa.kabupaten_id, case.today))


def end_submission(submission: Submission, end: SubmissionEnd) -> None:
    """Say how a round ended."""
    submission.end, submission.ended_at = end, timezone.now()
    submission.save(update_fields=["end", "ended_at"])


def freeze_unlocked(*, by: Membership, case: Case) -> Submission:
    """Freeze what a plan became under an unlock, so that it is seen beside what was recommended."""
    return _freeze_round(by, case, SubmissionKind.UNLOCKED, SubmitData(), load_readiness(case), step="")


def _refuse_missing(case: Case, data: SubmitData) -> Readiness:
    readiness = load_readiness(case)
    if missing := missing_before_submit(readiness, data.sentences):
        raise DomainError(f"{case.review} belum dapat dilanjutkan. {' '.join(missing)}")
    return readiness


def _freeze_round(
    by: Membership,
    case: Case,
    kind: SubmissionKind,
    data: SubmitData,
    readiness: Readiness,
    *,
    step: str,
    on_paper: bool = False,
) -> Submission:
    number = case.review.submission_set.count() + 1
    submission = Submission(
        desa_id=case.plan.desa_id,
        review=case.review,
        number=number,
        kind=kind,
        reference=_reference(case, number),
        step=step,
        is_on_paper=on_paper,
        letter_number=data.letter_number.strip(),
        letter_date=data.letter_date,
        note=data.note.strip(),
        submitted_at=timezone.now(),
        submitted_by=by,
    )
    if kind != SubmissionKind.REVIEW:
        submission.end, submission.ended_at = SubmissionEnd.RECOMMENDED, submission.submitted_at
    sums = freeze(submission, case.plan)
    submission.save(force_insert=True)
    SubmissionSum.objects.bulk_create(sums)
    SubmissionFinding.objects.bulk_create(_findings(submission, readiness, data.sentences))
    return submission


def _reference(case: Case, number: int) -> str:
    """ "RKP-5108022021-2027-1"; of a second review (a Perubahan) "RKP-5108022021-2027-P17-1"."""
    change = f"P{case.review.perubahan_id}-" if case.review.perubahan_id else ""
    code = case.plan.desa.code.replace(".", "")
    return f"{case.plan_kind.upper()}-{code}-{case.review.year}-{change}{number}"


def _findings(submission: Submission, readiness: Readiness, sentences: Mapping[str, str]) -> list[SubmissionFinding]:
    return [
        SubmissionFinding(
            submission=submission,
            rule=group.rule,
            level=group.level,
            count=len(group.findings),
            example=group.findings[0].message,
            sentence=sentences.get(group.rule, "").strip() if group in readiness.warnings else "",
        )
        for group in readiness.checked.groups()
    ]
