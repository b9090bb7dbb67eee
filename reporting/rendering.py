"""From a payload to a file: one function for views, commands and jobs."""

import re
from dataclasses import dataclass
from typing import Literal

from reporting.errors import DocumentError
from reporting.payload import BundleDocument, MatrixDocument, Payload, ProseDocument

Format = Literal["pdf", "xlsx", "docx", "html"]
CONTENT_TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file."""

    data: bytes
    content_type: str
    filename: str


def formats(payload: Payload) -> tuple[str, ...]:
    """What a payload can be made into: prose becomes a text to adjust, a form a workbook."""
    return ("pdf", "docx", "html") if isinstance(payload, ProseDocument) else ("pdf", "xlsx", "html")


def render(payload: Payload, format: str, *, mark: str = "") -> Rendered:
    """Draw a payload as pdf, xlsx, docx or html. Raises DocumentError for a format it does not have.

    `mark` is a line that a workbook carries on each sheet; a PDF is stamped when it is finished (`pdf_stamp`).
    """
    if format not in formats(payload):
        raise DocumentError(f"Dokumen {payload.key} tidak tersedia dalam bentuk {format}.")
    match payload:
        case MatrixDocument():
            data = _matrix(payload, format, mark)
        case BundleDocument():
            data = _bundle(payload, format, mark)
        case ProseDocument():
            data = _prose(payload, format)
    return rendered(payload, format, data)


def rendered(payload: Payload, format: str, data: bytes) -> Rendered:
    """What a payload was drawn as, with its type and name."""
    return Rendered(data, CONTENT_TYPES[format], filename(payload, format))


def filename(payload: Payload, format: str) -> str:
    """A name that every file system takes: key, village, title: "rpjm-114-wagir-rpjm-desa-tahun-2020-2027.pdf"."""
    form = payload.first if isinstance(payload, BundleDocument) else payload
    place = form.head[0][1] if isinstance(form, MatrixDocument) and form.head else payload.author
    words = re.sub(r"[^a-z0-9]+", "-", f"{payload.key} {place} {payload.full_title}".lower()).strip("-")
    return f"{words[:100].rstrip('-')}.{format}"


def _matrix(payload: MatrixDocument, format: str, mark: str) -> bytes:
    if format == "pdf":
        from reporting.render_pdf import matrix_pdf

        return matrix_pdf(payload)
    if format == "xlsx":
        from reporting.render_xlsx import matrix_xlsx

        return matrix_xlsx(payload, mark)
    from reporting.render_html import matrix_html

    return matrix_html(payload).encode()


def _bundle(payload: BundleDocument, format: str, mark: str) -> bytes:
    if format == "pdf":
        from reporting.render_pdf import bundle_pdf

        return bundle_pdf(payload)
    if format == "xlsx":
        from reporting.render_xlsx import bundle_xlsx

        return bundle_xlsx(payload, mark)
    from reporting.render_html import bundle_html

    return bundle_html(payload).encode()


def _prose(payload: ProseDocument, format: str) -> bytes:
    if format == "docx":
        from reporting.render_docx import prose_docx

        return prose_docx(payload)
    from reporting.render_prose import prose_html, prose_pdf

    return prose_html(payload).encode() if format == "html" else prose_pdf(payload)[1]
