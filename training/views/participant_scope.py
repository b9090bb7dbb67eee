"""Fetching the participant whom a code names: the public pages have no other key."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from accounts.throttle import Throttle, TooManyAttempts
from places.errors import DomainError
from training.forms.participant_code import ParticipantCodeForm
from training.models import Participant
from training.participant_code import read_participant_code
from training.program_place import kabupaten_of_program
from villages.local_zone import zone_of

# Only unknown codes count: a hall of 400 people stands behind one address, and some of them mistype.
GUESSES = Throttle(
    "participant_code",
    amount=100,
    seconds=300,
    message="Dari jaringan Anda datang terlalu banyak kode yang tidak dikenal. Tunggu 5 menit, lalu coba lagi.",
)
UNKNOWN = "Tidak ada peserta dengan kode ini. Bandingkan lagi dengan kartu peserta, atau tanyakan kepada panitia."
_COOKIE, _COOKIE_DAYS = "peserta", 30
_DAY = 24 * 60 * 60
View = Callable[..., HttpResponse]


def of_participant(view: View) -> View:
    """A public view of one participant: called with him instead of his code; hours are those of his session.

    Whoever has no right code is asked for it (404), after too many wrong ones told to wait (429). Write
    `@login_not_required` above it: every public page says so itself. No answer is kept by caches or search engines.
    """

    @wraps(view)
    def with_participant(request: HttpRequest, code: str, **kwargs: object) -> HttpResponse:
        form = ParticipantCodeForm({"code": code})
        try:
            participant = find_participant(request, read_participant_code(code))
        except TooManyAttempts as error:
            return ask_code(request, form, error.message, status=HTTPStatus.TOO_MANY_REQUESTS)
        except DomainError as error:
            return ask_code(request, form, error.message, status=HTTPStatus.NOT_FOUND)
        if participant.code != code and request.method in ("GET", "HEAD") and request.resolver_match:
            address = {**request.resolver_match.kwargs, "code": participant.code}
            return redirect(request.resolver_match.view_name, **address)
        enter_zone(participant)
        return kept_private(view(request, participant, **kwargs))

    return with_participant


def find_participant(request: HttpRequest, code: str, **narrower: object) -> Participant:
    """The participant of a code, with session, programme and village. A code that nobody has counts as a guess.

    Raises DomainError for an unknown one, TooManyAttempts after too many of them.
    """
    rows = Participant.objects.named().filter(session__program__deleted_at=None, **narrower)
    joined = rows.select_related(
        "desa__kecamatan",
        "session__venue",
        "session__program__desa__kabupaten",
        "session__program__kecamatan__kabupaten",
        "session__program__kabupaten",
    )
    found = joined.filter(code=code).first()
    if found is None:
        GUESSES.spend(get_adapter().get_client_ip(request))
        raise DomainError(UNKNOWN)
    return found


def ask_code(
    request: HttpRequest, form: ParticipantCodeForm, problem: str = "", *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """The page on which a code is typed, with what is wrong with the one that was."""
    if problem and form.is_valid():
        form.add_error("code", problem)
    return kept_private(render(request, "training/participant_enter.html", {"form": form}, status=status))


def enter_zone(participant: Participant) -> None:
    """Tell hours as the clock in the place of the session does."""
    timezone.activate(zone_of(kabupaten_of_program(participant.session.program)))


def kept_private(response: HttpResponse) -> HttpResponse:
    """The answer, marked so that neither caches nor search engines keep it."""
    patch_cache_control(response, private=True, no_cache=True)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def remember(response: HttpResponse, code: str) -> HttpResponse:
    """Keep the code on this device, signed, so that it is typed once."""
    response.set_signed_cookie(
        _COOKIE, code, max_age=_COOKIE_DAYS * _DAY, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Forget the code on this device."""
    response.delete_cookie(_COOKIE, samesite="Lax")
    return response


def remembered_code(request: HttpRequest) -> str:
    """The code that this device keeps; empty without one, and for one that we did not sign."""
    return request.get_signed_cookie(_COOKIE, default="", max_age=_COOKIE_DAYS * _DAY)
