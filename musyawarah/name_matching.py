"""Recognising a typed name among people whom the village knows."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_TITLES = re.compile(
    r"^\s*(?:(?:h|hj|drs|dra|dr|ir|kh|ust|ustad|ustadz|bpk|ibu|bapak|sdr|sdri)\b\.?\s*)+", re.IGNORECASE
)
_ALIKE = 88  # of 100; "Ketut Sudarma" and "Ketut Sudarme"
MOST_CANDIDATES = 4


@dataclass(frozen=True)
class Match:
    """Which known people a name may mean; sure when exactly one bears it letter by letter."""

    sure: str | None
    candidates: tuple[str, ...]

    @property
    def is_unclear(self) -> bool:
        """Whether somebody should look."""
        return self.sure is None and bool(self.candidates)


def plain_name(text: str) -> str:
    """Letters and digits only, small, without accents: "I Nyoman KARTO, S.Pd." and "i nyoman karto s pd"."""
    unaccented = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", unaccented.casefold()).split())


def bare_name(text: str) -> str:
    """The plain name without titles before and degrees after it."""
    before_degrees = text.split(",", 1)[0]
    bare = plain_name(_TITLES.sub(" ", before_degrees))
    return bare or plain_name(text)


class KnownNames:
    """People by key with their names, made ready once for many questions."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        self._bare = {key: bare_name(name) for key, name in people}
        self._by_name: dict[str, list[str]] = {}
        for key, bare in self._bare.items():
            self._by_name.setdefault(bare, []).append(key)

    def match(self, name: str) -> Match:
        """Who bears this name, or one like it, the likest first."""
        bare = bare_name(name)
        same: Sequence[str] = self._by_name.get(bare, ())
        if len(same) == 1:
            return Match(same[0], ())
        if same:
            return Match(None, tuple(same[:MOST_CANDIDATES]))
        found = process.extract(
            bare, self._bare, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=MOST_CANDIDATES
        )
        return Match(None, tuple(key for _, _, key in found))
