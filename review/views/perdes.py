"""The plan's way from the agreement to the published Perdes: one page, and its papers."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting.views.document_pages import DocumentPages, send_document, show_document
from review.case import Case
from review.clarification import clarification_clock
from review.documents import ba_kesepakatan, keputusan_bpd, perdes
from review.documents.perdes_print import load_agreement, load_perdes
from review.models import BpdAgreement, Enactment, Publication
from review.perdes_policy import may_write_chapters
from review.policy import what_may
from review.views.perdes_steps import perdes_steps
from review.views.scope import case_context, plan_case


@require_safe
def perdes_documents(request: HttpRequest, plan: str, pk: int) -> HttpResponse:
    """What was agreed, set, published and clarified, what comes next, and the papers of all of it."""
    case = plan_case(request, plan, pk)
    review_pk = case.review.pk or 0
    enactment = Enactment.objects.filter(review=review_pk).select_related("edition", "document").first()
    clock = clarification_clock(case, enactment) if enactment else None
    context = perdes_context(case) | {
        "agreement": BpdAgreement.objects.filter(review=review_pk).select_related("keputusan__musyawarah").first(),
        "enactment": enactment,
        "clock": clock,
        "steps": perdes_steps(case, enactment, clock, what_may(request.membership, case)),
        "cards": _pages(case).cards(),
        "may_write_chapters": may_write_chapters(request.membership, case.plan),
        "publications": Publication.objects.filter(edition=enactment.edition) if enactment else [],
    }
    return render(request, "review/perdes.html", context)


@require_safe
def perdes_document(request: HttpRequest, plan: str, pk: int, key: str) -> HttpResponse:
    """One of the papers on screen."""
    return show_document(request, _pages(plan_case(request, plan, pk)), key)


@require_safe
def perdes_download(request: HttpRequest, plan: str, pk: int, key: str, kind: str) -> HttpResponse:
    """One of the papers as PDF or Word file, to be signed; what was issued is on the page of editions."""
    return send_document(request, _pages(plan_case(request, plan, pk)), key, kind)


def perdes_context(case: Case) -> dict[str, Any]:
    """What every page of this part draws around itself."""
    return case_context(case) | {"tab": "perdes"}


def _pages(case: Case) -> DocumentPages:
    key = perdes.RPJM_KEY if case.plan_kind == "rpjm" else perdes.RKP_KEY
    drawers = {
        keputusan_bpd.KEY: lambda: keputusan_bpd.draw(load_agreement(case.review)),
        ba_kesepakatan.KEY: lambda: ba_kesepakatan.draw(load_agreement(case.review)),
        key: lambda: perdes.draw(load_perdes(case.review)),
    }
    return DocumentPages(
        names="perdes",
        kwargs={"plan": case.plan_kind.value, "pk": case.plan.pk},
        drawers={name: partial(draw) for name, draw in drawers.items()},
        parent_name=str(case.plan),
        parent_url=case.plan.get_absolute_url(),
    )
