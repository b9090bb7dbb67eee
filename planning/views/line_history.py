"""Who changed what: of one line, and of the whole plan."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from planning.history import acts_on_plan, line_changes
from planning.models import RpjmKegiatan
from planning.views.scope import rpjm_of

ACTS_PER_PAGE = 50


@require_safe
def line_history(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every act on a line with the values before and after; deleted lines have a history too."""
    lines = RpjmKegiatan.objects.visible_to(request.membership).select_related("rpjm__desa")
    line = get_object_or_404(lines, uid=uid)
    return render(
        request, "planning/line_history.html", {"rpjm": line.rpjm, "line": line, "changes": line_changes(line)}
    )


@require_safe
def rpjm_acts(request: HttpRequest, pk: int) -> HttpResponse:
    """The act log of a plan and its lines, newest first."""
    rpjm = rpjm_of(request, pk)
    page = Paginator(acts_on_plan(rpjm), ACTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "planning/rpjm_acts.html", {"rpjm": rpjm, "page": page, "tab": "riwayat"})
