"""Numbers, years and bidang that the words of a cell name."""

import re
from functools import lru_cache

from places.workbooks.words import plain

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def years_in(text: str) -> list[int]:
    """Calendar years of this century that a text names."""
    return [int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)]


_BIDANG_NUMBER = re.compile(r"\bbidang (?:ke )?(\d|[ivx]{1,4})\b")
_BIDANG_NAMES = (
    (1, ("penyelenggaraan pemerintah", "pemerintahan desa")),
    (5, ("bencana", "tak terduga", "tidak terduga", "darurat", "mendesak")),
    (4, ("pemberdayaan",)),
    (3, ("pembinaan", "kemasyarakatan")),
    (2, ("pembangunan",)),
)


@lru_cache(maxsize=5_000)
def bidang_of(text: str) -> int | None:
    """Number of the bidang that a heading names: "BIDANG II", "Bidang 2", "Pelaksanaan Pembangunan Desa", "2"."""
    words = plain(text)
    if found := _BIDANG_NUMBER.search(words):
        number = int(found[1]) if found[1].isdigit() else ROMAN.get(found[1], 0)
        return number if 1 <= number <= 5 else None
    for number, names in _BIDANG_NAMES:
        if any(name in words for name in names):
            return number
    return None
