"""Judging and redrawing an uploaded picture by what its bytes are, never by its name or declared type."""

import warnings
from enum import Enum
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 30_000_000  # an upload of 1 MB can unfold to gigabytes; nothing above this is unpacked


class PictureFault(Enum):
    """Why a file cannot be taken as a picture."""

    NO_PICTURE = "no_picture"
    TOO_MANY_PIXELS = "too_many_pixels"
    BROKEN = "broken"


class UnusablePicture(Exception):
    """The upload is no picture that may be kept; the caller knows the words for its page."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def redrawn(content: bytes, *, longest_side: int) -> Image.Image:
    """A fresh RGB or RGBA picture from a PNG or JPEG, upright and at most so many pixels a side.

    Drawn anew, it carries no EXIF, no position, no text and nothing that hung behind the picture. Raises
    UnusablePicture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=["PNG", "JPEG"]) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise UnusablePicture(PictureFault.TOO_MANY_PIXELS)
                return _drawn_anew(image, longest_side)
    except UnusablePicture:
        raise
    except UnidentifiedImageError:
        raise UnusablePicture(PictureFault.NO_PICTURE) from None
    except Exception:  # the reader raises whatever the damage leads it to
        raise UnusablePicture(PictureFault.BROKEN) from None


def _drawn_anew(image: Image.Image, longest_side: int) -> Image.Image:
    image.draft(None, (longest_side, longest_side))  # a JPEG is unpacked no larger than needed
    upright = ImageOps.exif_transpose(image)
    has_transparency = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    small = upright.convert("RGBA" if has_transparency else "RGB")
    small.thumbnail((longest_side, longest_side))
    # What was read from the file stays behind with `small`.
    return Image.frombytes(small.mode, small.size, small.tobytes())
