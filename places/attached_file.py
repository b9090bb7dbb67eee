"""Making a safe file out of whatever somebody attaches."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from places.errors import DomainError
from places.uploaded_pdf import PdfFault, UnusablePdf, check_pdf, looks_like_pdf
from places.uploaded_picture import PictureFault, UnusablePicture, redrawn

MAX_BYTES = 5 * 1024 * 1024
MAX_SIDE = 2_000  # pixels; sharp on a printed page, and a photo stays under half a megabyte
_JPEG_QUALITY = 82
_MB = 1024 * 1024
_PICTURE_REFUSALS = {
    PictureFault.NO_PICTURE: "Berkas ini bukan PDF, JPG, atau PNG. Simpan ulang dalam salah satu bentuk itu.",
    PictureFault.TOO_MANY_PIXELS: "Gambar ini terlalu besar. Perkecil dahulu, misalnya menjadi 2.000 piksel.",
    PictureFault.BROKEN: "Gambar ini rusak atau tidak dapat dibaca. Simpan ulang lalu unggah lagi.",
}
PDF_REFUSALS = {
    PdfFault.NO_PDF: "Berkas ini bukan PDF.",
    PdfFault.ENCRYPTED: "PDF ini dikunci dengan sandi. Simpan ulang tanpa sandi.",
    PdfFault.ACTIVE: "PDF ini memuat program, formulir, atau berkas lain di dalamnya. Cetak ulang menjadi PDF biasa.",
    PdfFault.TOO_LONG: "PDF ini terlalu panjang. Lampirkan bagian yang perlu saja.",
    PdfFault.BROKEN: "PDF ini rusak atau tidak dapat dibaca. Simpan ulang lalu unggah lagi.",
}


@dataclass(frozen=True)
class AttachedFile:
    """What is kept of an upload."""

    content: bytes
    content_type: str
    extension: str


def clean_picture(content: bytes, *, field: str = "file") -> AttachedFile:
    """A picture drawn anew without EXIF and position, at most 2,000 px a side. Raises DomainError (field `field`)."""
    if content and looks_like_pdf(content):
        raise DomainError("Unggah gambar JPG atau PNG, bukan PDF.", field=field)
    try:
        return clean_attachment(content)
    except DomainError as error:
        raise DomainError(error.message, field=field) from None


def clean_attachment(content: bytes) -> AttachedFile:
    """A checked PDF as it came, or a picture drawn anew without EXIF and position, at most 2,000 px a side.

    Judged by what the bytes are, never by name or declared type. Raises DomainError (field "file").
    """
    if not content:
        raise _refused("Berkas ini kosong.")
    if len(content) > MAX_BYTES:
        raise _refused(
            f"Berkas lebih besar dari {MAX_BYTES // _MB} MB. Perkecil, atau pindai dengan mutu lebih rendah."
        )
    if looks_like_pdf(content):
        return _pdf(content)
    try:
        picture = redrawn(content, longest_side=MAX_SIDE)
    except UnusablePicture as error:
        raise _refused(_PICTURE_REFUSALS[error.fault]) from None
    return _photo(picture) if content.startswith(b"\xff\xd8") else _drawing(picture)


def _pdf(content: bytes) -> AttachedFile:
    try:
        check_pdf(content)
    except UnusablePdf as error:
        raise _refused(PDF_REFUSALS[error.fault]) from None
    return AttachedFile(content, "application/pdf", "pdf")


def _photo(picture: Image.Image) -> AttachedFile:
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return AttachedFile(out.getvalue(), "image/jpeg", "jpg")


def _drawing(picture: Image.Image) -> AttachedFile:
    """A PNG keeps its sharp lines; a photo saved as PNG would grow and becomes a JPEG on white."""
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    if len(out.getvalue()) <= MAX_BYTES:
        return AttachedFile(out.getvalue(), "image/png", "png")
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return _photo(ground)


def _refused(message: str) -> DomainError:
    return DomainError(message, field="file")
