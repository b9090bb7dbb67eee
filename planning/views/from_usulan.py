"""Taking usulan that a meeting agreed to into a plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from accounts.verdict import Verdict
from musyawarah.models import Usulan
from places.errors import DomainError
from planning.forms.from_usulan import EACH, JOIN, FromUsulanForm
from planning.models import RkpDesa, RpjmDesa
from planning.policy import may_edit_rkp, may_edit_rpjm
from planning.rkp_facts import load_rkp_facts
from planning.services.origins import join_usulan, line_from_usulan, lines_from_usulan
from planning.usulan_open import open_for_plan
from planning.views.refusal import add_domain_error
from planning.views.rkp_scope import rkp_context, rkp_of
from planning.views.scope import rpjm_of


@require_http_methods(["GET", "HEAD", "POST"])
def rpjm_from_usulan(request: HttpRequest, pk: int) -> HttpResponse:
    """Agreed usulan that the RPJM Desa has not taken up yet."""
    rpjm = rpjm_of(request, pk)
    return _answer(request, rpjm, may_edit_rpjm(request.membership, rpjm))


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_from_usulan(request: HttpRequest, pk: int) -> HttpResponse:
    """Agreed usulan that the RKP Desa has not taken up yet."""
    rkp = rkp_of(request, pk)
    return _answer(request, rkp, may_edit_rkp(request.membership, rkp))


def _answer(request: HttpRequest, plan: RpjmDesa | RkpDesa, verdict: Verdict) -> HttpResponse:
    if request.method == "POST":
        require(verdict)
    offered = open_for_plan(plan)
    form = FromUsulanForm(request.POST or None, plan=plan, offered=offered) if verdict else None
    if form is not None and form.is_valid():
        try:
            words = _take(request, plan, form.cleaned_data)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, words)
            return redirect(plan)
    ticked = set(request.POST.getlist("usulan"))
    context: dict[str, Any] = {
        "offered": [(one, str(one.uid) in ticked) for one in offered],
        "form": form,
        "verdict": verdict,
    }
    if isinstance(plan, RpjmDesa):
        return render(request, "planning/rpjm_from_usulan.html", context | {"rpjm": plan, "tab": "usulan"})
    page = rkp_context(plan, load_rkp_facts(plan), tab="usulan")
    return render(request, "planning/rkp_from_usulan.html", page | context)


def _take(request: HttpRequest, plan: RpjmDesa | RkpDesa, chosen: dict[str, Any]) -> str:
    """Write what was chosen and say what happened. Raises DomainError when an usulan is taken already."""
    rows = {str(row.uid): row for row in Usulan.objects.visible_to(request.membership).filter(uid__in=chosen["usulan"])}
    usulan = [rows[uid] for uid in chosen["usulan"]]
    by, years = request.membership, chosen.get("years", ())
    if chosen["way"] == JOIN:
        line = join_usulan(by=by, line=chosen["line"], usulan=usulan)
        return f"{len(usulan)} usulan ditautkan ke kegiatan “{line.name}”."
    if chosen["way"] == EACH and len(usulan) > 1:
        made = lines_from_usulan(by=by, plan=plan, usulan=usulan, bidang=chosen["bidang"], years=years)
        return f"{len(made)} kegiatan dibuat dari usulan."
    line = line_from_usulan(by=by, plan=plan, usulan=usulan, name=chosen["name"], bidang=chosen["bidang"], years=years)
    return f"Kegiatan “{line.name}” dibuat dari {len(usulan)} usulan."
