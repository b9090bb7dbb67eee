"""Pages of documents, whatever they are about: the list with previews, each on screen, and as files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from reporting.errors import RendererUnavailableError
from reporting.payload import BundleDocument, MatrixDocument, Paper, Payload, ProseDocument, Table
from reporting.registry import RegisteredDocument, document
from reporting.render_html import ScreenTable, screen_bundle, screen_matrix, screen_table
from reporting.render_prose import screen_context
from reporting.rendering import formats
from reporting.rendering import render as render_payload

PREVIEW_ROWS = 7
PAPERS: dict[str, Paper] = {"F4": "F4", "A4": "A4"}
MOST_FORMS_ON_SCREEN = 8  # more of them are a long list of links: an old phone cannot hold a hundred budgets
Draw = Callable[[], Payload]
_KIND_WORDS = {"docx": "Word", "xlsx": "Excel"}


@dataclass(frozen=True)
class FileLink:
    """A file to download."""

    kind: str
    url: str

    @property
    def word(self) -> str:
        """What people call it: "PDF", "Word", "Excel"."""
        return _KIND_WORDS.get(self.kind, self.kind.upper())


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
    """Addresses of the documents of one thing: `names` "rpjm" stands for "rpjm_documents", "rpjm_document" and
    "rpjm_download"; `kwargs` is what they name, `query` goes along to files, `everywhere` to every page; `undrawn`
    are the kinds of files of documents that cost too much to be drawn for a card."""

    names: str
    kwargs: Mapping[str, Any]
    drawers: Mapping[str, Draw]
    parent_name: str
    parent_url: str
    query: Mapping[str, str] = field(default_factory=dict)
    everywhere: Mapping[str, str] = field(default_factory=dict)
    undrawn: Mapping[str, Iterable[str]] = field(default_factory=dict)

    def url(self, page: str, **further: str) -> str:
        """The address of a page."""
        address = reverse(f"{self.names}_{page}", kwargs={**self.kwargs, **further})
        return f"{address}?{urlencode(self.everywhere)}" if self.everywhere else address

    def files(self, key: str, payload: Payload) -> list[FileLink]:
        """Every file that the document can be had as."""
        return self._links(key, (kind for kind in formats(payload) if kind != "html"))

    def file_url(self, key: str, kind: str, **further: str) -> str:
        """The address of a file."""
        query = urlencode({**self.everywhere, **self.query, **further})
        address = reverse(f"{self.names}_download", kwargs={**self.kwargs, "key": key, "kind": kind})
        return f"{address}?{query}" if query else address

    def cards(self) -> list[Card]:
        """All documents."""
        return [
            self._bare_card(document(key)) if key in self.undrawn else self._card(document(key), draw())
            for key, draw in self.drawers.items()
        ]

    def payload(self, key: str) -> Payload:
        """The document of a key. Raises Http404 for one that is not among them."""
        if key not in self.drawers:
            raise Http404
        return self.drawers[key]()

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

    def _bare_card(self, entry: RegisteredDocument) -> Card:
        files = self._links(entry.key, self.undrawn[entry.key])
        return Card(entry, self.url("document", key=entry.key), files, preview=None, preview_name="", quote="")

    def _links(self, key: str, kinds: Iterable[str]) -> list[FileLink]:
        return [FileLink(kind, self.file_url(key, kind)) for kind in kinds]


def show_document(request: HttpRequest, pages: DocumentPages, key: str) -> HttpResponse:
    """One document on screen."""
    payload = pages.payload(key)
    context = {
        "entry": document(key),
        "files": pages.files(key, payload),
        "a4_url": pages.file_url(key, "pdf", kertas="A4"),
        **_way_back(pages),
    }
    return document_page(request, payload, context, form_url=pages.url("document", key=key))


def show_lone_document(
    request: HttpRequest, payload: Payload, *, file_url: Callable[[str], str], way_back: Mapping[str, str]
) -> HttpResponse:
    """A document that stands in no list, on screen; `file_url` gives the address of a kind of file ("pdf", "xlsx")."""
    pdf = file_url("pdf")
    context = {
        "entry": document(payload.key),
        "files": [FileLink(kind, file_url(kind)) for kind in formats(payload) if kind != "html"],
        "a4_url": f"{pdf}{'&' if '?' in pdf else '?'}kertas=A4",
        **way_back,
    }
    return document_page(request, payload, context)


def lone_way_back(name: str, url: str) -> dict[str, str]:
    """What `show_lone_document` and `send_payload` take: the page that led to the document; no list lies between."""
    return {"parent_name": name, "parent_url": url, "documents_url": ""}


def document_page(
    request: HttpRequest, payload: Payload, context: dict[str, Any], *, form_url: str = ""
) -> HttpResponse:
    """A payload as a page of the application; `context` holds entry, files, a4_url and the way back."""
    match payload:
        case MatrixDocument():
            return render(request, "reporting/page_matrix.html", context | {"matrix": screen_matrix(payload)})
        case BundleDocument():
            return render(request, "reporting/page_bundle.html", context | _forms(payload, form_url))
    layout = {"layout": "reporting/page_prose.html", "on_screen": True, "document": payload}
    return render(request, payload.template, screen_context(payload) | context | layout)


def send_document(request: HttpRequest, pages: DocumentPages, key: str, kind: str) -> HttpResponse:
    """One document as a PDF, Word file or workbook; `?kertas=A4` asks for A4 instead of F4."""
    return send_payload(request, pages.payload(key), kind, _way_back(pages))


def send_payload(request: HttpRequest, payload: Payload, kind: str, way_back: Mapping[str, str]) -> HttpResponse:
    """A payload as a file. Raises Http404 for a kind that it does not have."""
    if kind not in formats(payload) or kind == "html":
        raise Http404
    paper = PAPERS.get(request.GET.get("kertas", "").upper())
    if paper:
        payload = payload.on_paper(paper)
    try:
        drawn = render_payload(payload, kind)
    except RendererUnavailableError as error:
        return render(request, "reporting/renderer_missing.html", {**way_back, "error": error}, status=503)
    disposition = "inline" if kind == "pdf" else "attachment"
    return HttpResponse(
        drawn.data,
        content_type=drawn.content_type,
        headers={"Content-Disposition": f'{disposition}; filename="{drawn.filename}"'},
    )


def _way_back(pages: DocumentPages) -> dict[str, str]:
    return {
        "parent_name": pages.parent_name,
        "parent_url": pages.parent_url,
        "documents_url": pages.url("documents"),
    }


def _forms(bundle: BundleDocument, address: str) -> dict[str, Any]:
    """A few forms one below the other; of many the addresses."""
    if len(bundle.parts) <= MOST_FORMS_ON_SCREEN or not all(part.ref for part in bundle.parts):
        return {"title": bundle.title, "bundle": screen_bundle(bundle)}
    links = [
        {"name": part.name, "about": _about(part.document), "url": f"{address}?{urlencode({'kegiatan': part.ref})}"}
        for part in bundle.parts
    ]
    return {"title": bundle.title, "links": links}


def _about(form: MatrixDocument) -> str:
    return dict(form.head).get("KEGIATAN", "")


def _quote(prose: ProseDocument) -> str:
    """The vision or the opening, where the document has one."""
    if "visi" in prose.context:
        return prose.context["visi"] or "Visi belum diisi."
    return prose.context.get("opening", "")


def _preview(form: MatrixDocument) -> ScreenTable:
    return screen_table(Table(form.table.columns, form.table.rows[:PREVIEW_ROWS], form.table.head_letters))
