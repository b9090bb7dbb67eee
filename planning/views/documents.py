"""The documents of a plan: the list with previews, each on screen, and as files."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.models import RpjmDesa
from planning.views.scope import rpjm_of
from reporting.errors import RendererUnavailableError
from reporting.payload import MatrixDocument, Payload, Table
from reporting.registry import RegisteredDocument, documents
from reporting.render_html import ScreenTable, screen_matrix, screen_table
from reporting.rendering import formats
from reporting.rendering import render as draw

PREVIEW_ROWS = 7
PAPERS = ("F4", "A4")


@require_safe
def rpjm_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """All documents of the plan, each with its first rows."""
    rpjm = rpjm_of(request, pk)
    cards = [_card(entry, _payload(entry, rpjm)) for entry in _rpjm_documents()]
    return render(request, "planning/rpjm_documents.html", {"rpjm": rpjm, "cards": cards, "tab": "dokumen"})


@require_safe
def rpjm_document(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One document on screen."""
    rpjm = rpjm_of(request, pk)
    entry = _entry(key)
    payload = _payload(entry, rpjm)
    context = {"rpjm": rpjm, "entry": entry, "formats": _files(payload), "payload": payload}
    if isinstance(payload, MatrixDocument):
        context["matrix"] = screen_matrix(payload)
        return render(request, "planning/rpjm_document.html", context)
    return render(request, "planning/rpjm_prose.html", context | payload.context | {"document": payload})


@require_safe
def rpjm_download(request: HttpRequest, pk: int, key: str, kind: str) -> HttpResponse:
    """One document as a PDF or workbook; `?kertas=A4` asks for A4 instead of F4."""
    rpjm = rpjm_of(request, pk)
    payload = _payload(_entry(key), rpjm)
    if kind not in _files(payload):
        raise Http404
    paper = request.GET.get("kertas", "").upper()
    if paper in PAPERS:
        payload = replace(payload, paper=paper)
    try:
        drawn = draw(payload, kind)
    except RendererUnavailableError as error:
        return render(request, "planning/renderer_missing.html", {"rpjm": rpjm, "error": error}, status=503)
    disposition = "inline" if kind == "pdf" else "attachment"
    return HttpResponse(
        drawn.data,
        content_type=drawn.content_type,
        headers={"Content-Disposition": f'{disposition}; filename="{drawn.filename}"'},
    )


def _rpjm_documents() -> list[RegisteredDocument]:
    return [entry for entry in documents() if set(entry.arguments) == {"desa", "rpjm"}]


def _entry(key: str) -> RegisteredDocument:
    found = next((entry for entry in _rpjm_documents() if entry.key == key), None)
    if found is None:
        raise Http404
    return found


def _payload(entry: RegisteredDocument, rpjm: RpjmDesa) -> Payload:
    return entry.payload(desa=rpjm.desa.code, rpjm=rpjm.first_year)


def _files(payload: Payload) -> list[str]:
    return [kind for kind in formats(payload) if kind != "html"]


def _card(entry: RegisteredDocument, payload: Payload) -> dict:
    preview: ScreenTable | None = None
    if isinstance(payload, MatrixDocument):
        first = Table(payload.table.columns, payload.table.rows[:PREVIEW_ROWS], payload.table.head_letters)
        preview = screen_table(first)
    name = f"Beberapa baris pertama {entry.title}"
    return {"entry": entry, "payload": payload, "files": _files(payload), "preview": preview, "preview_name": name}
