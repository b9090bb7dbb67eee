"""Opening parts of a locked plan: asking, answering by a second person, closing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.views.refusal import add_domain_error
from review.case import Case
from review.forms.opening import AnswerOpeningForm, AskOpeningForm
from review.models import OpeningRequest
from review.opening_facts import load_requests
from review.policy_opening import may_answer_opening, may_ask_opening, may_end_opening
from review.services.opening import answer_opening, ask_opening, asked_kind, end_opening
from review.views.scope import case_context, review_case


@require_http_methods(["GET", "HEAD", "POST"])
def opening_ask(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose the parts and say why."""
    case = review_case(request, uid)
    require(may_ask_opening(request.membership, case))
    form = AskOpeningForm(request.POST or None, case=case, initial={"version": case.review.version})
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            ask_opening(by=request.membership, plan=case.plan, version=version, data=form.opening_data())
        except StaleVersion as error:
            messages.warning(request, f"{error.message} Permintaan belum dikirim.")
            return redirect(case.review)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Permintaan dikirim. Jawabannya muncul di halaman ini.")
            return redirect(case.review)
    context = case_context(case) | {"form": form, "asked": asked_kind(case)}
    return render(request, "review/opening_ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opening_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Grant or refuse what the village asks."""
    asked, case = _asked(request, uid)
    require(may_answer_opening(request.membership, case, asked_by=asked.asked_by))
    form = AnswerOpeningForm(request.POST or None)
    if form.is_valid():
        granted = form.cleaned_data["granted"] == "ya"
        try:
            answer_opening(by=request.membership, request=asked, granted=granted, reason=form.cleaned_data["reason"])
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Bagian itu dibuka." if granted else "Permintaan ditolak.")
            return redirect(case.review)
    shown = next(row for row in load_requests(case) if row.request.pk == asked.pk)
    return render(request, "review/opening_answer.html", case_context(case) | {"form": form, "row": shown})


@require_POST
def opening_end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a waiting request back, or close what was opened."""
    asked, case = _asked(request, uid)
    require(may_end_opening(request.membership, case))
    try:
        frozen = end_opening(by=request.membership, request=asked)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        more = f" Perubahannya disimpan sebagai {frozen.reference}." if frozen else ""
        messages.success(request, f"Pembukaan diakhiri.{more}")
    return redirect(case.review)


def _asked(request: HttpRequest, uid: UUID) -> tuple[OpeningRequest, Case]:
    rows = OpeningRequest.objects.visible_to(request.membership).select_related("asked_by", "review")
    asked = get_object_or_404(rows, uid=uid)
    return asked, review_case(request, asked.review.uid)
