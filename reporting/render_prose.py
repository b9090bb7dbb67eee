"""Prose documents: one of our templates → HTML → PDF by WeasyPrint, the only importer of which is this file."""

from collections.abc import Iterator, Sequence
from typing import Any

from PIL import ImageFile

from reporting.errors import RendererUnavailableError
from reporting.payload import ProseDocument
from reporting.screen_text import screen_text
from reporting.static_fetcher import static_fetcher
from reporting.stylesheets import CSS_DIR, stylesheet_uri

PANGO_LINE = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def prose_html(document: ProseDocument, *, is_styled: bool = True) -> str:
    """The document as a whole page; user text comes in as values and is escaped by the template."""
    from django.template.loader import render_to_string

    context = screen_context(document) | {
        "document": document,
        "stylesheet": stylesheet_uri("prose.css") if is_styled else "",
        "layout": "reporting/prose_base.html",  # on screen a page of the application
    }
    return render_to_string(document.template, context)


def prose_pdf(document: ProseDocument) -> tuple[str, bytes]:
    """The page and its PDF, so that tests can read the page. Raises RendererUnavailableError without Pango."""
    html = prose_html(document)
    return html, html_to_pdf(html, "prose_fonts.css")


def prose_pdfs(documents: Sequence[ProseDocument]) -> Iterator[bytes]:
    """The PDF of each document as `prose_pdf` draws it, in one run: style sheets, fonts and pictures are read once.

    Raises RendererUnavailableError without Pango.
    """
    run = _Run("prose.css", "prose_fonts.css")
    for document in documents:
        yield run.lay_out(prose_html(document, is_styled=False)).write_pdf()


def html_to_pdf(html: str, *sheet_names: str) -> bytes:
    """A page as PDF, with style sheets of `static/css`. Raises RendererUnavailableError without Pango."""
    return _Run(*sheet_names).lay_out(html).write_pdf()


class _Run:
    """WeasyPrint with our style sheets, fonts and pictures, read once however many documents it lays out."""

    def __init__(self, *sheet_names: str) -> None:
        self.weasyprint = _weasyprint()
        self.fetcher = static_fetcher()
        self.fonts = self.weasyprint.text.fonts.FontConfiguration()
        self.pictures: dict[str, Any] = {}
        self.sheets = [
            self.weasyprint.CSS(filename=str(CSS_DIR / name), font_config=self.fonts, url_fetcher=self.fetcher)
            for name in sheet_names
        ]

    def lay_out(self, html: str) -> Any:
        """A page, ready to be written."""
        page = self.weasyprint.HTML(string=html, base_url=CSS_DIR.as_uri() + "/", url_fetcher=self.fetcher)
        return page.render(stylesheets=self.sheets, font_config=self.fonts, cache=self.pictures)


def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.text.fonts
    except OSError as error:  # cffi says so when a system library is missing
        raise RendererUnavailableError(
            f"Dokumen ini belum dapat dicetak ke PDF karena pustaka Pango belum terpasang. Ketik: {PANGO_LINE}"
        ) from error
    # WeasyPrint lets Pillow accept broken pictures everywhere in this process; uploads are judged by the same Pillow.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint


def screen_context(document: ProseDocument) -> dict[str, Any]:
    """The title and the values that a template prints, fit for HTML."""
    return _screen_values(document.context) | {"document_title": screen_text(document.full_title)}


def _screen_values(value: Any) -> Any:
    """The context with every text fit for HTML."""
    if isinstance(value, str):
        return screen_text(value)
    if isinstance(value, list):
        return [_screen_values(item) for item in value]
    if isinstance(value, dict):
        return {key: _screen_values(item) for key, item in value.items()}
    return value
