"""Pages of what a kecamatan passes on to the kabupaten."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from accounts.enums import Level
from musyawarah.enums import PlanKind
from places.errors import DomainError
from places.formats.whole_number import read_whole
from places.models import Kecamatan
from review.forwarding import load_batch, may_forward, may_undo_forwarding
from review.models import Forwarding
from review.services.forwarding import forward_plans, undo_forwarding

FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_safe
def forwarding_list(request: HttpRequest) -> HttpResponse:
    """Which kecamatan passed on the plans of a kind and year; the kecamatan its own, the kabupaten all of its own."""
    kinds = {kind.value: kind for kind in PlanKind}
    plan_kind = kinds.get(request.GET.get("rencana", ""), PlanKind.RKP)
    year = read_whole(request.GET.get("tahun")) or timezone.localdate().year + 1
    refuse_odd_year(year)
    found = reader_kecamatan(request).order_by("code") if request.membership.level != Level.NATION else []
    standing = Forwarding.objects.visible_to(request.membership).filter(plan_kind=plan_kind, year=year, undone_at=None)
    by_kecamatan = {row.kecamatan_id: row for row in standing.select_related("forwarded_by__orang")}
    context = {
        "plan_kind": plan_kind,
        "kinds": PlanKind,
        "year": year,
        "rows": [{"kecamatan": one, "standing": by_kecamatan.get(one.pk)} for one in found],
    }
    return render(request, "review/forwarding_list.html", context)


@require_safe
def forwarding_detail(request: HttpRequest, code: str, kind: str, year: int) -> HttpResponse:
    """How far every village of a kecamatan is, what is missing, and the buttons."""
    kecamatan, plan_kind = _asked(request, code, kind, year)
    batch = load_batch(kecamatan, plan_kind, year)
    past = Forwarding.objects.filter(kecamatan=kecamatan, plan_kind=plan_kind, year=year)
    context = {
        "batch": batch,
        "may_forward": may_forward(request.membership, batch),
        "may_undo": may_undo_forwarding(request.membership, batch),
        "past": past.select_related("forwarded_by__orang", "undone_by__orang"),
    }
    return render(request, "review/forwarding_detail.html", context)


@require_POST
def forwarding_send(request: HttpRequest, code: str, kind: str, year: int) -> HttpResponse:
    """Pass the plans on."""
    kecamatan, plan_kind = _asked(request, code, kind, year)
    require(may_forward(request.membership, load_batch(kecamatan, plan_kind, year)))
    forward_plans(by=request.membership, kecamatan=kecamatan, plan_kind=plan_kind, year=year)
    messages.success(request, "Rencana semua desa diteruskan kepada Dinas PMD.")
    return redirect("forwarding_detail", code=code, kind=kind, year=year)


@require_POST
def forwarding_undo(request: HttpRequest, code: str, kind: str, year: int) -> HttpResponse:
    """Take the plans back."""
    kecamatan, plan_kind = _asked(request, code, kind, year)
    require(may_undo_forwarding(request.membership, load_batch(kecamatan, plan_kind, year)))
    reason = request.POST.get("reason", "")
    try:
        undo_forwarding(by=request.membership, kecamatan=kecamatan, plan_kind=plan_kind, year=year, reason=reason)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Penerusan ditarik.")
    return redirect("forwarding_detail", code=code, kind=kind, year=year)


def _asked(request: HttpRequest, code: str, kind: str, year: int) -> tuple[Kecamatan, PlanKind]:
    """The kecamatan and the kind of plan. Raises Http404 outside the reader's place and for odd years."""
    if kind not in PlanKind.values:
        raise Http404
    refuse_odd_year(year)
    kecamatan = reader_kecamatan(request).filter(code=code).first()
    if kecamatan is None:
        raise Http404
    return kecamatan, PlanKind(kind)


def reader_kecamatan(request: HttpRequest) -> QuerySet[Kecamatan]:
    """Those of the reader. Raises PermissionDenied for a village: it sees its own plan's page."""
    membership = request.membership
    if membership is None or membership.level == Level.DESA:
        raise PermissionDenied("Penerusan dilihat oleh kecamatan dan kabupaten.")
    found = Kecamatan.objects.filter(is_retired=False).select_related("kabupaten")
    if membership.kecamatan_id:
        return found.filter(pk=membership.kecamatan_id)
    return found.filter(kabupaten=membership.kabupaten_id) if membership.kabupaten_id else found


def refuse_odd_year(year: int) -> None:
    """Raise Http404 for a year that no plan has."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
