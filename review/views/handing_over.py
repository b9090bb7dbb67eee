"""Handing a plan over: the check-answers page, the confirmation, going on without a recommendation."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from planning.views.refusal import add_domain_error
from review.case import Case
from review.enums import DoneVia, ReviewAct, ReviewState
from review.forms.handing_over import GoOnForm, SubmitForm, SubmitOnPaperForm
from review.handover import Handover, load_handover
from review.policy import may, ways
from review.services.submitting import go_on_without, submit_plan
from review.views.handover_page import handover_context
from review.views.scope import case_context, plan_case, review_case
from review.whom_to_ask import officers_of

Form = SubmitForm | GoOnForm


@require_http_methods(["GET", "HEAD", "POST"])
def review_submit(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Look at everything once more, explain each warning, and submit; an officer registers what came on paper."""
    case = plan_case(request, kind, pk)
    require(may(request.membership, case, ReviewAct.SUBMIT))
    on_paper = ways(request.membership, ReviewAct.SUBMIT) == (DoneVia.FROM_SCAN,)
    handover = load_handover(case)
    form_class = SubmitOnPaperForm if on_paper else SubmitForm
    form = form_class(request.POST or None, request.FILES or None, **_offered(case, handover))

    def send() -> None:
        paper = form.paper() if isinstance(form, SubmitOnPaperForm) else None
        submit_plan(
            by=request.membership,
            plan=case.plan,
            version=form.cleaned_data["version"],
            data=form.submit_data(),
            paper=paper,
        )

    context: dict[str, Any] = {"on_paper": on_paper}
    if on_paper:
        context |= {"title": f"Catat pengajuan {case.review}", "button": "Catat pengajuan"}
    else:
        context |= {"title": f"Periksa sebelum mengajukan {case.review}", "button": "Ajukan sekarang"}
    return _handed(request, case, handover, form, send, context, ReviewAct.SUBMIT)


@require_http_methods(["GET", "HEAD", "POST"])
def review_go_on(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take the plan to the BPD without a recommendation, with a note."""
    case = plan_case(request, kind, pk)
    require(may(request.membership, case, ReviewAct.GO_ON))
    handover = load_handover(case)
    was_waiting = case.state in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}
    offered = _offered(case, handover)
    if was_waiting:
        offered["warnings"] = ()
    form = GoOnForm(request.POST or None, **offered)

    def send() -> None:
        values = form.cleaned_data
        go_on_without(
            by=request.membership,
            plan=case.plan,
            version=values["version"],
            reason=values["reason"],
            data=form.submit_data(),
        )

    context = {
        "title": f"Lanjutkan {case.review} tanpa rekomendasi",
        "button": "Lanjutkan kepada BPD",
        "was_waiting": was_waiting,
        "goes_on": True,
    }
    return _handed(request, case, handover, form, send, context, ReviewAct.GO_ON)


@require_safe
def review_submitted(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The confirmation: reference number, what happens next, by when, whom to ask."""
    case = review_case(request, uid)
    last = case.review.submission_set.defer("payload").select_related("submitted_by__orang").first()
    if last is None:
        raise Http404
    step = case.step if case.state in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW} else None
    context = case_context(case) | {
        "submission": last,
        "officers": officers_of(case, step.key) if step else [],
        "findings": last.finding_set.exclude(sentence=""),
    }
    return render(request, "review/review_submitted.html", context)


def _offered(case: Case, handover: Handover) -> dict[str, Any]:
    return {
        "warnings": handover.readiness.warnings,
        "former": handover.former_sentences,
        "initial": {"version": case.review.version, "seen": handover.seen},
    }


def _handed(
    request: HttpRequest,
    case: Case,
    handover: Handover,
    form: Form,
    send: Callable[[], None],
    context: dict[str, Any],
    act: ReviewAct,
) -> HttpResponse:
    """Send what was typed; whatever is refused leaves it in the form."""
    if form.is_valid():
        try:
            send()
        except StaleVersion as error:
            now = plan_case(request, case.plan_kind.value, case.plan.pk)
            if not may(request.membership, now, act):
                messages.warning(request, f"{error.message} Tidak ada yang dikirim dua kali.")
                return redirect(now.review)
            _offer_again(form, now, load_handover(now), error)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            return redirect("review_submitted", uid=_uid_of(request.membership, case))
    page = case_context(case) | handover_context(case, handover, form, request.membership) | context
    if context.get("was_waiting"):
        page["is_blocked"] = False  # what lies with the officers was checked when it was submitted
    return render(request, "review/handing_over.html", page)


def _uid_of(membership: Membership | None, case: Case) -> UUID:
    reviews = case.review.__class__.objects.visible_to(membership).of_plan(case.plan)
    return reviews.values_list("uid", flat=True)[0]


def _offer_again(form: Form, now: Case, handover: Handover, error: StaleVersion) -> None:
    """What was typed stays; sending it again is a choice made knowingly, with the newer plan in sight."""
    form.data = form.data.copy()
    form.data["version"], form.data["seen"] = str(now.review.version), handover.seen
    form.add_error(None, error.message)
