"""Planning a session: its form with the live count, and changing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from training.forms.session import SessionForm
from training.models import TrainingSession
from training.policy import may_edit_program, may_edit_session
from training.services.sessions import create_session, update_session
from training.session_page import of_session, session_of, session_page
from training.views.program_scope import program_of
from training.views.session_form import counted, session_form
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version

_COUNTING = "hitung"


@require_http_methods(["GET", "HEAD", "POST"])
def session_create(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Plan a session; `aksi=hitung` shows whom it would call without writing anything."""
    program = program_of(request, uid)
    require(may_edit_program(request.membership, program))
    form = session_form(request, program)
    if form.is_valid() and not _is_counting(request):
        try:
            session = create_session(by=request.membership, program=program, data=form.session_data())
        except DomainError as error:
            _add_error(form, error)
        else:
            messages.success(request, f"Angkatan {session.number} direncanakan. Susun sekarang acaranya.")
            return redirect("session_detail", uid=session.uid)
    if form.is_bound and _is_counting(request):
        form.forget_what_is_missing()
    context = {"form": form, "program": program, **counted(form, program)}
    return render(request, "training/session_create.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def session_edit(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Change what is planned."""
    require(may_edit_session(request.membership, session))
    program, version = session.program, session.version
    form = session_form(request, program, itself=session)
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid() and not _is_counting(request):
            try:
                update_session(by=request.membership, session=session, version=version, data=form.session_data())
            except StaleVersion:
                return _conflict(request, session, form)
            except DomainError as error:
                _add_error(form, error)
            else:
                messages.success(request, "Rencana angkatan disimpan.")
                return redirect("session_detail", uid=session.uid)
        if _is_counting(request):
            form.forget_what_is_missing()
    return session_page(
        request,
        "training/session_edit.html",
        session,
        tab="ringkasan",
        form=form,
        version=version,
        **counted(form, program, session),
    )


def _is_counting(request: HttpRequest) -> bool:
    return request.POST.get("aksi") == _COUNTING


def _add_error(form: SessionForm, error: DomainError) -> None:
    """Refusals of a group of fields stand beside its first one."""
    first = {"kecamatan": form.kecamatan_fields, "calls": form.call_fields}.get(error.field or "")
    if first:
        form.add_error(first[0].name, error.message)
    else:
        add_domain_error(form, error)


def _conflict(request: HttpRequest, session: TrainingSession, mine: SessionForm) -> HttpResponse:
    stored = session_of(request, session.uid)
    return conflict_page(
        request,
        subject=str(stored),
        mine=mine,
        theirs=session_form(request, stored.program, itself=stored, is_stored=True),
        version=stored.version,
        back_url=reverse("session_edit", kwargs={"uid": stored.uid}),
    )
