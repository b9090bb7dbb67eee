"""The inclusion report of a plan: exact for the village itself, without small numbers for everybody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.facts import PlanFacts
from planning.inclusion_facts import load_inclusion
from planning.inclusion_words import inclusion_words
from planning.process_facts import Plan
from planning.rkp_facts import load_rkp_facts
from planning.rpjm_facts import load_rpjm_facts
from planning.views.rkp_scope import rkp_of
from planning.views.scope import rpjm_of

PAGES = {"rkp": "planning/rkp_inclusion.html", "rpjm": "planning/rpjm_inclusion.html"}


@require_safe
def rkp_inclusion(request: HttpRequest, pk: int) -> HttpResponse:
    """Who takes part in a yearly plan and whom it reaches."""
    rkp = rkp_of(request, pk)
    return _page(request, rkp, load_rkp_facts(rkp), kind="rkp")


@require_safe
def rpjm_inclusion(request: HttpRequest, pk: int) -> HttpResponse:
    """Who takes part in a multi-year plan and whom it reaches."""
    rpjm = rpjm_of(request, pk)
    return _page(request, rpjm, load_rpjm_facts(rpjm), kind="rpjm")


def _page(request: HttpRequest, plan: Plan, lines: PlanFacts, *, kind: str) -> HttpResponse:
    facts = load_inclusion(plan, facts=lines)
    is_public = request.membership is None or request.membership.desa_id != plan.desa_id
    context = {
        kind: plan,
        "plan_record": plan,
        "plan": lines,
        "tab": "inklusi",
        "facts": facts,
        "words": inclusion_words(facts, is_public=is_public),
        "is_public": is_public,
        "document_page": f"{kind}_document",
    }
    return render(request, PAGES[kind], context)
