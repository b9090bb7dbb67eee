"""The page behind the QR code of the room: a participant notes that he is there."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.throttle import TooManyAttempts
from places.errors import DomainError
from training.attendance_facts import half_words
from training.forms.participant_code import ParticipantCodeForm
from training.models import HalfDay, Participant
from training.participant_code import grouped_code
from training.program_place import kabupaten_of_program
from training.services import check_in as service
from training.views.participant_scope import find_participant, kept_private, remember, remembered_code
from villages.local_zone import zone_of


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the code, once on a device; after the writing, say what the database now holds."""
    rows = HalfDay.objects.filter(session__program__deleted_at=None)
    joined = rows.select_related(
        "session__venue",
        "session__program__desa__kabupaten",
        "session__program__kecamatan__kabupaten",
        "session__program__kabupaten",
    )
    half = get_object_or_404(joined, token=token)
    timezone.activate(zone_of(kabupaten_of_program(half.session.program)))
    form = ParticipantCodeForm(request.POST or None)
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            participant = find_participant(request, form.cleaned_data["code"])
            service.check_in(half=half, participant=participant)
        except TooManyAttempts as error:
            form.add_error("code", error.message)
            status = HTTPStatus.TOO_MANY_REQUESTS
        except DomainError as error:
            form.add_error(error.field, error.message)
        else:
            return kept_private(remember(redirect("check_in", token=token), participant.code))
    return kept_private(_page(request, half, form, status))


def _page(request: HttpRequest, half: HalfDay, form: ParticipantCodeForm, status: HTTPStatus) -> HttpResponse:
    known = _known(request, half)
    context = {
        "half": half,
        "session": half.session,
        "half_words": half_words(half),
        "is_open": service.is_open(half.session, half),
        "form": form,
        "known": known,
        "code": grouped_code(known.code) if known else "",
        "mark": known.mark_set.filter(half=half).first() if known else None,
    }
    return render(request, "training/check_in.html", context, status=status)


def _known(request: HttpRequest, half: HalfDay) -> Participant | None:
    """Whose code this device keeps, if he is of this session."""
    code = remembered_code(request)
    rows = Participant.objects.named().filter(session=half.session).select_related("desa")
    return rows.filter(code=code).first() if code else None
