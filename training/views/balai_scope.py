"""Fetching the Balai Rakyat of a village, and going back to its page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.access import require
from training.models import BalaiRakyat
from training.policy import may_write_balai
from villages.views.scope import desa_of


def balai_of(request: HttpRequest, desa_code: str) -> BalaiRakyat:
    """The centre of a village that the reader sees. Raises Http404."""
    desa = desa_of(request, desa_code)
    balai = get_object_or_404(BalaiRakyat, desa=desa)
    balai.desa = desa
    return balai


def written_balai(request: HttpRequest, desa_code: str) -> BalaiRakyat:
    """The same for who writes it; others are told why not (403)."""
    balai = balai_of(request, desa_code)
    require(may_write_balai(request.membership, balai.desa))
    return balai


def saved(request: HttpRequest, balai: BalaiRakyat, words: str) -> HttpResponse:
    """Back to the centre's page with a word about what was done."""
    messages.success(request, words)
    return redirect("balai_detail", desa_code=balai.desa.code)
