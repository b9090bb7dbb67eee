"""Small PDFs for tests."""

from io import BytesIO

from pypdf import PdfWriter


def blank_pdf(pages: int = 1, *, width: int = 600) -> bytes:
    """A PDF of blank pages; the width tells them from others."""
    writer, out = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(width, 800)
    writer.write(out)
    return out.getvalue()
