"""The officers' draft of a result: answers to the checklist, outcome and conclusion."""

from collections.abc import Mapping

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from review.case import Plan
from review.checklist import LONGEST_NOTE, ItemAnswer, checklist_items
from review.enums import ItemFits, ItemThere, Outcome
from review.models import Assessment, ChecklistAnswer, Submission
from review.policy import may_examine
from review.rounds import current_round
from review.services.moving import lock_case

NOTHING_STORED = 0


@transaction.atomic
def save_checklist(
    *, by: Membership, plan: Plan, version: int, answers: Mapping[str, ItemAnswer], outcome: str, summary: str
) -> Assessment:
    """Store the answers by item, with the outcome (or ""), for the check at hand.

    `version` is that of the assessment as the officer saw it, 0 while nothing was stored. Raises StaleVersion,
    NotAllowed unless the plan is under examination, DomainError for an answer or item that does not exist.
    """
    case = lock_case(plan)
    may_examine(by, case).require()
    submission = current_round(case.review)
    if submission is None:
        raise DomainError("Rencana ini belum diajukan.")
    _refuse_strange(case.review.plan_kind, answers, outcome)
    step = case.review.step
    assessment = Assessment.objects.select_for_update().filter(submission=submission, step=step).first()
    if (assessment.version if assessment else NOTHING_STORED) != version:
        raise StaleVersion("Daftar periksa ini baru saja disimpan orang lain.")
    if assessment is None:
        assessment = Assessment(submission=submission, step=step, version=NOTHING_STORED)
    assessment.outcome, assessment.summary, assessment.by = outcome, summary.strip(), by
    assessment.version += 1
    assessment.save()
    _store(by, submission, step, answers)
    log_act(
        by=by,
        verb="save_checklist",
        subject=case.plan,
        place=case.plan.desa,
        summary=f"Mengisi daftar periksa: {case.review}",
    )
    return assessment


def _store(by: Membership, submission: Submission, step: str, answers: Mapping[str, ItemAnswer]) -> None:
    """Write only what differs, so that each answer keeps the one who gave it."""
    known = {row.item: row for row in ChecklistAnswer.objects.filter(submission=submission, step=step)}
    for key, answer in answers.items():
        row = known.get(key) or ChecklistAnswer(submission=submission, step=step, item=key)
        note = answer.note.strip()[:LONGEST_NOTE]
        if row.pk and (row.there, row.fits, row.note) == (answer.there, answer.fits, note):
            continue
        row.there, row.fits, row.note, row.answered_by = answer.there, answer.fits, note, by
        row.save()


def _refuse_strange(plan_kind: str, answers: Mapping[str, ItemAnswer], outcome: str) -> None:
    if outcome not in ("", *Outcome.values):
        raise DomainError("Hasil ini tidak dikenal.", field="outcome")
    known = {item.key for item in checklist_items(plan_kind)}
    for key, answer in answers.items():
        if key not in known or answer.there not in ("", *ItemThere.values) or answer.fits not in ("", *ItemFits.values):
            raise DomainError("Isian daftar periksa tidak dikenal.", field=f"{key}-there")
