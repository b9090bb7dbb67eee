"""The documents of a RPJM Desa: the list with previews, each on screen, and as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.documents import RPJM_DOCUMENTS
from planning.documents.rpjm_print import RpjmPrint
from planning.models import RpjmDesa
from planning.views.document_pages import plan_pages
from planning.views.scope import rpjm_of
from reporting.views.document_pages import DocumentPages, send_document, show_document


@require_safe
def rpjm_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """All documents of the plan, most with their first rows."""
    rpjm = rpjm_of(request, pk)
    context = {"rpjm": rpjm, "cards": _pages(rpjm).cards(), "tab": "dokumen"}
    return render(request, "planning/rpjm_documents.html", context)


@require_safe
def rpjm_document(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One document on screen."""
    return show_document(request, _pages(rpjm_of(request, pk)), key)


@require_safe
def rpjm_download(request: HttpRequest, pk: int, key: str, kind: str) -> HttpResponse:
    """One document as a PDF or workbook; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _pages(rpjm_of(request, pk)), key, kind)


def _pages(rpjm: RpjmDesa) -> DocumentPages:
    return plan_pages("rpjm", RpjmPrint(rpjm), RPJM_DOCUMENTS)
