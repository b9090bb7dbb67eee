"""Reading a RKP Desa: the list of yearly plans, and the plan by bidang."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.carry_over import count_undecided
from planning.checks.run import check_rkp
from planning.line_origin_facts import load_rkp_origins
from planning.models import RkpDesa, RkpKegiatan
from planning.open_parts import open_parts
from planning.origin_filter import asked_kind, only_of_kind
from planning.policy import may_add_line, may_create_rkp, may_edit_rkp, may_edit_some
from planning.rkp_facts import load_rkp_facts
from planning.views.rkp_scope import rkp_context, rkp_of

PLANS_PER_PAGE = 50


@require_safe
def rkp_list(request: HttpRequest) -> HttpResponse:
    """Yearly plans of the own village, or of all villages of the own kecamatan or kabupaten."""
    plans = RkpDesa.objects.visible_to(request.membership).with_place().with_summary()
    query = request.GET.get("q", "").replace("\0", "").strip()  # PostgreSQL knows no NUL
    if query:
        plans = plans.filter(desa__name__icontains=query)
    page = Paginator(plans.order_by("desa__code", "-year"), PLANS_PER_PAGE).get_page(request.GET.get("page"))
    desa = request.membership.desa if request.membership else None
    searched = urlencode({"q": query}) if query else ""
    context = {
        "page": page,
        "query": query,
        "searched": searched,
        "may_create": desa and may_create_rkp(request.membership, desa),
    }
    return render(request, "planning/rkp_list.html", context)


@require_safe
def rkp_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as bidang, sub bidang and lines."""
    rkp = rkp_of(request, pk)
    plan = load_rkp_facts(rkp)
    origins, asked = load_rkp_origins(rkp), asked_kind(request.GET.get("asal"))
    context, parts = rkp_context(rkp, plan, tab="bidang"), open_parts(rkp)
    context |= {
        "shown": only_of_kind(plan, origins, asked),
        "origins": origins,
        "asked": asked,
        "checked": check_rkp(rkp, plan=plan, pagu=context["usage"].pagu),
        "outside_count": sum(not line.is_planned for line in plan.lines),  # type: ignore[attr-defined]
        "undecided_count": count_undecided(rkp),
        "parts": parts,
        "may_add": may_add_line(request.membership, rkp, parts=parts),
        "may_edit": may_edit_rkp(request.membership, rkp),
        "may_move": may_edit_some(request.membership, rkp, parts),
        "deleted_count": rkp.line_set.exclude(deleted_at=None).count(),
        "just_deleted": _just_deleted(request, rkp),
    }
    return render(request, "planning/rkp_detail.html", context)


def _just_deleted(request: HttpRequest, rkp: RkpDesa) -> RkpKegiatan | None:
    """The line named in `?terhapus=`, so that its delete can be taken back at once."""
    try:
        uid = UUID(request.GET.get("terhapus", ""))
    except ValueError:
        return None
    return rkp.line_set.exclude(deleted_at=None).filter(uid=uid).first()
