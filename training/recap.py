"""How many were called, named and came, by role or by kecamatan, and by sex; pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from places.enums import Gender
from training.models import Participant


@dataclass(frozen=True)
class Heads:
    """Some people by sex; of some it is not recorded, so that the sum may be larger than both."""

    male: int
    female: int
    total: int


@dataclass(frozen=True)
class RecapRow:
    """One role or kecamatan: places on the list, who is named for them, and who came at least once."""

    label: str
    places: int
    named: Heads
    came: Heads


def recap_by_role(people: Iterable[Participant], came: Collection[int]) -> list[RecapRow]:
    """A row for each role in the order of the list; `came` are keys of participants."""
    return _recap(people, came, lambda one: str(one.get_role_display()))


def recap_by_kecamatan(people: Iterable[Participant], came: Collection[int]) -> list[RecapRow]:
    """A row for each kecamatan in the order of the list; guests without a village together."""
    return _recap(people, came, lambda one: one.desa.kecamatan.name if one.desa else "Tanpa desa")


def recap_of_all(people: Iterable[Participant], came: Collection[int]) -> RecapRow:
    """All of them in one row."""
    rows = _recap(people, came, lambda one: "Jumlah")
    return rows[0] if rows else RecapRow("Jumlah", 0, Heads(0, 0, 0), Heads(0, 0, 0))


def _recap(people: Iterable[Participant], came: Collection[int], group: Callable[[Participant], str]) -> list[RecapRow]:
    groups: dict[str, list[Participant]] = {}
    for one in people:
        groups.setdefault(group(one), []).append(one)
    return [
        RecapRow(
            label=label,
            places=len(members),
            named=_heads([one for one in members if one.is_named]),
            came=_heads([one for one in members if one.pk in came]),
        )
        for label, members in groups.items()
    ]


def _heads(people: list[Participant]) -> Heads:
    sexes = [one.gender for one in people]
    return Heads(sexes.count(Gender.L), sexes.count(Gender.P), len(people))
