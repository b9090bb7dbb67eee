"""Files that people attach, and files that they had better not."""

from io import BytesIO

from PIL import Image
from pypdf import PdfWriter

CATALOG = b"/Type /Catalog"
GPS_TAG = 0x8825
# 8°12' S, 114°54' E: somewhere in Seririt.
POSITION = {1: "S", 2: (8.0, 12.0, 0.0), 3: "E", 4: (114.0, 54.0, 0.0)}


def photo(size: tuple[int, int] = (40, 30), *, orientation: int = 1, colour: str = "green") -> bytes:
    """A JPEG as a telephone takes it: with camera, time and position."""
    exif = Image.Exif()
    exif[0x0110] = "Telepon Contoh"
    exif[0x0112] = orientation
    exif[0x9003] = "2026:01:02 03:04:05"
    exif.get_ifd(GPS_TAG).update(POSITION)
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def drawing(size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    """A PNG."""
    out = BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


def pdf(pages: int = 1) -> bytes:
    """A plain PDF of empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    return _written(writer)


def locked_pdf(password: str = "rahasia") -> bytes:
    """A PDF that asks for a password, or, with an empty one, forbids changes."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt(password, "pemilik")
    return _written(writer)


def pdf_with_attachment() -> bytes:
    """A PDF with a program inside."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("tagihan.exe", b"MZ")
    return _written(writer)


def pdf_that(catalog_entry: bytes) -> bytes:
    """A PDF whose catalog says something more."""
    return pdf().replace(CATALOG, CATALOG + b" " + catalog_entry)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
