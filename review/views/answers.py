"""A returned plan: the notes with links to the lines that they open, and the village's answers."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.models import RkpDesa, RpjmDesa
from planning.open_parts import open_parts
from review.case import Case
from review.enums import NoteOpens
from review.forms.answers import AnswerForm
from review.models import ReviewNote
from review.policy import may_answer_notes
from review.services.notes import answer_note
from review.views.scope import case_context, review_case


@dataclass(frozen=True)
class ShownNote:
    """A note with the line that it stands on; `url` is "" when the line is gone."""

    note: ReviewNote
    url: str
    is_open: bool


@require_safe
def review_notes(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every note that was sent, by round, the newest round first."""
    case = review_case(request, uid)
    notes = list(case.review.note_set.sent().select_related("submission", "by__orang", "answered_by__orang", "bidang"))
    lines = {one.uid: one for one in case.plan.line_set.filter(deleted_at=None)}
    parts = open_parts(case.plan)
    shown = []
    for note in notes:
        line = lines.get(note.line_uid)
        if note.opens == NoteOpens.TEXTS:
            shown.append(ShownNote(note, _texts_url(case) if parts.texts else "", parts.texts))
            continue
        shown.append(ShownNote(note, _line_url(case, note) if line else "", bool(line and parts.has_line(line))))
    rounds: dict[str, list[ShownNote]] = {}
    for one in sorted(shown, key=lambda one: (-one.note.submission.number, one.note.pk)):
        rounds.setdefault(one.note.submission.reference, []).append(one)
    context = case_context(case) | {
        "rounds": list(rounds.items()),
        "may_answer": may_answer_notes(request.membership, case),
        "waiting": sum(note.closed_at is None and not note.answer for note in notes),
        "parts": parts,
    }
    return render(request, "review/review_notes.html", context)


def _texts_url(case: Case) -> str:
    """Where the village writes what belongs to no line."""
    name = "rpjm_visi_misi" if isinstance(case.plan, RpjmDesa) else "rkp_legal_basis"
    return reverse(name, kwargs={"pk": case.plan.pk})


@require_http_methods(["GET", "HEAD", "POST"])
def note_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say what was done about one note."""
    notes = ReviewNote.objects.visible_to(request.membership).sent().select_related("review", "by__orang", "submission")
    note = get_object_or_404(notes, uid=uid)
    case = review_case(request, note.review.uid)
    require(may_answer_notes(request.membership, case))
    form = AnswerForm(request.POST or None, initial={"text": note.answer, "version": note.version})
    if form.is_valid():
        values = form.cleaned_data
        try:
            answer_note(by=request.membership, note=note, version=values["version"], text=values["text"])
        except StaleVersion as error:
            fresh = get_object_or_404(notes, uid=uid)
            note, form.data = fresh, form.data.copy() | {"version": str(fresh.version)}
            form.add_error(None, f"{error.message} Jawaban yang tersimpan: “{fresh.answer or 'belum ada'}”.")
        except DomainError as error:
            form.add_error("text", error.message)
        else:
            messages.success(request, "Jawaban disimpan.")
            return redirect(f"{reverse('review_notes', args=[case.review.uid])}#catatan-{note.uid}")
    line = case.plan.line_set.filter(uid=note.line_uid, deleted_at=None).exists() if note.line_uid else False
    context = case_context(case) | {"form": form, "note": note, "line_url": _line_url(case, note) if line else ""}
    return render(request, "review/note_answer.html", context)


def _line_url(case: Case, note: ReviewNote) -> str:
    name = "rkp_line_edit" if isinstance(case.plan, RkpDesa) else "line_edit"
    return reverse(name, kwargs={"uid": note.line_uid})
