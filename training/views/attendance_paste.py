"""Attendance from a pasted list: what it would mark is shown, misfits are asked, and then it is written."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError
from training.attendance_drafts import Drafts, read_drafts
from training.attendance_facts import half_words
from training.attendance_list import read_filter
from training.enums import MarkVia, ParticipantRole
from training.forms.attendance import PasteForm
from training.models import HalfDay, TrainingSession
from training.policy import may_edit_session
from training.services.attendance import mark
from training.session_page import session_of, session_page


@require_http_methods(["GET", "HEAD", "POST"])
def training_paste(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Paste, answer, write: the second sending (`tulis`) writes what the preview shows, once all is answered."""
    session = session_of(request, uid)
    require(may_edit_session(request.membership, session))
    halves = list(session.half_set.all())
    if not halves:
        return redirect("training_attendance", uid=uid)
    half = read_filter(request.POST if request.method == "POST" else request.GET, halves).half
    half.session = session
    form = PasteForm(request.POST or None, initial={"role": _usual_role(session)})
    drafts: Drafts | None = None
    if form.is_valid():
        drafts = read_drafts(half, form.cleaned_data["text"], chosen=request.POST)
        if not drafts.drafts:
            form.add_error("text", "Tidak ada nama yang terbaca. Tulis satu nama satu baris.")
            drafts = None
        elif "tulis" in request.POST and (written := _write(request, half, form, drafts)) is not None:
            messages.success(request, f"{written} peserta tercatat hadir, {half_words(half)}.")
            return redirect(f"{reverse('training_attendance', args=[uid])}?waktu={half.pk}")
    return session_page(
        request,
        "training/attendance_preview.html" if drafts else "training/attendance_paste.html",
        session,
        tab="hadir",
        form=form,
        drafts=drafts,
        half=half,
        half_words=half_words(half),
    )


def _write(request: HttpRequest, half: HalfDay, form: PasteForm, drafts: Drafts) -> int | None:
    """How many were marked; None when something is still asked or refused, which the form then says."""
    if drafts.unanswered:
        form.add_error(None, f"{len(drafts.unanswered)} nama belum dijawab. Pilih jawabannya, lalu catat.")
        return None
    role = form.cleaned_data["role"] or ParticipantRole.LAINNYA
    try:
        return mark(
            by=request.membership,
            half=half,
            participants=drafts.marked,
            walk_ins=drafts.walk_ins(role),
            via=MarkVia.PASTED,
        )
    except DomainError as error:
        form.add_error(None, error.message)
        return None


def _usual_role(session: TrainingSession) -> str:
    """The role that is called first."""
    called = session.call_set.first()
    return called.role if called else ParticipantRole.LAINNYA
