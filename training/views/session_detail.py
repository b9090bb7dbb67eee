"""The page of a session, and the acts that change its state."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.row_history import row_changes
from training.clashes import clashes_of
from training.forms.session import ReasonForm
from training.models import TrainingSession
from training.policy import may_edit_program, may_edit_session
from training.quota import quota_of
from training.schedule import calls_list
from training.services.sessions import cancel_session, hold_session, reopen_session
from training.session_page import of_session, session_page
from training.session_tasks import session_tasks
from villages.forms.errors import add_domain_error
from villages.views.scope import posted_version

Act = Callable[..., TrainingSession]


@require_safe
@of_session
def session_detail(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Where, when, whom it calls, what clashes, and what is still to be done."""
    is_organiser = may_edit_program(request.membership, session.program)
    quota = quota_of(session)
    return session_page(
        request,
        "training/session_detail.html",
        session,
        tab="ringkasan",
        quota=quota,
        calls=calls_list(session),
        items=list(session.item_set.select_related("module", "speaker")),
        clashes=clashes_of(session) if is_organiser else [],
        tasks=session_tasks(session, quota.called) if is_organiser else [],
        changes=row_changes(session) if is_organiser else [],
    )


@require_POST
@of_session
def session_hold(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Declare the session held."""
    require(may_edit_session(request.membership, session))
    try:
        hold_session(by=request.membership, session=session, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Angkatan dinyatakan selesai. Sertifikat dan laporan sekarang dapat dibuat.")
    return redirect("session_detail", uid=session.uid)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def session_reopen(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Open a held or cancelled session again, with the reason."""
    require(may_edit_program(request.membership, session.program))
    return _with_reason(request, session, reopen_session, "training/session_reopen.html", "Angkatan dibuka lagi.")


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def session_cancel(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Cancel a planned session, with the reason."""
    require(may_edit_session(request.membership, session))
    return _with_reason(request, session, cancel_session, "training/session_cancel.html", "Angkatan dibatalkan.")


def _with_reason(request: HttpRequest, session: TrainingSession, act: Act, template: str, done: str) -> HttpResponse:
    form, version, status = ReasonForm(request.POST or None), session.version, 200
    if form.is_valid():
        version = posted_version(request)
        try:
            act(by=request.membership, session=session, version=version, reason=form.cleaned_data["reason"])
        except StaleVersion as error:
            version, status = session.version, 409
            form.add_error(None, error.message)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, done)
            return redirect("session_detail", uid=session.uid)
    return session_page(request, template, session, tab="ringkasan", status=status, form=form, version=version)
