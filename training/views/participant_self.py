"""The participant's own page: no login, the code is the key."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.throttle import TooManyAttempts
from places.errors import DomainError
from training.forms.participant_code import ParticipantCodeForm
from training.models import Participant
from training.participant_code import grouped_code
from training.self_sections import shown_sections
from training.views.participant_scope import (
    ask_code,
    find_participant,
    forget,
    of_participant,
    remember,
    remembered_code,
)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def participant_enter(request: HttpRequest) -> HttpResponse:
    """Where a code is typed."""
    form = ParticipantCodeForm(request.POST or None, initial={"code": grouped_code(remembered_code(request))})
    if not form.is_valid():
        return ask_code(request, form)
    try:
        participant = find_participant(request, form.cleaned_data["code"])
    except TooManyAttempts as error:
        return ask_code(request, form, error.message, status=HTTPStatus.TOO_MANY_REQUESTS)
    except DomainError as error:
        return ask_code(request, form, error.message)
    return remember(redirect("participant_self", code=participant.code), participant.code)


@login_not_required
@require_safe
@of_participant
def participant_self(request: HttpRequest, participant: Participant) -> HttpResponse:
    """What the session holds for this one person: schedule, attendance, tests, evaluation, commitments, certificate."""
    context = {
        "participant": participant,
        "session": participant.session,
        "code": grouped_code(participant.code),
        "sections": shown_sections(participant),
    }
    response = render(request, "training/participant_self.html", context)
    is_known = bool(remembered_code(request)) or request.user.is_authenticated
    return response if is_known else remember(response, participant.code)


@login_not_required
@require_POST
def participant_forget(request: HttpRequest) -> HttpResponse:
    """Forget the code on this device: it is somebody else's, or shared."""
    return forget(redirect("participant_enter"))
