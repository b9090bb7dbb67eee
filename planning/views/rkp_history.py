"""Who changed what: of one yearly line, and of the whole yearly plan."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from planning.history import acts_on_plan, line_changes
from planning.models import RkpKegiatan
from planning.rkp_facts import load_rkp_facts
from planning.views.line_history import ACTS_PER_PAGE
from planning.views.rkp_scope import rkp_context, rkp_of


@require_safe
def rkp_line_history(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every act on a line with the values before and after; deleted lines have a history too."""
    lines = RkpKegiatan.objects.visible_to(request.membership).select_related("rkp__desa")
    line = get_object_or_404(lines, uid=uid)
    context = {"rkp": line.rkp, "line": line, "changes": line_changes(line)}
    return render(request, "planning/rkp_line_history.html", context)


@require_safe
def rkp_acts(request: HttpRequest, pk: int) -> HttpResponse:
    """The act log of a plan and its lines, newest first."""
    rkp = rkp_of(request, pk)
    page = Paginator(acts_on_plan(rkp), ACTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "planning/rkp_acts.html", rkp_context(rkp, load_rkp_facts(rkp), tab="riwayat") | {"page": page}
    )
