"""Examining a plan: taking it up, giving it back, recommending it, stopping the clock."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from planning.services.plan_lock import PartsToOpen, open_plan_parts
from review.case import Case, Plan
from review.clock import add_working_days, holidays_of, working_days_until
from review.enums import NoteOpens, ReviewAct, ReviewState, SubmissionEnd
from review.models import Pause, ReviewNote
from review.note_parts import mark_of
from review.policy import may, may_pause, target_of
from review.policy_offices import check_to_undo
from review.services.freezing import end_submission
from review.services.moving import FromPaper, lock_case, move
from review.services.opening import settle_openings
from review.services.submitting import due_day


@transaction.atomic
def take_up(*, by: Membership, plan: Plan, version: int) -> None:
    """Begin to examine: from now on nothing changes under the reader's eyes."""
    case = lock_case(plan, version=version)
    move(by=by, case=case, act=ReviewAct.TAKE_UP, values={"holder": by, "taken_up_at": timezone.now()})


@transaction.atomic
def release(*, by: Membership, plan: Plan, version: int, reason: str) -> None:
    """Put the plan back into the queue for somebody else; the clock runs on. Raises DomainError without a reason."""
    case = lock_case(plan, version=version)
    move(by=by, case=case, act=ReviewAct.RELEASE, values={"holder": None}, reason=reason)


@transaction.atomic
def return_plan(*, by: Membership, plan: Plan, version: int, reason: str, seen: str = "") -> None:
    """Give the plan back: drafts of notes are sent, noted lines and what else notes name are open again.

    `seen` is the mark of the open notes (`note_parts.mark_of`) as the officer was shown them. Raises StaleVersion when
    they differ now, DomainError when there is neither a reason nor a note that is open.
    """
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.RETURN).require()
    notes = list(case.review.note_set.filter(closed_at=None).select_related("bidang"))
    if not notes:
        raise DomainError("Tulis sedikitnya satu catatan sebelum mengembalikan.", field="notes")
    if seen and seen != mark_of(notes):
        raise StaleVersion("Catatannya baru saja diubah pemeriksa lain.")
    now = timezone.now()
    values = {"holder": None, "due_on": None, "paused_on": None, "returned_at": now}
    move(by=by, case=case, act=ReviewAct.RETURN, values=values, reason=reason)
    _end_round(case, SubmissionEnd.RETURNED)
    case.review.note_set.filter(sent_at=None).update(sent_at=now)
    _end_pause(case)
    open_plan_parts(plan=case.plan, parts=_parts(case, notes), reason=f"Catatan {case.office_of(case.review.step)}")


@transaction.atomic
def recommend(*, by: Membership, plan: Plan, version: int, reason: str = "", paper: FromPaper | None = None) -> None:
    """Recommend the plan: it goes to the next check, or after the last one to the BPD; drafts of notes are sent along.

    Raises DomainError while a note that must be heeded is open.
    """
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.RECOMMEND, via=None).require()
    _refuse_open_notes(case)
    target = target_of(case, ReviewAct.RECOMMEND)
    following = case.path.check_after(case.review.step) if target == ReviewState.SUBMITTED else None
    values: dict[str, Any] = {"holder": None, "paused_on": None, "returned_at": None, "taken_up_at": None}
    if following is not None:
        values |= {"step": following.key, "due_on": due_day(case, following)}
    else:
        values |= {"step": "", "due_on": None, "passed_at": timezone.now()}
    _end_pause(case)
    move(by=by, case=case, act=ReviewAct.RECOMMEND, values=values, reason=reason, paper=paper)
    case.review.note_set.filter(sent_at=None).update(sent_at=timezone.now())
    if following is None:
        _end_round(case, SubmissionEnd.RECOMMENDED)


@transaction.atomic
def undo_recommend(*, by: Membership, plan: Plan, version: int, reason: str) -> None:
    """Take a recommendation back: the plan is examined again by whoever takes it back."""
    case = lock_case(plan, version=version)
    may(by, case, ReviewAct.UNDO_RECOMMEND).require()
    settle_openings(by=by, case=case)
    key = check_to_undo(case)
    step = next(one for one in case.path.all_steps if one.key == key)
    values: dict[str, Any] = {
        "step": key, "holder": by, "taken_up_at": timezone.now(), "passed_at": None, "due_on": due_day(case, step),
        "paused_on": None,
    }  # fmt: skip
    _end_pause(case)
    move(by=by, case=case, act=ReviewAct.UNDO_RECOMMEND, values=values, reason=reason)
    last = case.review.submission_set.first()
    if last is not None and last.end == SubmissionEnd.RECOMMENDED:
        last.end, last.ended_at = "", None
        last.save(update_fields=["end", "ended_at"])


@transaction.atomic
def pause_clock(*, by: Membership, plan: Plan, version: int, reason: str) -> Pause:
    """Stop the officers' days. Raises DomainError without a reason or when they stand still already."""
    case = lock_case(plan, version=version)
    may_pause(by, case).require()
    if not reason.strip():
        raise DomainError("Tuliskan alasan jeda.", field="reason")
    if case.review.paused_on is not None:
        raise DomainError("Waktu pemeriksaan sudah dijeda.")
    pause = Pause.objects.create(
        desa_id=case.plan.desa_id,
        review=case.review,
        step=case.review.step,
        reason=reason.strip()[:300],
        starts_on=case.today,
        by=by,
    )
    _save(case, {"paused_on": case.today})
    _log(by, case, "pause_review", f"Menjeda waktu pemeriksaan {case.review}", reason)
    return pause


@transaction.atomic
def resume_clock(*, by: Membership, plan: Plan, version: int) -> None:
    """Let the days run again: the end moves by the working days that stood still."""
    case = lock_case(plan, version=version)
    may_pause(by, case).require()
    begun, due = case.review.paused_on, case.review.due_on
    if begun is None or due is None:
        raise DomainError("Waktu pemeriksaan tidak sedang dijeda.")
    holidays = holidays_of(case.plan.desa.kabupaten_id, begun)
    left = working_days_until(begun, due, holidays)
    _end_pause(case)
    _save(case, {"paused_on": None, "due_on": add_working_days(case.today, left, holidays) if left > 0 else case.today})
    _log(by, case, "resume_review", f"Melanjutkan waktu pemeriksaan {case.review}")


def _parts(case: Case, notes: list[ReviewNote]) -> PartsToOpen:
    """What the notes open; a note on a line that is gone opens nothing."""
    wanted = {note.line_uid for note in notes if note.opens == NoteOpens.LINE and note.line_uid}
    lines = case.plan.line_set.filter(uid__in=wanted).values_list("uid", flat=True)
    bidang = {note.bidang_id: note.bidang for note in notes if note.bidang is not None}
    return PartsToOpen(
        lines=tuple(lines),
        bidang=tuple(bidang.values()),
        adding=any(note.opens == NoteOpens.ADDING for note in notes),
        texts=any(note.opens == NoteOpens.TEXTS for note in notes),
    )


def _refuse_open_notes(case: Case) -> None:
    waiting = case.review.note_set.filter(closed_at=None, severity="must").count()
    if waiting:
        raise DomainError(
            f"Masih ada {waiting} catatan wajib yang belum dinyatakan selesai. Selesaikan, atau kembalikan rencananya."
        )


def _end_round(case: Case, end: SubmissionEnd) -> None:
    submission = case.review.submission_set.filter(end="").first()
    if submission is not None:
        end_submission(submission, end)


def _end_pause(case: Case) -> None:
    case.review.pause_set.filter(ends_on=None).update(ends_on=case.today)


def _save(case: Case, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(case.review, name, value)
    case.review.version += 1
    case.review.save()


def _log(by: Membership, case: Case, verb: str, summary: str, reason: str = "") -> None:
    log_act(by=by, verb=verb, subject=case.plan, place=case.plan.desa, summary=summary, reason=reason.strip())
