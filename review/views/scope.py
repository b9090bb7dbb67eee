"""Fetching the review a page is about, and what the pages around a plan share."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from planning.views.rkp_scope import rkp_of
from planning.views.scope import rpjm_of
from review.case import Case, case_of, open_case
from review.links import page_of
from review.models import PlanReview

_BASES = {"rpjm": "planning/plan_base.html", "rkp": "planning/rkp_base.html"}


def plan_case(request: HttpRequest, kind: str, pk: int) -> Case:
    """The case of a plan, "rpjm" or "rkp". Raises Http404 outside the reader's place."""
    return open_case(rpjm_of(request, pk) if kind == "rpjm" else rkp_of(request, pk))


def review_case(request: HttpRequest, uid: UUID) -> Case:
    """The case of a stored review. Raises Http404 outside the reader's place."""
    reviews = PlanReview.objects.visible_to(request.membership).with_plan()
    return case_of(get_object_or_404(reviews, uid=uid))


def case_context(case: Case) -> dict[str, Any]:
    """What a page inside the plan's own frame draws: the plan under the name of its kind, its tabs, the case."""
    kind = case.plan_kind.value
    return {
        kind: case.plan,
        "owner": case.plan,
        "kind": kind,
        "base": _BASES[kind],
        "tab": "pengajuan",
        "case": case,
        "review": case.review,
        "page_url": page_of(case),
    }
