"""Pages of the trail of acts: of a plan, of a village; on screen and as a workbook."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import get_visible_or_404, require
from accounts.models import Act
from places.models import Desa
from planning.views.rkp_scope import rkp_of
from planning.views.scope import rpjm_of
from reporting.rendering import render as render_payload
from review.audit import filtered, may_read_trail, plan_trail, readable, village_trail
from review.audit_changes import changes_of_acts
from review.documents.jejak import trail_payload
from review.forms.audit import TrailForm

ACTS_PER_PAGE = 50
MOST_IN_A_FILE = 2_000


@dataclass(frozen=True)
class Trail:
    """Acts about one thing, and where its pages are."""

    title: str
    desa: Desa
    acts: QuerySet[Act]
    back_name: str
    back_url: str
    file_url: str


@require_safe
def trail_of_rpjm(request: HttpRequest, pk: int) -> HttpResponse:
    """The trail of a RPJM Desa."""
    return _page(request, _of_rpjm(request, pk))


@require_safe
def trail_of_rpjm_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a workbook."""
    return _file(request, _of_rpjm(request, pk))


@require_safe
def trail_of_rkp(request: HttpRequest, pk: int) -> HttpResponse:
    """The trail of a RKP Desa."""
    return _page(request, _of_rkp(request, pk))


@require_safe
def trail_of_rkp_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a workbook."""
    return _file(request, _of_rkp(request, pk))


@require_safe
def trail_of_desa(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The trail of a village."""
    return _page(request, _of_desa(request, desa_code))


@require_safe
def trail_of_desa_file(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The same as a workbook."""
    return _file(request, _of_desa(request, desa_code))


def _of_rpjm(request: HttpRequest, pk: int) -> Trail:
    rpjm = rpjm_of(request, pk)
    back = reverse("rpjm_detail", args=[pk])
    return Trail(str(rpjm), rpjm.desa, plan_trail(rpjm), str(rpjm), back, reverse("trail_of_rpjm_file", args=[pk]))


def _of_rkp(request: HttpRequest, pk: int) -> Trail:
    rkp = rkp_of(request, pk)
    back = reverse("rkp_detail", args=[pk])
    return Trail(str(rkp), rkp.desa, plan_trail(rkp), str(rkp), back, reverse("trail_of_rkp_file", args=[pk]))


def _of_desa(request: HttpRequest, code: str) -> Trail:
    villages = Desa.objects.select_related("kecamatan", "kabupaten")
    desa = get_visible_or_404(villages, request.membership, code=code)
    name, back = f"Desa {desa.name}", reverse("village_profile", args=[code])
    return Trail(name, desa, village_trail(desa), name, back, reverse("trail_of_desa_file", args=[code]))


def _page(request: HttpRequest, trail: Trail) -> HttpResponse:
    require(may_read_trail(request.membership, trail.desa))
    form = TrailForm(request.GET)
    acts = filtered(readable(trail.acts, request.membership, trail.desa), form.asked())
    page = Paginator(acts, ACTS_PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    changes = changes_of_acts(shown)
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "trail": trail,
        "form": form,
        "page": page,
        "rows": [{"act": act, "fields": changes.get(act.pk, [])} for act in shown],
        "query": asked.urlencode(),
    }
    return render(request, "review/trail.html", context)


def _file(request: HttpRequest, trail: Trail) -> HttpResponse:
    require(may_read_trail(request.membership, trail.desa))
    acts = filtered(readable(trail.acts, request.membership, trail.desa), TrailForm(request.GET).asked())
    shown = list(acts[: MOST_IN_A_FILE + 1])
    note = f"Hanya {MOST_IN_A_FILE} tindakan terbaru; persempit tanggalnya." if len(shown) > MOST_IN_A_FILE else ""
    shown = shown[:MOST_IN_A_FILE]
    payload = trail_payload(
        title=trail.title,
        place=f"Desa {trail.desa.name}, Kecamatan {trail.desa.kecamatan.name}",
        acts=shown,
        changes=changes_of_acts(shown),
        note=note,
    )
    rendered = render_payload(payload, "xlsx")
    response = HttpResponse(rendered.data, content_type=rendered.content_type)
    response["Content-Disposition"] = f'attachment; filename="jejak-{trail.desa.code}.xlsx"'
    return response
