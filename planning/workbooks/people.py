"""Who benefits: "40 KPM", "14 Org", "L 10 P 12", "semua warga"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from places.workbooks.words import clean

MOST = 10_000_000
_TOKEN = re.compile(
    r"(?P<number>\d{1,7})"
    r"|(?P<poor>\b(?:a-?rtm|rtm|kk miskin|gakin)\b)"
    r"|(?P<men>\b(?:lk|l|laki-?laki|laki|pria)\b)"
    r"|(?P<women>\b(?:pr|p|perempuan|wanita)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class People:
    """Numbers of men, women and poor households where the words tell them; the words otherwise."""

    words: str = ""
    men: int | None = None
    women: int | None = None
    poor: int | None = None


def read_people(value: object) -> People:
    """Never divides a sum over men and women."""
    return _read(clean(value)[:300])


@lru_cache(maxsize=2_000)
def _read(text: str) -> People:
    if text in ("", "-", "–"):
        return People()
    counts = _counts(text)
    men, women = counts.get("men"), counts.get("women")
    if (men is None) != (women is None) and not re.search(r"laki|perempuan|wanita|pria", text, re.IGNORECASE):
        men = women = None  # a bare "10 P" may be anything
    return People(text, men, women, counts.get("poor"))


def _counts(text: str) -> dict[str, int]:
    """Each word with its number: after it when the cell begins with a word ("L 10 P 12"), before it otherwise."""
    tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(re.sub(r"(\d)([A-Za-z])", r"\1 \2", text))]
    if tokens and tokens[0][0] == "number":
        tokens = [(kind, word) for kind, word in reversed(tokens)]
    counts: dict[str, int] = {}
    for (kind, _), (then, digits) in pairwise(tokens):
        if kind != "number" and then == "number":
            counts.setdefault(kind, min(int(digits), MOST))
    return counts


def read_count(value: object) -> int | None:
    """A cell of the columns L, P, RTM; None when it is no count."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float) and 0 <= value <= MOST and value == int(value):
        return int(value)
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})\s*(?:org|orang|jiwa|kk|l|p|kpm|rtm)?\.?", clean(value), re.I)
    return min(int(found[1].replace(".", "")), MOST) if found else None
