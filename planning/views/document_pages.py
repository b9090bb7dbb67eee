"""Pages of the documents of a plan, whichever plan it is: the list with previews, each on screen, and as files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from planning.documents.plan_print import PlanPrint
from reporting.errors import RendererUnavailableError
from reporting.payload import BundleDocument, MatrixDocument, Paper, Payload, ProseDocument, Table
from reporting.registry import RegisteredDocument, document
from reporting.render_html import ScreenTable, screen_bundle, screen_matrix, screen_table
from reporting.rendering import formats
from reporting.rendering import render as render_payload

PREVIEW_ROWS = 7
PAPERS: dict[str, Paper] = {"F4": "F4", "A4": "A4"}
MOST_FORMS_ON_SCREEN = 8  # more of them are a long list of links: an old phone cannot hold a hundred budgets
Draw = Callable[[Any], Payload]


@dataclass(frozen=True)
class FileLink:
    """A file to download."""

    kind: str
    url: str


@dataclass(frozen=True)
class Card:
    """A document in the list: its first rows, or a sentence of it."""

    entry: RegisteredDocument
    url: str
    files: list[FileLink]
    preview: ScreenTable | None
    preview_name: str
    quote: str


@dataclass(frozen=True)
class DocumentPages:
    """Addresses of one plan's documents: those named "rpjm_document", "rkp_document" and so on; `query` goes along."""

    kind: str
    source: PlanPrint
    drawers: Mapping[str, Draw]
    query: Mapping[str, str]

    def url(self, page: str, **further: str) -> str:
        """The address of a page of this plan."""
        return reverse(f"{self.kind}_{page}", kwargs={"pk": self.source.record.pk, **further})

    def files(self, key: str, payload: Payload) -> list[FileLink]:
        """Every file that the document can be had as."""
        kinds = (kind for kind in formats(payload) if kind != "html")
        return [FileLink(kind, self.file_url(key, kind)) for kind in kinds]

    def file_url(self, key: str, kind: str, **further: str) -> str:
        """The address of a file."""
        query = urlencode({**self.query, **further})
        return self.url("download", key=key, kind=kind) + (f"?{query}" if query else "")

    def cards(self) -> list[Card]:
        """All documents of the plan."""
        return [self._card(document(key), draw(self.source)) for key, draw in self.drawers.items()]

    def payload(self, key: str) -> Payload:
        """The document of a key. Raises Http404 for one that this plan has not."""
        if key not in self.drawers:
            raise Http404
        return self.drawers[key](self.source)

    def _card(self, entry: RegisteredDocument, payload: Payload) -> Card:
        form = payload.first if isinstance(payload, BundleDocument) else payload
        preview = _preview(form) if isinstance(form, MatrixDocument) else None
        return Card(
            entry=entry,
            url=self.url("document", key=entry.key),
            files=self.files(entry.key, payload),
            preview=preview,
            preview_name=f"Beberapa baris pertama {entry.title}",
            quote=_quote(form) if isinstance(form, ProseDocument) else "",
        )


def show_document(request: HttpRequest, pages: DocumentPages, key: str) -> HttpResponse:
    """One document on screen."""
    payload = pages.payload(key)
    context = {
        "entry": document(key),
        "files": pages.files(key, payload),
        "a4_url": pages.file_url(key, "pdf", kertas="A4"),
        **_way_back(pages),
    }
    match payload:
        case MatrixDocument():
            return render(request, "planning/plan_document.html", context | {"matrix": screen_matrix(payload)})
        case BundleDocument():
            return render(request, "planning/plan_document_bundle.html", context | _forms(pages, key, payload))
    body = payload.template.replace("/documents/", "/documents/_").replace(".html", "_body.html")
    return render(request, "planning/plan_document_prose.html", context | payload.context | {"prose_body": body})


def send_document(request: HttpRequest, pages: DocumentPages, key: str, kind: str) -> HttpResponse:
    """One document as a PDF or workbook; `?kertas=A4` asks for A4 instead of F4."""
    payload = pages.payload(key)
    if kind not in formats(payload) or kind == "html":
        raise Http404
    paper = PAPERS.get(request.GET.get("kertas", "").upper())
    if paper:
        payload = payload.on_paper(paper)
    try:
        drawn = render_payload(payload, kind)
    except RendererUnavailableError as error:
        context = _way_back(pages) | {"error": error}
        return render(request, "planning/renderer_missing.html", context, status=503)
    disposition = "inline" if kind == "pdf" else "attachment"
    return HttpResponse(
        drawn.data,
        content_type=drawn.content_type,
        headers={"Content-Disposition": f'{disposition}; filename="{drawn.filename}"'},
    )


def _way_back(pages: DocumentPages) -> dict[str, str]:
    return {
        "plan_name": str(pages.source.record),
        "plan_url": pages.source.record.get_absolute_url(),
        "documents_url": pages.url("documents"),
    }


def _forms(pages: DocumentPages, key: str, bundle: BundleDocument) -> dict[str, Any]:
    """A few forms one below the other; of many the addresses."""
    if len(bundle.parts) <= MOST_FORMS_ON_SCREEN:
        return {"title": bundle.title, "bundle": screen_bundle(bundle)}
    address = pages.url("document", key=key)
    links = [
        {"name": part.name, "about": _about(part.document), "url": f"{address}?{urlencode({'kegiatan': part.ref})}"}
        for part in bundle.parts
    ]
    return {"title": bundle.title, "links": links}


def _about(form: MatrixDocument) -> str:
    return dict(form.head).get("KEGIATAN", "")


def _quote(prose: ProseDocument) -> str:
    """The vision, where the document is about one."""
    return (prose.context["visi"] or "Visi belum diisi.") if "visi" in prose.context else ""


def _preview(form: MatrixDocument) -> ScreenTable:
    return screen_table(Table(form.table.columns, form.table.rows[:PREVIEW_ROWS], form.table.head_letters))
