"""What a yearly plan uses of its ceilings, and why one is overspent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.overspending import explain_overspending
from planning.pagu_policy import may_write_pagu
from planning.rkp_facts import load_rkp_facts
from planning.views.rkp_scope import rkp_context, rkp_of


@require_safe
def rkp_pagu(request: HttpRequest, pk: int) -> HttpResponse:
    """Ceilings against use, per source, for sources that share undivided costs, and for the whole."""
    rkp = rkp_of(request, pk)
    plan = load_rkp_facts(rkp)
    context = rkp_context(rkp, plan, tab="pagu")
    context |= {
        "overspendings": explain_overspending(context["usage"], plan.lines),
        "may_write_pagu": may_write_pagu(request.membership, rkp.desa, rkp=rkp),
    }
    return render(request, "planning/rkp_pagu.html", context)
