"""Freezing a plan as a round of its review, and saying how a round ended."""

from collections.abc import Mapping

from django.utils import timezone

from accounts.models import Membership
from review.case import Case
from review.enums import SubmissionEnd, SubmissionKind
from review.frozen import freeze
from review.models import Submission, SubmissionFinding, SubmissionSum
from review.readiness import Readiness, load_readiness
from review.submit_data import SubmitData


def freeze_round(
    by: Membership,
    case: Case,
    kind: SubmissionKind,
    data: SubmitData,
    readiness: Readiness,
    *,
    step: str,
    on_paper: bool = False,
) -> Submission:
    """Keep the plan as it stands now as the next round, with its sums and what the rules found."""
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


def freeze_unlocked(*, by: Membership, case: Case) -> Submission:
    """Freeze what a plan became under an unlock, so that it is seen beside what was recommended."""
    return freeze_round(by, case, SubmissionKind.UNLOCKED, SubmitData(), load_readiness(case), step="")


def end_submission(submission: Submission, end: SubmissionEnd) -> None:
    """Say how a round ended."""
    submission.end, submission.ended_at = end, timezone.now()
    submission.save(update_fields=["end", "ended_at"])


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
