"""The officers' desk: the plan as it was submitted beside the notes, and writing those."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from planning.views.refusal import add_domain_error
from review.case import Case
from review.clock_facts import clock_of
from review.desk import Desk
from review.forms.note import NoteForm, pinned_initial
from review.models import ReviewNote
from review.policy import may_examine, may_open_desk, may_see_drafts
from review.rounds import changes_since_former, current_round, frozen_plan
from review.services.notes import add_note
from review.views.officer_acts import officer_acts
from review.views.scope import review_case

EVERYTHING = "semua"


@require_safe
def review_desk(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The desk; `?kegiatan=` and `?kolom=` begin a note there, `?tampil=semua` shows unchanged lines too."""
    return _desk_page(request, review_case(request, uid))


@require_POST
def review_note_create(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a note; refused words stay in the form on the desk."""
    case = review_case(request, uid)
    require(may_examine(request.membership, case))
    submission = current_round(case.review)
    if submission is None:
        raise Http404
    form = NoteForm(request.POST, frozen=frozen_plan(submission), kabupaten_id=case.plan.desa.kabupaten_id)
    if form.is_valid():
        try:
            note = add_note(by=request.membership, plan=case.plan, data=form.note_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Catatan disimpan. Desa membacanya setelah rencana dikembalikan.")
            return redirect(desk_url(note))
    return _desk_page(request, case, form=form)


def desk_url(note: ReviewNote) -> str:
    """The desk at the line of a note, or at the notes on the document."""
    place = f"kegiatan-{note.line_uid}" if note.line_uid else "catatan-dokumen"
    return f"{reverse('review_desk', args=[note.review.uid])}#{place}"


def notes_seen(request: HttpRequest, case: Case) -> list[ReviewNote]:
    """The notes that the reader may see: drafts only on the desk that they were written at."""
    notes = case.review.note_set.select_related("by__orang", "answered_by__orang", "closed_by__orang", "bidang")
    return list(notes if may_see_drafts(request.membership, case) else notes.sent())


def _desk_page(request: HttpRequest, case: Case, *, form: NoteForm | None = None) -> HttpResponse:
    require(may_open_desk(request.membership))
    submission = current_round(case.review)
    if submission is None:
        raise Http404
    frozen = frozen_plan(submission)
    comparison = changes_since_former(submission)
    shows_all = comparison is None or request.GET.get("tampil") == EVERYTHING
    line = _uuid(request.GET.get("kegiatan"))
    may_write = may_examine(request.membership, case)
    if form is None and may_write:
        initial = pinned_initial(frozen, line, request.GET.get("kolom", ""))
        form = NoteForm(initial=initial, frozen=frozen, kabupaten_id=case.plan.desa.kabupaten_id)
    notes = notes_seen(request, case)
    context: dict[str, Any] = {
        "case": case,
        "review": case.review,
        "submission": submission,
        "desk": Desk(frozen, tuple(notes), comparison, only_open=not shows_all),
        "shows_all": shows_all,
        "chosen": line,
        "form": form,
        "may_write": may_write,
        "drafts": sum(note.sent_at is None for note in notes),
        "open_notes": sum(note.closed_at is None for note in notes),
        "findings": list(submission.finding_set.all()),
        "clock": clock_of(case),
        "acts": officer_acts(request.membership, case),
        "tab": "meja",
    }
    return render(request, "review/desk.html", context)


def _uuid(typed: str | None) -> UUID | None:
    try:
        return UUID(typed or "")
    except ValueError:
        return None
