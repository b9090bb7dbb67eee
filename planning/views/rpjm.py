"""Reading a RPJM Desa: the list of plans, the plan by bidang, by year, and as pictures."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.charts import rpjm_charts as build_charts
from planning.line_origin_facts import load_rpjm_origins
from planning.models import RpjmDesa, RpjmKegiatan
from planning.open_parts import open_parts
from planning.origin_filter import asked_kind, only_of_kind
from planning.policy import may_add_line, may_create_rpjm, may_edit_rpjm, may_edit_some
from planning.rpjm_facts import load_rpjm_facts
from planning.views.scope import rpjm_of
from planning.year_table import year_table

PLANS_PER_PAGE = 50


@require_safe
def rpjm_list(request: HttpRequest) -> HttpResponse:
    """Plans of the own village, or of all villages of the own kecamatan or kabupaten."""
    plans = RpjmDesa.objects.visible_to(request.membership).with_place().with_summary()
    query = request.GET.get("q", "").replace("\0", "").strip()  # PostgreSQL knows no NUL
    if query:
        plans = plans.filter(desa__name__icontains=query)
    page = Paginator(plans.order_by("desa__code", "-first_year"), PLANS_PER_PAGE).get_page(request.GET.get("page"))
    desa = request.membership.desa if request.membership else None
    context = {"page": page, "query": query, "may_create": desa and may_create_rpjm(request.membership, desa)}
    return render(request, "planning/rpjm_list.html", context)


@require_safe
def rpjm_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as bidang, sub bidang and lines."""
    rpjm = rpjm_of(request, pk)
    plan, origins = load_rpjm_facts(rpjm), load_rpjm_origins(rpjm)
    asked, parts = asked_kind(request.GET.get("asal")), open_parts(rpjm)
    context = {
        "rpjm": rpjm,
        "plan": plan,
        "shown": only_of_kind(plan, origins, asked),
        "origins": origins,
        "asked": asked,
        "parts": parts,
        "may_add": may_add_line(request.membership, rpjm, parts=parts),
        "may_edit": may_edit_rpjm(request.membership, rpjm),
        "may_move": may_edit_some(request.membership, rpjm, parts),
        "deleted_count": rpjm.line_set.exclude(deleted_at=None).count(),
        "just_deleted": _just_deleted(request, rpjm),
        "tab": "bidang",
    }
    return render(request, "planning/rpjm_detail.html", context)


@require_safe
def rpjm_year_matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as a table of lines by years, in rupiah."""
    rpjm = rpjm_of(request, pk)
    plan = load_rpjm_facts(rpjm)
    context = {"rpjm": rpjm, "plan": plan, "matrix": year_table(plan), "tab": "tahun"}
    return render(request, "planning/rpjm_year_matrix.html", context)


@require_safe
def rpjm_charts(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as pictures: cost by bidang, by source and by year, each with its table."""
    rpjm = rpjm_of(request, pk)
    plan = load_rpjm_facts(rpjm)
    context = {"rpjm": rpjm, "plan": plan, "charts": build_charts(plan), "tab": "gambar"}
    return render(request, "planning/rpjm_charts.html", context)


def _just_deleted(request: HttpRequest, rpjm: RpjmDesa) -> RpjmKegiatan | None:
    """The line named in `?terhapus=`, so that its delete can be taken back at once."""
    try:
        uid = UUID(request.GET.get("terhapus", ""))
    except ValueError:
        return None
    return rpjm.line_set.exclude(deleted_at=None).filter(uid=uid).first()
