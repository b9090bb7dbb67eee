"""Suggesting what a name may mean, with its likeness in percent; nothing is ever applied by itself."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from rapidfuzz import fuzz

from places.workbooks.words import plain

LEAST = 45  # percent; below it a suggestion only confuses
MOST_COMPARED = 12  # by their spelling, of those that share the most words
_FILL_WORDS = "dan di ke dari yang untuk dengan desa kegiatan rt rw dst dll lainnya tahun milik serta atau pada oleh"
_FILL = frozenset(_FILL_WORDS.split())
_SAME = {
    "rkpdes": "rkp", "rkpdesa": "rkp", "rpjmdes": "rpjm", "rpjmdesa": "rpjm", "musdes": "musyawarah",
    "musrenbang": "musyawarah", "musrenbangdes": "musyawarah", "musdus": "musyawarah", "hotmix": "jalan",
    "rabat": "jalan", "aspal": "jalan", "paving": "pavingisasi", "honorarium": "honor", "insentif": "honor",
    "sarpras": "sarana", "prasana": "prasarana", "gorong": "drainase", "siltap": "penghasilan", "sppt": "pbb",
    "blt": "mendesak", "kopdes": "koperasi", "kdmp": "koperasi", "rtlh": "rumah", "pjj": "jalan", "jut": "jalan",
    "pos": "posyandu", "pkd": "kesehatan", "apbdes": "keuangan", "bumdes": "bum", "bumdesa": "bum",
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """Something that a name may mean: a kegiatan code, or a line of a plan; `bidang` is 1 to 5 or None."""

    key: Hashable
    name: str
    bidang: int | None = None
    place: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A choice with its likeness in percent, 0 to 100."""

    key: Hashable
    name: str
    likeness: int


class Matcher:
    """Compares names with many choices: whole words first, spelling second."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._choices = list(choices)
        self._words = [_words(choice.name) for choice in self._choices]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            for word in words:
                self._holders[word].append(at)
        self._weights = {word: 1 / len(holders) ** 0.5 for word, holders in self._holders.items()}
        self._plain = [plain(choice.name) for choice in self._choices]
        self._sizes = [self._size(words) for words in self._words]

    def suggest(self, name: str, *, bidang: int | None = None, place: str = "", most: int = 5) -> list[Suggestion]:
        """The likeliest choices, best first; a choice of another bidang is less likely."""
        words, spelled = _words(name), plain(name)
        if not words:
            return []
        found = []
        for at, by_words in self._candidates(words, bidang, min(4 * most + 2, MOST_COMPARED)):
            choice = self._choices[at]
            likeness = self._likeness(by_words, spelled, at) * self._distance(at, bidang)
            if place and choice.place and plain(place) != plain(choice.place):
                likeness *= 0.95
            if likeness >= LEAST:
                found.append(Suggestion(choice.key, choice.name, round(likeness)))
        found.sort(key=lambda suggestion: -suggestion.likeness)
        return found[:most]

    def _candidates(self, words: frozenset[str], bidang: int | None, count: int) -> list[tuple[int, float]]:
        """The choices that share the most words, each with its likeness by words; all when none shares any."""
        shared: dict[int, float] = defaultdict(float)
        for word in words:
            for at in self._holders.get(word, ()):
                shared[at] += self._weights[word]
        if not shared:
            return [(at, 0.0) for at in range(len(self._choices))] if len(self._choices) <= 400 else []
        size = self._size(words)
        by_words = {at: self._by_words(weight, size, self._sizes[at]) for at, weight in shared.items()}
        best = nlargest(count, by_words, key=lambda at: by_words[at] * self._distance(at, bidang))
        return [(at, by_words[at]) for at in best]

    def _distance(self, at: int, bidang: int | None) -> float:
        other = self._choices[at].bidang
        return 0.8 if bidang is not None and other is not None and other != bidang else 1.0

    @staticmethod
    def _by_words(shared: float, size: float, other: float) -> float:
        smaller, larger = (size, other) if size < other else (other, size)
        return 70 * shared / (smaller or 1) + 30 * shared / (larger or 1)

    def _likeness(self, by_words: float, spelled: str, at: int) -> float:
        if self._plain[at] == spelled:
            return 100.0
        if not by_words:
            return min(0.8 * fuzz.token_sort_ratio(spelled, self._plain[at]), 60.0)
        by_spelling = max(fuzz.token_set_ratio(spelled, self._plain[at]), fuzz.ratio(spelled, self._plain[at]))
        return min(0.65 * by_words + 0.35 * by_spelling, 99.0)

    def _size(self, words: frozenset[str]) -> float:
        """What the words weigh together; a word that no choice has weighs little."""
        return sum(self._weights.get(word, 0.4) for word in words)


@lru_cache(maxsize=20_000)
def _words(name: str) -> frozenset[str]:
    words = (_SAME.get(word, word) for word in plain(name).split())
    return frozenset(word for word in words if word not in _FILL and not word.isdigit() and len(word) > 1)


def suggest_kegiatan(name: str, bidang: int | None, choices: Sequence[Choice]) -> list[Suggestion]:
    """Kegiatan codes that the name may mean; for many names build one `Matcher`."""
    return Matcher(choices).suggest(name, bidang=bidang)


def suggest_lines(name: str, lines: Sequence[Choice], *, place: str = "") -> list[Suggestion]:
    """Lines of a plan that the name may mean."""
    return Matcher(lines).suggest(name, place=place)
