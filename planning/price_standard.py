"""The kabupaten's price standard: what a new list would change, and which prices a row of a RAB may mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from rapidfuzz import fuzz

from planning.models import StandarHarga

MOST_OFFERS = 5
MOST_WORDS = 60  # different words looked for at once; more rows than that are written from a standard anyway
MOST_CANDIDATES = 2_000
LEAST_LIKENESS = 60  # percent

Offers = Mapping[str, tuple[StandarHarga, ...]]


@dataclass(frozen=True)
class PriceData:
    """One price as the service takes it, in whole rupiah."""

    code: str
    name: str
    unit: str
    price: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the others of its year."""
        return (same_words(self.code), same_words(self.name), same_words(self.unit))


@dataclass(frozen=True)
class PriceChanges:
    """A new list against the stored one."""

    new: list[PriceData]
    changed: list[tuple[StandarHarga, int]]
    removed: list[StandarHarga]
    unchanged: int


def distinct_prices(prices: Iterable[PriceData]) -> tuple[list[PriceData], list[PriceData]]:
    """The first of each row, and those that repeat one."""
    kept: dict[tuple[str, str, str], PriceData] = {}
    repeated = []
    for row in prices:
        if row.key in kept:
            repeated.append(row)
        else:
            kept[row.key] = row
    return list(kept.values()), repeated


def set_against(prices: Iterable[PriceData], kabupaten_id: int, year: int) -> PriceChanges:
    """Compare a list of distinct prices with the stored list of the year; one query."""
    stored: dict[tuple[str, str, str], StandarHarga] = {}
    removed = []
    for row in StandarHarga.objects.filter(kabupaten=kabupaten_id, year=year).order_by("pk"):
        key = PriceData(row.code, row.name, row.unit_name, row.price).key
        if key in stored:
            removed.append(row)
        else:
            stored[key] = row
    new, changed, unchanged = [], [], 0
    for data in prices:
        known = stored.pop(data.key, None)
        if known is None:
            new.append(data)
        elif known.price != data.price:
            changed.append((known, data.price))
        else:
            unchanged += 1
    return PriceChanges(new, changed, [*stored.values(), *removed], unchanged)


def same_words(text: str) -> str:
    """A name as it is compared: "Semen  PC 50 Kg" is "semen pc 50 kg"."""
    return " ".join(text.casefold().split())


def find_prices(kabupaten_id: int, year: int, names: Iterable[str]) -> dict[str, tuple[StandarHarga, ...]]:
    """Prices of the year whose name is like each of the names, the likest first, at most five; one query."""
    wanted = sorted({same_words(name) for name in names if name.strip()})
    words = sorted({word for name in wanted for word in _telling_words(name)})[:MOST_WORDS]
    if not words:
        return {}
    looked_for = Q()
    for word in words:
        looked_for |= Q(name__icontains=word)
    rows = StandarHarga.objects.filter(looked_for, kabupaten=kabupaten_id, year=year).order_by("name", "pk")
    candidates = [(same_words(row.name), row) for row in rows[:MOST_CANDIDATES]]
    return {name: found for name in wanted if (found := _likest(name, candidates))}


def exact_price(offers: Iterable[StandarHarga], name: str, unit: str) -> StandarHarga | None:
    """The offer of that very name and unit, if there is just one."""
    found = [
        row
        for row in offers
        if same_words(row.name) == same_words(name) and same_words(row.unit_name) == same_words(unit)
    ]
    return found[0] if len(found) == 1 else None


def _telling_words(name: str) -> set[str]:
    """The first word of a name, which says what it is, and the longest; one of them occurs in all that is offered."""
    words = [word for word in name.split() if len(word) > 2]
    return {words[0], max(words, key=len)} if words else set()


def _likest(name: str, candidates: list[tuple[str, StandarHarga]]) -> tuple[StandarHarga, ...]:
    words = _telling_words(name)
    scored = [
        (-fuzz.token_set_ratio(name, other), -fuzz.ratio(name, other), row.name, row.pk, row)
        for other, row in candidates
        if any(word in other for word in words)
    ]
    return tuple(entry[-1] for entry in sorted(scored)[:MOST_OFFERS] if -entry[0] >= LEAST_LIKENESS)
