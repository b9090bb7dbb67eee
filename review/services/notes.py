"""Notes of the officers: private drafts until the plan is returned, then answered by the village and closed."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from review.case import Case, Plan
from review.enums import NoteOpens
from review.models import ReviewNote, Submission
from review.note_data import NoteData
from review.policy import may_answer_notes, may_examine
from review.rounds import current_round, frozen_plan
from review.services.moving import lock_case

LONGEST_LINE_NAME, LONGEST_LABEL = 300, 100


@transaction.atomic
def add_note(*, by: Membership, plan: Plan, data: NoteData) -> ReviewNote:
    """Write a draft. Raises NotAllowed unless the plan is under examination, DomainError naming the field at fault."""
    case = lock_case(plan)
    may_examine(by, case).require()
    submission = _round(case)
    note = ReviewNote(
        desa_id=case.plan.desa_id,
        review=case.review,
        submission=submission,
        step=case.review.step,
        by=by,
        **_values(submission, data),
    )
    note.save(force_insert=True)
    _log(by, case, note, "add_review_note", "Menulis catatan pemeriksaan")
    return note


@transaction.atomic
def edit_note(*, by: Membership, note: ReviewNote, version: int, data: NoteData) -> None:
    """Write a draft anew. Raises StaleVersion, NotAllowed, DomainError once it was sent."""
    case, fresh = _lock(note, version)
    may_examine(by, case).require()
    _refuse_sent(fresh)
    _save(fresh, _values(fresh.submission, data))
    _log(by, case, fresh, "edit_review_note", "Mengubah catatan pemeriksaan")


@transaction.atomic
def remove_note(*, by: Membership, note: ReviewNote, version: int) -> None:
    """Throw a draft away; what was sent stays for good."""
    case, fresh = _lock(note, version)
    may_examine(by, case).require()
    _refuse_sent(fresh)
    _log(by, case, fresh, "remove_review_note", "Membuang catatan yang belum dikirim")
    fresh.delete()


@transaction.atomic
def close_note(*, by: Membership, note: ReviewNote, version: int) -> None:
    """Say that a note was heeded. Raises DomainError for a draft: that is thrown away instead."""
    case, fresh = _lock(note, version)
    may_examine(by, case).require()
    if fresh.sent_at is None:
        raise DomainError("Catatan ini belum dikirim; buang saja bila tidak diperlukan.")
    if fresh.closed_at is None:
        _save(fresh, {"closed_at": timezone.now(), "closed_by": by})
        _log(by, case, fresh, "close_review_note", "Menyatakan catatan pemeriksaan selesai")


@transaction.atomic
def reopen_note(*, by: Membership, note: ReviewNote, version: int) -> None:
    """Take back that a note was heeded."""
    case, fresh = _lock(note, version)
    may_examine(by, case).require()
    if fresh.closed_at is not None:
        _save(fresh, {"closed_at": None, "closed_by": None})
        _log(by, case, fresh, "reopen_review_note", "Membuka kembali catatan pemeriksaan")


@transaction.atomic
def answer_note(*, by: Membership, note: ReviewNote, version: int, text: str) -> None:
    """Tell the officers what was done about a note; an empty text takes the answer back."""
    case, fresh = _lock(note, version)
    may_answer_notes(by, case).require()
    if fresh.sent_at is None or fresh.closed_at is not None:
        raise DomainError("Catatan ini tidak menunggu jawaban.")
    answer = text.strip()
    stamp = {"answered_at": timezone.now(), "answered_by": by} if answer else {"answered_at": None, "answered_by": None}
    _save(fresh, {"answer": answer, **stamp})
    _log(by, case, fresh, "answer_review_note", "Menjawab catatan pemeriksaan")


def _lock(note: ReviewNote, version: int) -> tuple[Case, ReviewNote]:
    """The note and its case, locked. Raises StaleVersion when somebody wrote it since, or threw it away."""
    case = lock_case(note.review.plan)
    locked = ReviewNote.objects.select_for_update(of=("self",)).select_related("submission")
    fresh = locked.filter(pk=note.pk).first()
    if fresh is None or fresh.version != version:
        raise StaleVersion("Catatan ini baru saja diubah orang lain.")
    if case.review.pk != fresh.review_id:
        raise DomainError("Catatan ini dari pemeriksaan yang sudah selesai.")
    return case, fresh


def _round(case: Case) -> Submission:
    submission = current_round(case.review)
    if submission is None:
        raise DomainError("Rencana ini belum diajukan.")
    return submission


def _values(submission: Submission, data: NoteData) -> dict[str, Any]:
    """The columns of a note; names are those of the frozen plan, so that they stay when the line is renamed."""
    text = data.text.strip()
    if not text:
        raise DomainError("Tulis catatannya, atau pilih kalimat baku.", field="text")
    frozen = frozen_plan(submission)
    line = frozen.lines.get(data.line_uid) if data.line_uid else None
    if data.line_uid and line is None:
        raise DomainError("Kegiatan ini tidak ada dalam rencana yang diajukan.", field="line")
    if data.field and line is None:
        raise DomainError("Pilih kegiatannya dahulu, baru kolomnya.", field="line")
    if data.field and data.field not in frozen.columns:
        raise DomainError("Kolom ini tidak ada.", field="field")
    if data.opens == NoteOpens.LINE and line is None:
        raise DomainError("Pilih kegiatan yang dibuka.", field="opens")
    if (data.opens == NoteOpens.BIDANG) != (data.bidang is not None):
        raise DomainError(
            "Pilih bidang yang dibuka." if data.bidang is None else "Bidang tidak dibuka.", field="bidang"
        )
    return {
        "text": text,
        "severity": data.severity,
        "opens": data.opens,
        "bidang": data.bidang,
        "line_uid": line.uid if line else None,
        "line_name": line.name[:LONGEST_LINE_NAME] if line else "",
        "field": data.field,
        "field_label": frozen.columns[data.field][:LONGEST_LABEL] if data.field else "",
    }


def _refuse_sent(note: ReviewNote) -> None:
    if note.sent_at is not None:
        raise DomainError("Catatan ini sudah dikirim kepada desa, jadi tidak dapat diubah.")


def _save(note: ReviewNote, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(note, name, value)
    note.version += 1
    note.save(update_fields=[*values, "version"])


def _log(by: Membership, case: Case, note: ReviewNote, verb: str, words: str) -> None:
    """Who and when only: the words of a draft are nobody else's business yet."""
    log_act(by=by, verb=verb, subject=note, place=case.plan.desa, summary=f"{words}: {case.review}")
