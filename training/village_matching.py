"""Recognising a village as people write it among the villages that a session may be about; pure."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from places.workbooks.words import plain

ALIKE = 72  # of 100 letters; "Umeanyr" and "Umeanyar" are 93
MOST_CANDIDATES = 4
_KINDS = re.compile(
    r"^(?:(?:kantor|pemerintah|pemdes|desa|ds|kelurahan|kel|nagari|gampong|kampung|pekon|negeri|dinas)\b ?)+(?=\w)"
)
_KECAMATAN = re.compile(r"^(?:kecamatan|kec)\b ?(?=\w)")


@dataclass(frozen=True)
class KnownVillage:
    """A village with its kecamatan."""

    pk: int
    name: str
    kecamatan: str

    @property
    def words(self) -> str:
        """ "Umeanyar (Seririt)"."""
        return f"{self.name} ({self.kecamatan})"


@dataclass(frozen=True)
class VillageMatch:
    """Which village is meant; sure when it is spelt right and nothing speaks against it. Else the likest first."""

    sure: int | None = None
    candidates: tuple[int, ...] = ()


def village_key(text: str) -> str:
    """A village's name as it is compared: "Desa Pandan Landung" and "PANDANLANDUNG" are one."""
    return _KINDS.sub("", plain(text)).replace(" ", "")


def kecamatan_key(text: str) -> str:
    """A kecamatan's name as it is compared."""
    return _KECAMATAN.sub("", plain(text)).replace(" ", "")


class VillageNames:
    """Villages made ready once for many questions; those that are `called` go before namesakes elsewhere."""

    def __init__(self, villages: Iterable[KnownVillage], called: Collection[int]) -> None:
        self._villages = {village.pk: village for village in villages}
        self._called = frozenset(called)
        self._keys = {pk: village_key(village.name) for pk, village in self._villages.items()}
        self._kecamatan = {pk: kecamatan_key(village.kecamatan) for pk, village in self._villages.items()}
        self._by_key: dict[str, list[int]] = {}
        for pk, key in self._keys.items():
            self._by_key.setdefault(key, []).append(pk)

    def match(self, desa: str, kecamatan: str = "") -> VillageMatch:
        """Which village "Umeanyr, Kec. Seririt" is. A right name in a wrong kecamatan is asked about."""
        key, above = village_key(desa), kecamatan_key(kecamatan)
        if not key:
            return VillageMatch()
        same = self._by_key.get(key, [])
        fitting = [pk for pk in same if not above or self._agrees(pk, above)]
        if len(fitting) > 1:
            fitting = [pk for pk in fitting if pk in self._called] or fitting
        if len(fitting) == 1:
            return VillageMatch(fitting[0])
        return VillageMatch(None, tuple(dict.fromkeys([*same, *self._alike(key, above)]))[:MOST_CANDIDATES])

    def within(self, kecamatan: str) -> frozenset[int]:
        """The villages of the kecamatan that is written, spelt nearly so; of several, all of them."""
        above = kecamatan_key(kecamatan)
        return frozenset(pk for pk in self._villages if above and self._agrees(pk, above))

    def _alike(self, key: str, above: str) -> list[int]:
        """Names that are spelt nearly so: first in the kecamatan that is written, then among the called."""
        found = process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3 * MOST_CANDIDATES)
        ranked = sorted(
            ((score, pk) for _, score, pk in found),
            key=lambda item: (not (above and self._agrees(item[1], above)), item[1] not in self._called, -item[0]),
        )
        return [pk for _, pk in ranked]

    def _agrees(self, pk: int, above: str) -> bool:
        return fuzz.ratio(self._kecamatan[pk], above) >= ALIKE
