"""The documents of a plan: the list with previews, each on screen, and as files."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.documents import RPJM_DOCUMENTS
from planning.documents.rpjm_print import RpjmPrint
from planning.models import RpjmDesa
from planning.views.scope import rpjm_of
from reporting.errors import RendererUnavailableError
from reporting.payload import MatrixDocument, Payload, Table
from reporting.registry import RegisteredDocument, document
from reporting.render_html import ScreenTable, screen_matrix, screen_table
from reporting.rendering import formats
from reporting.rendering import render as render_payload

PREVIEW_ROWS = 7
PAPERS = ("F4", "A4")


@require_safe
def rpjm_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """All documents of the plan, each with its first rows."""
    rpjm = rpjm_of(request, pk)
    source = RpjmPrint(rpjm)
    cards = [_card(document(key), draw(source)) for key, draw in RPJM_DOCUMENTS.items()]
    return render(request, "planning/rpjm_documents.html", {"rpjm": rpjm, "cards": cards, "tab": "dokumen"})


@require_safe
def rpjm_document(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One document on screen."""
    rpjm = rpjm_of(request, pk)
    payload = _payload(rpjm, key)
    entry = document(key)
    context = {"rpjm": rpjm, "entry": entry, "formats": _files(payload), "payload": payload}
    if isinstance(payload, MatrixDocument):
        context["matrix"] = screen_matrix(payload)
        return render(request, "planning/rpjm_document.html", context)
    return render(request, "planning/rpjm_prose.html", context | payload.context | {"document": payload})


@require_safe
def rpjm_download(request: HttpRequest, pk: int, key: str, kind: str) -> HttpResponse:
    """One document as a PDF or workbook; `?kertas=A4` asks for A4 instead of F4."""
    rpjm = rpjm_of(request, pk)
    payload = _payload(rpjm, key)
    if kind not in _files(payload):
        raise Http404
    paper = request.GET.get("kertas", "").upper()
    if paper in PAPERS:
        payload = replace(payload, paper=paper)
    try:
        drawn = render_payload(payload, kind)
    except RendererUnavailableError as error:
        return render(request, "planning/renderer_missing.html", {"rpjm": rpjm, "error": error}, status=503)
    disposition = "inline" if kind == "pdf" else "attachment"
    return HttpResponse(
        drawn.data,
        content_type=drawn.content_type,
        headers={"Content-Disposition": f'{disposition}; filename="{drawn.filename}"'},
    )


def _payload(rpjm: RpjmDesa, key: str) -> Payload:
    if key not in RPJM_DOCUMENTS:
        raise Http404
    return RPJM_DOCUMENTS[key](RpjmPrint(rpjm))


def _files(payload: Payload) -> list[str]:
    return [kind for kind in formats(payload) if kind != "html"]


def _card(entry: RegisteredDocument, payload: Payload) -> dict:
    preview: ScreenTable | None = None
    if isinstance(payload, MatrixDocument):
        first = Table(payload.table.columns, payload.table.rows[:PREVIEW_ROWS], payload.table.head_letters)
        preview = screen_table(first)
    name = f"Beberapa baris pertama {entry.title}"
    return {"entry": entry, "payload": payload, "files": _files(payload), "preview": preview, "preview_name": name}
