"""Attendance of a session as the organiser keeps it: on the phone at the door, and opened for the participants."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from training.attendance_facts import half_words
from training.attendance_list import ALL, SHOWN, AttendanceFilter, load_attendance, read_filter
from training.forms.attendance import OpenHalfForm
from training.models import AttendanceMark, HalfDay, Participant, TrainingSession
from training.policy import may_edit_session
from training.services.attendance import mark, unmark
from training.services.check_in import is_open
from training.session_page import session_of, session_page


@require_safe
def training_attendance(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who is there for a half day; the reader sees those whom he may."""
    session = session_of(request, uid)
    halves = list(session.half_set.all())
    if not halves:
        return session_page(request, "training/attendance.html", session, tab="hadir", halves=[])
    chosen = read_filter(request.GET, halves)
    return session_page(
        request,
        "training/attendance.html",
        session,
        tab="hadir",
        halves=[(half, half_words(half)) for half in halves],
        chosen=chosen,
        half_words=half_words(chosen.half),
        half_is_open=is_open(session, chosen.half),
        listed=load_attendance(request.membership, session, chosen, page=request.GET.get("page", "1")),
        shown_choices=SHOWN,
        open_form=OpenHalfForm(),
        just_marked=_just_marked(request, session, chosen.half),
    )


@require_POST
def training_mark(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Mark one participant (`hadir=<pk>`) for a half day (`waktu=<pk>`)."""
    session, half, chosen = _posted(request, uid)
    key = _key(request.POST.get("hadir", ""))
    try:
        mark(by=request.membership, half=half, participants=[key])
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(_address(session, request, chosen))
    return redirect(_address(session, request, chosen, marked=key))


@require_POST
def training_unmark(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take back the mark of one participant (`batal=<pk>`)."""
    session, half, chosen = _posted(request, uid)
    key = _key(request.POST.get("batal", ""))
    participant = get_object_or_404(Participant, session=session, pk=key)
    unmark(by=request.membership, half=half, participant=participant)
    messages.success(request, f"Catatan hadir {participant.name} dibatalkan.")
    return redirect(_address(session, request, chosen))


def half_of(session: TrainingSession, pk: int) -> HalfDay:
    """A half day of the session. Raises Http404."""
    half = get_object_or_404(HalfDay, session=session, pk=pk)
    half.session = session
    return half


def _posted(request: HttpRequest, uid: UUID) -> tuple[TrainingSession, HalfDay, AttendanceFilter]:
    session = session_of(request, uid)
    require(may_edit_session(request.membership, session))
    half = half_of(session, _key(request.POST.get("waktu", "")))
    return session, half, read_filter(request.POST, [half])


def _address(session: TrainingSession, request: HttpRequest, chosen: AttendanceFilter, *, marked: int = 0) -> str:
    """Back to where the button stood, with the same search; whoever was marked is named on top.

    In a list of those who are missing his row is gone: then the list begins anew.
    """
    page, key = _key(request.POST.get("page", "")), marked or _key(request.POST.get("batal", ""))
    further = (f"&page={page}" if page > 1 else "") + (f"&tercatat={marked}" if marked else "")
    place = f"p{key}" if chosen.shown == ALL else "daftar"
    return f"{reverse('training_attendance', args=[session.uid])}?{chosen.query}{further}#{place}"


def _just_marked(request: HttpRequest, session: TrainingSession, half: HalfDay) -> AttendanceMark | None:
    """The mark that the button before wrote, as the database holds it."""
    key = _key(request.GET.get("tercatat", ""))
    rows = AttendanceMark.objects.visible_to(request.membership).filter(half=half, half__session=session)
    return rows.filter(participant=key).select_related("participant").first() if key else None


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(2**63)) else 0
