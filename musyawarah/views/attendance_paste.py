"""Attendance from a pasted list: what it would write is shown before it is written."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import require
from musyawarah.attendance_drafts import Drafts, attendees_of_drafts, read_drafts
from musyawarah.forms.attendance import PasteForm, stays_from
from musyawarah.policy import may_record, sees_marks
from musyawarah.services.attendance import add_attendees
from musyawarah.views.meeting_page import meeting_page
from musyawarah.views.meeting_scope import meeting_of
from places.errors import DomainError


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_paste(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Paste, look, write; the second sending (`tulis`) writes what the preview shows."""
    musyawarah = meeting_of(request, uid)
    require(may_record(request.membership, musyawarah))
    form = PasteForm(request.POST or None)
    drafts: Drafts | None = None
    if form.is_valid():
        drafts = read_drafts(
            musyawarah, form.cleaned_data["text"], chosen=request.POST, role_of_others=form.cleaned_data["role"]
        )
        if not drafts.drafts:
            form.add_error("text", "Tidak ada nama yang terbaca. Tulis satu nama satu baris.")
            drafts = None
        elif "tulis" in request.POST:
            people = attendees_of_drafts(drafts, stays=stays_from(form.cleaned_data["arrives"]))
            try:
                added = add_attendees(by=request.membership, musyawarah=musyawarah, people=people)
            except DomainError as error:
                form.add_error(None, error.message)
            else:
                messages.success(request, f"{len(added)} orang dicatat hadir.")
                return redirect("musyawarah_attendance", uid=uid)
    template = "musyawarah/attendance_preview.html" if drafts else "musyawarah/attendance_paste.html"
    return meeting_page(
        request,
        template,
        musyawarah,
        tab="hadir",
        form=form,
        drafts=drafts,
        private=sees_marks(request.membership, musyawarah),
    )
