"""What a village shows to everybody: no sign-in, nothing of a person."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from places.formats.rupiah import format_rupiah
from places.models import Desa
from planning.models import PlanEdition
from reporting.charts import Bar, bar_chart
from reporting.errors import DocumentError
from review.open_data import LICENCE_WORDS, plan_csv, plan_json
from review.public_facts import (
    PublicPlan,
    count_usulan,
    editions_of,
    load_public_meetings,
    load_public_plan,
    load_public_usulan,
    newer_edition,
    public_documents_of,
    public_usulan,
    publications_of,
)

_FIVE_MINUTES = 300
_public = cache_control(public=True, max_age=_FIVE_MINUTES)


@login_not_required
@require_GET
@_public
def public_village(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The village's enacted plans, who took part, what became of the usulan, and the data."""
    desa = _desa(desa_code)
    years, fates = load_public_usulan(desa)
    context = {
        "desa": desa,
        "editions": editions_of(desa),
        "meetings": load_public_meetings(desa),
        "usulan_years": [(year, count_usulan(fates, year)) for year in years],
        "publications": publications_of(desa),
        "licence": LICENCE_WORDS,
    }
    return render(request, "review/public_village.html", context)


@login_not_required
@require_GET
@_public
def public_plan(request: HttpRequest, desa_code: str, edition: int) -> HttpResponse:
    """The lines of an enacted plan with place and amount, and its money by source."""
    desa, plan = _plan(desa_code, edition)
    bars = [Bar(source, amount, format_rupiah(amount)) for source, amount in plan.by_source]
    context = {
        "desa": desa,
        "plan": plan,
        "newer": newer_edition(plan.edition),
        "documents": public_documents_of(plan.edition),
        "chart": bar_chart("per-sumber", "Pendanaan per sumber dana (Rp)", bars) if bars else None,
        "licence": LICENCE_WORDS,
    }
    return render(request, "review/public_plan.html", context)


@login_not_required
@require_GET
@_public
def public_plan_csv(request: HttpRequest, desa_code: str, edition: int) -> HttpResponse:
    """The lines as CSV."""
    desa, plan = _plan(desa_code, edition)
    name = f"{'rpjm' if plan.is_rpjm else 'rkp'}-{desa.code}-{plan.year}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(plan_csv(plan), content_type="text/csv; charset=utf-8", headers=headers)


@login_not_required
@require_GET
@_public
def public_plan_json(request: HttpRequest, desa_code: str, edition: int) -> HttpResponse:
    """The lines as JSON."""
    desa, plan = _plan(desa_code, edition)
    return JsonResponse(plan_json(plan, desa), json_dumps_params={"ensure_ascii": False})


@login_not_required
@require_GET
@_public
def public_usulan_list(request: HttpRequest, desa_code: str, year: int) -> HttpResponse:
    """What became of the usulan of a plan year."""
    desa = _desa(desa_code)
    years, fates = load_public_usulan(desa)
    if year not in years:
        raise Http404
    context = {"desa": desa, "year": year, "years": years, "rows": public_usulan(desa, fates, year)}
    return render(request, "review/public_usulan.html", context)


def _desa(code: str) -> Desa:
    return get_object_or_404(Desa.objects.planning().select_related("kecamatan", "kabupaten", "provinsi"), code=code)


def _plan(code: str, pk: int) -> tuple[Desa, PublicPlan]:
    """Any enacted edition of the village; one that was superseded says so on its page."""
    desa = _desa(code)
    edition = get_object_or_404(PlanEdition.objects.select_related("rpjm__desa", "rkp__desa"), desa=desa, pk=pk)
    try:
        return desa, load_public_plan(edition)
    except DocumentError as error:
        raise Http404(error.message) from None
