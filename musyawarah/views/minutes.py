"""Notulen, reading the minutes back to the room, and closing the meeting."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from musyawarah.closing_check import Missing, missing_before_close
from musyawarah.decision_facts import load_decided
from musyawarah.forms.minutes import CloseForm, NotesForm
from musyawarah.meeting_facts import load_meeting
from musyawarah.models import AgendaMusyawarah, Musyawarah
from musyawarah.policy import may_close, may_record
from musyawarah.services.closing import close_musyawarah
from musyawarah.services.notes import save_notes
from musyawarah.views.meeting_scope import meeting_of, of_meeting
from places.errors import DomainError, StaleVersion
from villages.enums import Unsur
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@dataclass(frozen=True)
class MissingLink:
    """What is missing, with the page where it is mended."""

    missing: Missing
    url: str


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def musyawarah_notes(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """The notulen, an input for each item of the agenda; `acara` says which one was sent."""
    verdict = may_record(request.membership, meeting)
    rows = list(AgendaMusyawarah.objects.filter(musyawarah=meeting))
    forms = {row.pk: NotesForm(agenda=row) for row in rows}
    if request.method == "POST":
        require(verdict)
        agenda = next((row for row in rows if str(row.pk) == request.POST.get("acara")), None)
        if agenda is None:
            raise Http404
        form = forms[agenda.pk] = NotesForm(request.POST, agenda=agenda)
        if form.is_valid() and (answer := _saved(request, meeting, agenda, form)):
            return answer
    context = {"musyawarah": meeting, "tab": "notulen", "forms": list(forms.values()), "may_record": verdict}
    return render(request, "musyawarah/notes.html", context)


@require_safe
@of_meeting
def musyawarah_readback(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """Everything that will be sealed, in large letters, as the room hears it."""
    facts = load_meeting(meeting)
    context = {
        "musyawarah": meeting,
        "facts": facts,
        "tab": "segel",
        "people": [(row, Unsur(row.unsur).printed) for row in facts.rows],
        "decided": load_decided(meeting, facts),
        "missing": _links(request, meeting, missing_before_close(meeting, facts)) if meeting.is_open else [],
        "may_close": may_close(request.membership, meeting),
    }
    return render(request, "musyawarah/readback.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def musyawarah_close(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """What is missing, and the button that only the presiding member has; the second of two reads who was first."""
    verdict = may_close(request.membership, meeting)
    if meeting.closed_at is not None and request.method != "POST":
        return redirect("musyawarah_seal", uid=meeting.uid)
    if not (request.method == "POST" and meeting.closed_at is not None):
        require(verdict)
    form = CloseForm(
        request.POST or None, initial={"ba_number": meeting.ba_number, "closing_words": meeting.closing_words}
    )
    if form.is_valid():
        try:
            close_musyawarah(
                by=request.membership,
                musyawarah=meeting,
                version=posted_version(request),
                ba_number=form.cleaned_data["ba_number"],
                closing_words=form.cleaned_data["closing_words"],
            )
        except DomainError as error:
            meeting = meeting_of(request, meeting.uid)
            if meeting.closed_at is not None:
                messages.error(request, error.message)
                return redirect("musyawarah_seal", uid=meeting.uid)
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Musyawarah ditutup. Cetak berita acaranya untuk ditandatangani.")
            return redirect("musyawarah_seal", uid=meeting.uid)
    missing = missing_before_close(meeting)
    context = {
        "musyawarah": meeting,
        "tab": "segel",
        "form": form,
        "missing": _links(request, meeting, missing),
        "is_blocked": any(one.blocks for one in missing),
    }
    return render(request, "musyawarah/close.html", context)


def _saved(request: HttpRequest, meeting: Musyawarah, agenda: AgendaMusyawarah, form: NotesForm) -> HttpResponse | None:
    """Where to go after saving, the page of both texts when somebody wrote meanwhile, None for a refusal."""
    notes = form.cleaned_data["notes"]
    try:
        save_notes(by=request.membership, agenda=agenda, version=posted_version(request), notes=notes)
    except StaleVersion:
        now = AgendaMusyawarah.objects.get(pk=agenda.pk)
        return conflict_page(
            request,
            subject=f"Notulen “{now.title}”",
            mine=form,
            theirs=NotesForm(agenda=now),
            version=now.version,
            back_url=request.path,
        )
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
    messages.success(request, f"Notulen “{agenda.title}” disimpan.")
    return redirect(f"{reverse('musyawarah_notes', args=[meeting.uid])}#acara-{agenda.pk}")


def _links(request: HttpRequest, meeting: Musyawarah, missing: list[Missing]) -> list[MissingLink]:
    """With links for who may follow them."""
    may_follow = bool(may_record(request.membership, meeting))
    return [MissingLink(one, _address(one.page, meeting) if may_follow else "") for one in missing]


def _address(page: str, meeting: Musyawarah) -> str:
    """Where something is mended; "" for nowhere."""
    try:
        return reverse(page, args=[meeting.uid]) if page else ""
    except NoReverseMatch:
        return ""
