"""The pages of findings: a plan's results by level and rule."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.checks.links import finding_url
from planning.checks.page import STATUS, read_filter, shown_levels
from planning.checks.registry import rule_of
from planning.checks.run import Checked, check_rkp, check_rpjm
from planning.enums import CheckLevel
from planning.models import RkpDesa, RpjmDesa
from planning.policy import may_edit_some
from planning.rkp_facts import load_rkp_facts
from planning.rpjm_facts import load_rpjm_facts
from planning.views.rkp_scope import rkp_context, rkp_of
from planning.views.scope import rpjm_of

FINDINGS_PER_PAGE = 50


@require_safe
def rkp_checks(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules found in a yearly plan; `?tingkat=block&aturan=R04` narrows it."""
    rkp = rkp_of(request, pk)
    context = rkp_context(rkp, load_rkp_facts(rkp), tab="pemeriksaan")
    checked = check_rkp(rkp, plan=context["plan"], pagu=context["usage"].pagu)
    may_edit = bool(may_edit_some(request.membership, rkp))
    return render(request, "planning/rkp_checks.html", context | _results(request, checked, rkp, may_edit))


@require_safe
def rpjm_checks(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules found in a multi-year plan."""
    rpjm = rpjm_of(request, pk)
    plan = load_rpjm_facts(rpjm)
    checked = check_rpjm(rpjm, plan=plan)
    may_edit = bool(may_edit_some(request.membership, rpjm))
    context = {"rpjm": rpjm, "plan": plan, "tab": "pemeriksaan"}
    return render(request, "planning/rpjm_checks.html", context | _results(request, checked, rpjm, may_edit))


def _results(request: HttpRequest, checked: Checked, plan: RkpDesa | RpjmDesa, may_edit: bool) -> dict[str, Any]:
    wanted = read_filter(request.GET.get("tingkat", ""), request.GET.get("aturan", ""))
    url = partial(finding_url, plan=plan, may_edit=may_edit)
    page = None
    if wanted.rule:
        found = [finding for finding in checked.findings if wanted.keeps(finding)]
        page = Paginator(found, FINDINGS_PER_PAGE).get_page(request.GET.get("page"))
        levels = shown_levels(Checked(tuple(page.object_list)), wanted, url, most=FINDINGS_PER_PAGE)
    else:
        levels = shown_levels(checked, wanted, url)
    return {
        "checked": checked,
        "levels": levels,
        "wanted": wanted,
        "wanted_rule": rule_of(wanted.rule),
        "page": page,
        "query": "&".join(f"{name}={value}" for name, value in _parameters(wanted.level, wanted.rule)),
        "level_counts": [
            {"level": level.value, "label": level.label, "status": STATUS[level.value], "count": count}
            for level, count in ((CheckLevel(name), count) for name, count in checked.counts.items())
        ],
    }


def _parameters(level: str, rule: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in (("tingkat", level), ("aturan", rule)) if value]
