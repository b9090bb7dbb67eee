"""Texts of cells as they are compared: small letters, plain blanks, no decoration."""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_SIGNS = re.compile(r"[^a-z0-9]+")


def clean(value: object, longest: int = 2_000) -> str:
    """A cell's text on one line: bullets and line breaks become "; ", odd blanks a blank, invisible signs nothing."""
    return _clean(str(value)[:longest]) if value != "" else ""


@lru_cache(maxsize=20_000)
def _clean(text: str) -> str:
    if text.isascii() and text.isprintable() and text[:1].isalnum():
        return " ".join(text.split()).strip(" ;")
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    text = "".join(sign for sign in text if sign in "\n\r\t" or unicodedata.category(sign) != "Cc")
    lines = [_BLANKS.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n")]
    parts = [re.sub(r"^(?:[-–•●▪*·✓>]+|[a-z]\)|\d{1,2}\))\s*", "", line) for line in lines]
    return "; ".join(part.strip(" ;") for part in parts if part.strip(" ;"))


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """For comparing: letters and digits only, one blank between words."""
    if text.isascii():
        return _SIGNS.sub(" ", text[:2_000].lower()).strip()
    folded = unicodedata.normalize("NFKD", text[:2_000].casefold())
    return _SIGNS.sub(" ", "".join(sign for sign in folded if not unicodedata.combining(sign))).strip()
