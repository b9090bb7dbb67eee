"""The printed DU-RKP: on screen and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from planning.documents.du_rkp import DuRkpPrint, draw
from planning.models import DuRkp
from planning.views.du_rkp_scope import du_rkp_of, scope_query
from reporting.views.document_pages import lone_way_back, send_payload, show_lone_document


@require_safe
def du_rkp_document(request: HttpRequest, year: int) -> HttpResponse:
    """The list on screen."""
    du_rkp = _stored(request, year)
    scope = scope_query(request, du_rkp.desa)
    return show_lone_document(
        request,
        draw(DuRkpPrint(du_rkp)),
        file_url=lambda kind: reverse("du_rkp_download", args=[year, kind]) + scope,
        way_back=_way_back(request, du_rkp),
    )


@require_safe
def du_rkp_download(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The list as a PDF or workbook; `?kertas=A4` asks for A4 instead of F4."""
    du_rkp = _stored(request, year)
    return send_payload(request, draw(DuRkpPrint(du_rkp)), kind, _way_back(request, du_rkp))


def _way_back(request: HttpRequest, du_rkp: DuRkp) -> dict[str, str]:
    page = reverse("du_rkp_detail", kwargs={"year": du_rkp.year}) + scope_query(request, du_rkp.desa)
    return lone_way_back(str(du_rkp), page)


def _stored(request: HttpRequest, year: int) -> DuRkp:
    """The list of the year. Raises Http404 when there is none."""
    found = du_rkp_of(request, year)
    if found.pk is None:
        raise Http404
    return found
