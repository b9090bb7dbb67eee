"""Making a safe emblem out of whatever somebody uploads."""

from io import BytesIO

from places.errors import DomainError
from places.uploaded_picture import PictureFault, UnusablePicture, redrawn

MAX_BYTES = 1024 * 1024
MAX_SIDE = 600  # pixels; sharp at 25 mm on paper
_REFUSALS = {
    PictureFault.NO_PICTURE: "Berkas ini bukan gambar PNG atau JPEG.",
    PictureFault.TOO_MANY_PIXELS: "Ukuran gambar terlalu besar. Perkecil sampai sekitar 600 × 600 piksel.",
    PictureFault.BROKEN: "Gambar ini rusak atau tidak dapat dibaca. Simpan ulang sebagai PNG lalu unggah lagi.",
}


def clean_lambang(content: bytes) -> bytes:
    """A PNG drawn anew from a PNG or JPEG: no metadata, no second file inside, at most 600 px a side.

    Judged by what the bytes are, never by name or declared type. Raises DomainError (field "lambang").
    """
    if len(content) > MAX_BYTES:
        raise _refused(f"Gambar lebih besar dari {MAX_BYTES // 1024 // 1024} MB. Perkecil dahulu.")
    try:
        fresh = redrawn(content, longest_side=MAX_SIDE)
    except UnusablePicture as error:
        raise _refused(_REFUSALS[error.fault]) from None
    out = BytesIO()
    fresh.save(out, "PNG", optimize=True)
    return out.getvalue()


def _refused(message: str) -> DomainError:
    return DomainError(message, field="lambang")
