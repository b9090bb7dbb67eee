"""One note: writing a draft anew, throwing it away, closing it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.views.refusal import add_domain_error, offer_again
from review.case import Case, case_of
from review.forms.note import EditNoteForm, note_initial
from review.models import PlanReview, ReviewNote
from review.policy import may_examine
from review.rounds import frozen_plan
from review.services.notes import close_note, edit_note, remove_note, reopen_note
from review.views.desk import desk_url


@require_http_methods(["GET", "HEAD", "POST"])
def review_note_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a draft anew."""
    note, case = _note_of(request, uid)
    require(may_examine(request.membership, case))
    if note.sent_at is not None:
        messages.error(request, "Catatan ini sudah dikirim kepada desa, jadi tidak dapat diubah.")
        return redirect(desk_url(note))
    form = EditNoteForm(
        request.POST or None,
        initial=note_initial(note),
        frozen=frozen_plan(note.submission),
        kabupaten_id=case.plan.desa.kabupaten_id,
    )
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            edit_note(by=request.membership, note=note, version=version, data=form.note_data())
        except StaleVersion:
            note, case = _note_of(request, uid)
            offer_again(form, version=note.version)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Catatan disimpan.")
            return redirect(desk_url(note))
    context = {"case": case, "note": note, "form": form, "back_url": desk_url(note)}
    return render(request, "review/note_form.html", context)


@require_POST
def review_note_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Throw a draft away."""
    return _act_on_note(request, uid, remove_note, "Catatan dibuang.")


@require_POST
def review_note_close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say that a note was heeded."""
    return _act_on_note(request, uid, close_note, "Catatan dinyatakan selesai.")


@require_POST
def review_note_reopen(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take back that a note was heeded."""
    return _act_on_note(request, uid, reopen_note, "Catatan dibuka kembali.")


def _act_on_note(request: HttpRequest, uid: UUID, service: Callable[..., None], done: str) -> HttpResponse:
    note, case = _note_of(request, uid)
    require(may_examine(request.membership, case))
    version = read_whole(request.POST.get("version"))
    try:
        service(by=request.membership, note=note, version=note.version if version is None else version)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return redirect(desk_url(note))


def _note_of(request: HttpRequest, uid: UUID) -> tuple[ReviewNote, Case]:
    """A note with its case. Raises Http404 outside the reader's place."""
    note = get_object_or_404(ReviewNote.objects.visible_to(request.membership).select_related("submission"), uid=uid)
    case = case_of(PlanReview.objects.with_plan().get(pk=note.review_id))
    note.review = case.review
    return note, case
