"""The printed DU-RKP: on screen and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from planning.documents.du_rkp import DuRkpPrint, draw
from planning.models import DuRkp
from planning.views.document_pages import PAPERS, FileLink
from planning.views.du_rkp_scope import du_rkp_of, scope_query
from reporting.registry import document
from reporting.render_html import screen_matrix
from reporting.rendering import formats
from reporting.rendering import render as render_payload

KEY = "du-rkp"


@require_safe
def du_rkp_document(request: HttpRequest, year: int) -> HttpResponse:
    """The list on screen."""
    du_rkp = _stored(request, year)
    payload, scope = draw(DuRkpPrint(du_rkp)), scope_query(request, du_rkp.desa)
    kinds = [kind for kind in formats(payload) if kind != "html"]
    page = reverse("du_rkp_detail", kwargs={"year": year}) + scope
    context = {
        "entry": document(KEY),
        "files": [FileLink(kind, reverse("du_rkp_download", args=[year, kind]) + scope) for kind in kinds],
        "a4_url": reverse("du_rkp_download", args=[year, "pdf"]) + (f"{scope}&" if scope else "?") + "kertas=A4",
        "plan_name": str(du_rkp),
        "plan_url": page,
        "documents_url": page,
        "matrix": screen_matrix(payload),
    }
    return render(request, "planning/plan_document.html", context)


@require_safe
def du_rkp_download(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The list as a PDF or workbook; `?kertas=A4` asks for A4 instead of F4."""
    payload = draw(DuRkpPrint(_stored(request, year)))
    if kind not in formats(payload) or kind == "html":
        raise Http404
    if paper := PAPERS.get(request.GET.get("kertas", "").upper()):
        payload = payload.on_paper(paper)
    drawn = render_payload(payload, kind)
    disposition = "inline" if kind == "pdf" else "attachment"
    return HttpResponse(
        drawn.data,
        content_type=drawn.content_type,
        headers={"Content-Disposition": f'{disposition}; filename="{drawn.filename}"'},
    )


def _stored(request: HttpRequest, year: int) -> DuRkp:
    """The list of the year. Raises Http404 when there is none."""
    found = du_rkp_of(request, year)
    if found.pk is None:
        raise Http404
    return found
