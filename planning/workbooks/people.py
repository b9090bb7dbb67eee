"""Who benefits: "40 KPM", "14 Org", "L 10 P 12", "semua warga"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from planning.workbooks.words import clean

MOST = 10_000_000
_MEN = re.compile(
    r"\b(?:l|lk|laki-?laki|laki|pria)\b\s*[:=.]?\s*(\d{1,7})|(\d{1,7})\s*(?:org\s*)?(?:l|lk|laki-?laki|pria)\b", re.I
)
_WOMEN = re.compile(
    r"\b(?:p|pr|perempuan|wanita)\b\s*[:=.]?\s*(\d{1,7})|(\d{1,7})\s*(?:org\s*)?(?:p|pr|perempuan|wanita)\b", re.I
)
_POOR = re.compile(
    r"\b(?:a-?rtm|rtm|kk miskin|gakin)\b\s*[:=.]?\s*(\d{1,7})|(\d{1,7})\s*(?:a-?rtm|rtm|kk miskin|gakin)\b", re.I
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
    men, women = _count(_MEN, text), _count(_WOMEN, text)
    if (men is None) != (women is None) and not re.search(r"laki|perempuan|wanita|pria", text, re.I):
        men = women = None  # a bare "10 P" may be anything
    return People(text, men, women, _count(_POOR, text))


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return min(int(found[1] or found[2]), MOST) if found else None


def read_count(value: object) -> int | None:
    """A cell of the columns L, P, RTM; None when it is no count."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float) and 0 <= value <= MOST and value == int(value):
        return int(value)
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})\s*(?:org|orang|jiwa|kk|l|p|kpm|rtm)?\.?", clean(value), re.I)
    return min(int(found[1].replace(".", "")), MOST) if found else None
