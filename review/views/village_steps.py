"""The village's steps back: withdrawing a submission, opening a plan again that went on by itself."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.views.refusal import add_domain_error
from review.enums import ReviewAct
from review.forms.handing_over import ReasonForm, WithdrawForm
from review.policy import may
from review.services.submitting import step_back, withdraw_plan
from review.views.scope import case_context, review_case


@require_http_methods(["GET", "HEAD", "POST"])
def review_withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a submission back before an officer takes it up."""
    words = {
        "title": "Tarik pengajuan",
        "button": "Tarik pengajuan",
        "lead": "Rencana kembali kepada desa dan dapat diubah lagi. Nomor pengajuan ini tetap tercatat, "
        "dengan keterangan ditarik.",
        "done": "Pengajuan ditarik. Rencana dapat diubah lagi.",
    }
    return _step(request, uid, ReviewAct.WITHDRAW, WithdrawForm, withdraw_plan, words)


@require_http_methods(["GET", "HEAD", "POST"])
def review_step_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open a plan again that went on without a recommendation."""
    words = {
        "title": "Buka kembali untuk disusun",
        "button": "Buka kembali",
        "lead": "Rencana keluar dari pembahasan BPD dan dapat diubah lagi oleh desa. Setelah itu ajukan atau lanjutkan "
        "lagi dari awal.",
        "done": "Rencana dibuka kembali.",
    }
    return _step(request, uid, ReviewAct.STEP_BACK, ReasonForm, step_back, words)


def _step(
    request: HttpRequest,
    uid: UUID,
    act: ReviewAct,
    form_class: type[ReasonForm],
    service: Callable[..., None],
    words: dict[str, str],
) -> HttpResponse:
    case = review_case(request, uid)
    require(may(request.membership, case, act))
    form = form_class(request.POST or None, initial={"version": case.review.version})
    if form.is_valid():
        values = form.cleaned_data
        try:
            service(by=request.membership, plan=case.plan, version=values["version"], reason=values["reason"])
        except StaleVersion as error:
            messages.warning(request, f"{error.message} Tidak ada yang berubah; periksa keadaannya sekarang.")
            return redirect(case.review)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, words["done"])
            return redirect(case.review)
    return render(request, "review/reason_form.html", case_context(case) | words | {"form": form})
