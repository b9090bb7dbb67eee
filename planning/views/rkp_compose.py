"""Taking what the RPJM Desa plans for the year into the yearly plan."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError
from planning.compose_facts import load_planned
from planning.models import RkpDesa
from planning.policy import may_edit_rkp
from planning.rkp_facts import load_rkp_facts
from planning.services.compose import compose_rkp
from planning.services.rkp import rpjm_covering
from planning.views.rkp_scope import rkp_context, rkp_of


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_compose(request: HttpRequest, pk: int) -> HttpResponse:
    """All lines of the year are ticked on arrival; what the plan holds already is shown beside them."""
    rkp = rkp_of(request, pk)
    require(may_edit_rkp(request.membership, rkp))
    error = ""
    if request.method == "POST":
        uids = _posted_uids(request)
        try:
            new = compose_rkp(by=request.membership, rkp=rkp, uids=uids)
        except DomainError as refusal:
            error = refusal.message
        else:
            if new:
                messages.success(request, f"{len(new)} kegiatan diambil dari RPJM Desa.")
                return redirect("rkp_detail", pk=pk)
            error = "Centang sedikitnya satu kegiatan yang belum ada dalam RKP Desa ini."
    return _page(request, rkp, error)


def _page(request: HttpRequest, rkp: RkpDesa, error: str) -> HttpResponse:
    rpjm = rkp.rpjm or rpjm_covering(rkp.desa_id, rkp.year)
    planned = load_planned(rkp, rpjm) if rpjm else ()
    ticked = _posted_uids(request) if request.method == "POST" else {one.line.uid for one in planned if one.is_offered}
    context = rkp_context(rkp, load_rkp_facts(rkp)) | {
        "rpjm": rpjm,
        "planned": planned,
        "open_count": sum(one.taken_as is None for one in planned),
        "ticked": ticked,
        "error": error,
    }
    return render(request, "planning/rkp_compose.html", context)


def _posted_uids(request: HttpRequest) -> set[UUID]:
    """What was ticked; what is no uid is left out."""
    found = set()
    for text in request.POST.getlist("kegiatan"):
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return found
