"""Making a safe emblem out of whatever somebody uploads."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from places.errors import DomainError

MAX_BYTES = 1024 * 1024
MAX_SIDE = 600  # pixels; sharp at 25 mm on paper
MAX_PIXELS = 30_000_000  # an upload of 1 MB can unfold to gigabytes; nothing above this is unpacked


def clean_lambang(content: bytes) -> bytes:
    """A PNG drawn anew from a PNG or JPEG: no metadata, no second file inside, at most 600 px a side.

    Judged by what the bytes are, never by name or declared type. Raises DomainError (field "lambang").
    """
    if len(content) > MAX_BYTES:
        raise _refused(f"Gambar lebih besar dari {MAX_BYTES // 1024 // 1024} MB. Perkecil dahulu.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=["PNG", "JPEG"]) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise _refused("Ukuran gambar terlalu besar. Perkecil sampai sekitar 600 × 600 piksel.")
                return _drawn_anew(image)
    except UnidentifiedImageError:
        raise _refused("Berkas ini bukan gambar PNG atau JPEG.") from None
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refused("Gambar ini rusak atau tidak dapat dibaca. Simpan ulang sebagai PNG lalu unggah lagi.") from None


def _drawn_anew(image: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(image)
    has_transparency = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    small = upright.convert("RGBA" if has_transparency else "RGB")
    small.thumbnail((MAX_SIDE, MAX_SIDE))
    fresh = Image.frombytes(small.mode, small.size, small.tobytes())  # carries no metadata of the upload
    out = BytesIO()
    fresh.save(out, "PNG", optimize=True)
    return out.getvalue()


def _refused(message: str) -> DomainError:
    return DomainError(message, field="lambang")
