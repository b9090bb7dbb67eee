"""Pictures of a page on their way into Word: only those that stand in the page itself, never an address."""

import base64
import binascii
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from reporting.static_fetcher import ALLOWED_DATA


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, which is what Word takes."""

    data: bytes
    width_px: int


def picture_of(uri: str) -> Picture | None:
    """The picture of a data URI; None for anything else and for what cannot be read."""
    if not uri.startswith(ALLOWED_DATA[:3]):
        return None
    try:
        data = base64.b64decode(uri.partition(",")[2], validate=True)
        with Image.open(BytesIO(data)) as image:
            image.load()
            if image.format in {"PNG", "JPEG"}:
                return Picture(data, image.width)
            redrawn = BytesIO()
            image.convert("RGB").save(redrawn, "PNG")
            return Picture(redrawn.getvalue(), image.width)
    except (binascii.Error, UnidentifiedImageError, OSError, ValueError):
        return None
