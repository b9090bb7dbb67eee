"""Fetching a change, an edition or an issued document, and what the pages about them share."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from planning.editions import Plan
from planning.models import EditionDocument, Perubahan, PlanEdition, RpjmDesa
from planning.views.rkp_scope import rkp_of
from planning.views.scope import rpjm_of


def plan_of(request: HttpRequest, kind: str, pk: int) -> Plan:
    """The plan of the address, "rpjm" or "rkp". Raises Http404 outside the reader's place."""
    return rpjm_of(request, pk) if kind == "rpjm" else rkp_of(request, pk)


def change_of(request: HttpRequest, uid: UUID) -> Perubahan:
    """A change with its plan. Raises Http404 outside the reader's place."""
    changes = Perubahan.objects.visible_to(request.membership).with_plan()
    return get_object_or_404(changes, uid=uid)


def edition_of(request: HttpRequest, pk: int) -> PlanEdition:
    """An edition. Raises Http404 outside the reader's place."""
    return get_object_or_404(PlanEdition.objects.visible_to(request.membership), pk=pk)


def issued_of(request: HttpRequest, uid: UUID) -> EditionDocument:
    """An issued document as part of an edition that the reader may see. Raises Http404 otherwise."""
    linked = EditionDocument.objects.select_related("edition", "document").filter(document__uid=uid).first()
    if linked is None or not PlanEdition.objects.visible_to(request.membership).filter(pk=linked.edition_id).exists():
        raise Http404
    return linked


def plan_context(plan: Plan, *, tab: str = "naskah") -> dict[str, Any]:
    """What `change_base.html` draws around every page about a change: the plan under the name of its kind, the tab."""
    if isinstance(plan, RpjmDesa):
        return {
            "owner": plan,
            "rpjm": plan,
            "plan_kind": "rpjm",
            "plan_name": f"RPJM Desa {plan.period}",
            "tab": tab,
        } | _urls(plan)
    return {"owner": plan, "rkp": plan, "plan_kind": "rkp", "plan_name": f"RKP Desa {plan.year}", "tab": tab} | _urls(
        plan
    )


def editions_url(plan: Plan) -> str:
    """The page of a plan's enacted documents."""
    return reverse("rpjm_editions" if isinstance(plan, RpjmDesa) else "rkp_editions", kwargs={"pk": plan.pk})


def _urls(plan: Plan) -> dict[str, str]:
    opening = reverse("rpjm_change_open" if isinstance(plan, RpjmDesa) else "rkp_change_open", kwargs={"pk": plan.pk})
    return {"plan_url": plan.get_absolute_url(), "editions_url": editions_url(plan), "open_url": opening}
