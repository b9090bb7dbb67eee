"""The sheet of cards: the only page on which a code is ever in the clear, and only in this one answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.slips import Slip


def show_slips(request: HttpRequest, slips: list[Slip], *, back: str) -> HttpResponse:
    """Answer a post with the cards, kept by no cache.

    Not kept for a later visit: a session row would hold the codes in the clear. Who closes the page too early
    makes new codes.
    """
    response = render(
        request,
        "accounts/slips.html",
        {
            "slips": slips,
            "back": back,
            "start_address": request.build_absolute_uri(reverse("account_start")),
        },
    )
    response["Cache-Control"] = "no-store, private"
    return response
