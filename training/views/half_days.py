"""Opening a half day for the participants' phones, and the QR code for the wall."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from reporting.qr_path import qr_path
from training.attendance_facts import half_words
from training.forms.attendance import OpenHalfForm
from training.models import HalfDay
from training.policy import may_edit_session
from training.services.check_in import close_half, is_open, open_half, renew_token
from training.session_page import session_of, session_page
from training.views.attendance import half_of


def _of_half(view: Callable[[HttpRequest, HalfDay], HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a half day whose attendance the reader may write."""

    @wraps(view)
    def with_half(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
        session = session_of(request, uid)
        require(may_edit_session(request.membership, session))
        return view(request, half_of(session, pk))

    return with_half


@require_safe
@_of_half
def half_qr(request: HttpRequest, half: HalfDay) -> HttpResponse:
    """The QR code of the room, large enough for a wall or a screen."""
    address = settings.PUBLIC_ADDRESS + reverse("check_in", args=[half.token])
    return session_page(
        request,
        "training/half_qr.html",
        half.session,
        tab="hadir",
        half=half,
        half_words=half_words(half),
        half_is_open=is_open(half.session, half),
        qr=qr_path(address),
        address=address,
        open_form=OpenHalfForm(),
    )


@require_POST
@_of_half
def half_open(request: HttpRequest, half: HalfDay) -> HttpResponse:
    """Let participants note themselves for a while."""
    form = OpenHalfForm(request.POST)
    try:
        open_half(by=request.membership, half=half, minutes=form.cleaned_data["minutes"] if form.is_valid() else 0)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("half_qr", uid=half.session.uid, pk=half.pk)


@require_POST
@_of_half
def half_close(request: HttpRequest, half: HalfDay) -> HttpResponse:
    """End it."""
    close_half(by=request.membership, half=half)
    messages.success(request, "Daftar hadir lewat telepon ditutup. Panitia tetap dapat menandai.")
    return redirect(f"{reverse('training_attendance', args=[half.session.uid])}?{urlencode({'waktu': half.pk})}")


@require_POST
@_of_half
def half_renew(request: HttpRequest, half: HalfDay) -> HttpResponse:
    """Make the QR code that was passed on worthless."""
    renew_token(by=request.membership, half=half)
    messages.success(request, "QR diganti. Yang lama tidak berlaku lagi; tempel yang baru.")
    return redirect("half_qr", uid=half.session.uid, pk=half.pk)
