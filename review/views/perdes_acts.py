"""Agreement, its undoing, penetapan and clarification: each on a page that says what it does before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.views.refusal import add_domain_error, offer_again
from review.case import Case
from review.enums import ReviewAct
from review.forms.perdes import AgreementForm, ClarificationForm, EnactmentForm, UndoAgreementForm
from review.policy import may, what_may
from review.services.agreeing import agree, undo_agree
from review.services.clarifying import clarify
from review.services.enacting import enact
from review.since_forum import load_since_forum
from review.views.perdes import perdes_context
from review.views.scope import review_case


@dataclass(frozen=True)
class PerdesAct:
    """What a page says around its form."""

    act: ReviewAct
    title: str
    explanation: str
    button: str
    done: str
    is_grave: bool = False


_AGREE = PerdesAct(
    ReviewAct.AGREE,
    "Catat kesepakatan BPD",
    "Sesudah dicatat, tidak ada lagi yang dapat diubah, dan rencana menunggu penetapan oleh kepala desa.",
    "Catat kesepakatan",
    "Kesepakatan BPD dicatat. Rencana menunggu penetapan Perdes.",
)
_UNDO = PerdesAct(
    ReviewAct.UNDO_AGREE,
    "Tarik kesepakatan BPD",
    "Rencana kembali menunggu kesepakatan BPD. Naskah kesepakatan yang lama tetap ada dalam riwayat.",
    "Tarik kesepakatan",
    "Kesepakatan BPD ditarik.",
    is_grave=True,
)
_ENACT = PerdesAct(
    ReviewAct.ENACT,
    "Tetapkan Perdes",
    "Perdes diterbitkan sebagai satu PDF bersama matriks dan bab dari desa, lalu disimpan dengan sidik digitalnya. "
    "Sesudah itu rencana hanya dapat diubah melalui Perubahan.",
    "Tetapkan dan terbitkan",
    "Perdes ditetapkan dan naskahnya diterbitkan. Umumkan kepada warga.",
)
_CLARIFY = PerdesAct(
    ReviewAct.CLARIFY,
    "Catat hasil klarifikasi",
    "Hasilnya terbaca oleh desa. Perdes tetap berlaku; yang bertentangan diperbaiki desa melalui Perubahan.",
    "Simpan hasil klarifikasi",
    "Hasil klarifikasi disimpan.",
)
Do = Callable[[Case, Any], object]


@require_http_methods(["GET", "HEAD", "POST"])
def review_agree(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The BPD records its agreement; the secretary records it from the signed papers."""

    def do(case: Case, form: AgreementForm) -> None:
        version = form.cleaned_data["version"]
        agree(by=request.membership, plan=case.plan, version=version, data=form.data_of(), paper=form.paper())

    return _page(request, uid, _AGREE, AgreementForm, do)


@require_http_methods(["GET", "HEAD", "POST"])
def review_undo_agree(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The BPD takes its agreement back."""

    def do(case: Case, form: UndoAgreementForm) -> None:
        values = form.cleaned_data
        undo_agree(
            by=request.membership,
            plan=case.plan,
            version=values["version"],
            reason=values["reason"],
            paper=form.paper(),
        )

    return _page(request, uid, _UNDO, UndoAgreementForm, do)


@require_http_methods(["GET", "HEAD", "POST"])
def review_enact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The kepala desa sets the plan; the secretary records it from the signed Perdes."""

    def do(case: Case, form: EnactmentForm) -> None:
        version = form.cleaned_data["version"]
        enact(by=request.membership, plan=case.plan, version=version, data=form.data_of(), paper=form.paper())

    return _page(request, uid, _ENACT, EnactmentForm, do)


@require_http_methods(["GET", "HEAD", "POST"])
def review_clarify(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Dinas PMD or Bagian Hukum records what it found."""

    def do(case: Case, form: ClarificationForm) -> None:
        version = form.cleaned_data["version"]
        clarify(by=request.membership, plan=case.plan, version=version, data=form.data_of())

    return _page(request, uid, _CLARIFY, ClarificationForm, do)


def _page(request: HttpRequest, uid: UUID, page: PerdesAct, form_class: type[forms.Form], do: Do) -> HttpResponse:
    """Ask, show, do. Who comes too late is told what the plan is now and may send again while the act is possible."""
    case = review_case(request, uid)
    require(may(request.membership, case, page.act))
    from_scan = what_may(request.membership, case)[page.act].only_from_scan
    form = _form(request, form_class, case, from_scan=from_scan)
    if form.is_valid():
        try:
            do(case, form)
        except StaleVersion as error:
            case = review_case(request, uid)
            if not may(request.membership, case, page.act):
                messages.error(request, f"{page.title} tidak jadi. {error.message}")
                return redirect(case.review)
            offer_again(form, version=case.review.version)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, page.done)
            return redirect("perdes_documents", plan=case.plan_kind.value, pk=case.plan.pk)
    context = perdes_context(case) | {"page": page, "form": form, "from_scan": from_scan}
    if page.act == ReviewAct.AGREE:
        context["since"] = load_since_forum(case)
    return render(request, "review/perdes_act.html", context)


def _form(request: HttpRequest, form_class: type[forms.Form], case: Case, *, from_scan: bool) -> Any:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = {"version": case.review.version}
    if form_class is ClarificationForm:
        return ClarificationForm(*sent, initial=initial)
    return form_class(*sent, initial=initial, case=case, from_scan=from_scan)
