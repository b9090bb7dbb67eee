"""Prose documents: one of our templates → HTML → PDF by WeasyPrint, the only importer of which is this file."""

from typing import Any

from PIL import ImageFile

from reporting.errors import RendererUnavailableError
from reporting.payload import ProseDocument
from reporting.screen_text import screen_text
from reporting.static_fetcher import static_fetcher
from reporting.stylesheets import CSS_DIR, stylesheet_uri

PANGO_LINE = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def prose_html(document: ProseDocument) -> str:
    """The document as a whole page; user text comes in as values and is escaped by the template."""
    from django.template.loader import render_to_string

    context = screen_context(document) | {
        "document": document,
        "stylesheet": stylesheet_uri("prose.css"),
        "layout": "reporting/prose_base.html",  # on screen a page of the application
    }
    return render_to_string(document.template, context)


def prose_pdf(document: ProseDocument) -> tuple[str, bytes]:
    """The page and its PDF, so that tests can read the page. Raises RendererUnavailableError without Pango."""
    html = prose_html(document)
    return html, html_to_pdf(html, "prose_fonts.css")


def html_to_pdf(html: str, *sheet_names: str) -> bytes:
    """A page as PDF, with style sheets of `static/css`. Raises RendererUnavailableError without Pango."""
    weasyprint = _weasyprint()
    fetcher = static_fetcher()
    fonts = weasyprint.text.fonts.FontConfiguration()
    sheets = [
        weasyprint.CSS(filename=str(CSS_DIR / name), font_config=fonts, url_fetcher=fetcher) for name in sheet_names
    ]
    page = weasyprint.HTML(string=html, base_url=CSS_DIR.as_uri() + "/", url_fetcher=fetcher)
    return page.write_pdf(stylesheets=sheets, font_config=fonts)


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
