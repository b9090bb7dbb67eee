"""How alike two ideas are, by their words: pure, so that it can run while somebody types."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

LIKELY = 0.55  # from here on a person should look
_WORD = re.compile(r"[a-z]+")
_FILE = Path(__file__).parent / "data" / "kata_usulan.csv"
with _FILE.open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))
# Words that say nothing here; an RT in a name tells where, not what: "RT 02" and "RT 5" are often parts of one idea.
_STOP_WORDS = frozenset(row["word"] for row in _ROWS if row["kind"] == "umum")
# Words that say how something is done: two ideas that share only these share nothing.
_WORK_WORDS = frozenset(row["word"] for row in _ROWS if row["kind"] == "kerja")
_SAME_WORD = {row["word"]: row["same_as"] for row in _ROWS if row["kind"] == "sama"}
_WORK_WEIGHT, _CORE_WEIGHT = 0.25, 1.0
_PREFIXES = ("memper", "pember", "penge", "peng", "peny", "meng", "meny", "pem", "pen", "mem", "men", "per", "ber",
             "ter", "pe", "me", "di", "se")  # fmt: skip
_SUFFIXES = ("kannya", "annya", "nya", "kan", "an")
_SHORTEST_STEM = 4


@dataclass(frozen=True)
class Idea:
    """What is compared of a usulan; `dusun_pk` None means the whole village."""

    pk: int
    name: str
    dusun_pk: int | None


@dataclass(frozen=True)
class Pair:
    """Two ideas and their likeness, 0 to 1."""

    one: Idea
    other: Idea
    likeness: float

    @property
    def percent(self) -> int:
        """Likeness in whole percent."""
        return round(self.likeness * 100)


def likeness(one: str, other: str) -> float:
    """0 for nothing in common, 1 for the same words; the same whichever comes first."""
    return _likeness(words_of(one), words_of(other))


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The stems that carry the meaning; all words when none of them does."""
    typed = _WORD.findall(text.casefold())
    stems = frozenset(stem(word) for word in typed if word not in _STOP_WORDS)
    return stems or frozenset(typed) or frozenset({text.casefold().strip()})


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of an Indonesian word, roughly: "pembangunan" → "bangun", "selokan" → "drainase"."""
    if word in _SAME_WORD:
        return _SAME_WORD[word]
    if word in _WORK_WORDS:
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    return _SAME_WORD.get(word, word)


def similar(name: str, dusun_pk: int | None, ideas: Iterable[Idea], *, most: int = 5) -> list[Pair]:
    """The ideas that somebody who types this may be repeating, the likeliest first."""
    typed = Idea(0, name, dusun_pk)
    if len(name.strip()) < _SHORTEST_STEM:
        return []
    words = words_of(name)
    pairs = [Pair(typed, idea, _likeness(words, words_of(idea.name))) for idea in ideas if _may_meet(typed, idea)]
    likely = [pair for pair in pairs if pair.likeness >= LIKELY]
    return sorted(likely, key=lambda pair: (-pair.likeness, pair.other.pk))[:most]


def likely_pairs(ideas: Sequence[Idea]) -> list[Pair]:
    """All pairs worth a look, the likeliest first; each pair once. Only those that share a word are compared."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, idea in enumerate(ideas):
        for beginning in _beginnings(words_of(idea.name)):
            by_word[beginning].append(at)
    meeting = {(low, high) for rows in by_word.values() for low in rows for high in rows if low < high}
    pairs = [
        Pair(ideas[low], ideas[high], _likeness(words_of(ideas[low].name), words_of(ideas[high].name)))
        for low, high in meeting
        if _may_meet(ideas[low], ideas[high])
    ]
    likely = [pair for pair in pairs if pair.likeness >= LIKELY]
    return sorted(likely, key=lambda pair: (-pair.likeness, pair.one.pk, pair.other.pk))


def likelihood_floor(one: str, other: str) -> bool:
    """Whether two ideas share the beginning of a word at all: the others are never compared."""
    return bool(_beginnings(words_of(one)) & _beginnings(words_of(other)))


def _beginnings(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_SHORTEST_STEM] for word in words - _WORK_WORDS or words)


def _may_meet(one: Idea, other: Idea) -> bool:
    """The same hamlet; what concerns the whole village may repeat any hamlet's idea."""
    return one.dusun_pk is None or other.dusun_pk is None or one.dusun_pk == other.dusun_pk


@lru_cache(maxsize=65536)
def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared weight against all weight (Dice); words that are misspelt still meet by their letters."""
    if one == other:
        return 1.0
    shared = _weight(one & other)
    dice = 2 * shared / (_weight(one) + _weight(other))
    core_one, core_other = one - _WORK_WORDS, other - _WORK_WORDS
    if not core_one or not core_other:
        return dice
    letters = fuzz.ratio(" ".join(sorted(core_one)), " ".join(sorted(core_other))) / 100
    return max(dice, letters * 0.9 if letters >= 0.8 else 0.0)


def _weight(words: frozenset[str]) -> float:
    return sum(_WORK_WEIGHT if word in _WORK_WORDS else _CORE_WEIGHT for word in words)
