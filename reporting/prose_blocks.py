"""Plain values for the blocks that every prose document shares: kop surat and signatures."""

import base64
from collections.abc import Sequence
from typing import Any

from reporting.payload import PayloadError, Signature
from reporting.signature_layout import signature_rows

PICTURE_KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}


def kop(lines: Sequence[str], address: str = "", lambang: bytes | None = None) -> dict[str, Any]:
    """Kop surat for a prose context: lines from PEMERINTAH KABUPATEN down to the desa, address, lambang."""
    return {"lines": list(lines), "address": address, "lambang": picture_uri(lambang) if lambang else ""}


def picture_uri(picture: bytes) -> str:
    """A PNG, JPEG or WebP as a data URI. Raises PayloadError for any other file."""
    for start, kind in PICTURE_KINDS.items():
        if picture.startswith(start):
            return f"data:{kind};base64,{base64.b64encode(picture).decode('ascii')}"
    raise PayloadError("the picture is neither PNG nor JPEG nor WebP")


def signatures(signatories: Sequence[Signature]) -> list[list[dict[str, Any]]]:
    """Signature blocks for `reporting/_signatures.html`, row by row."""
    return [
        [
            {
                "side": block.side,
                "above": list(block.above),
                "name": block.name,
                "is_named": block.is_named,
                "below": list(block.below),
            }
            for block in row
        ]
        for row in signature_rows(signatories)
    ]
