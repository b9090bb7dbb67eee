"""The story of a yearly line over the years: where it was carried from, and what became of it afterwards."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from planning.models import CarryOver, RkpKegiatan


@dataclass(frozen=True)
class StoryStep:
    """The line as it stood in another year's plan."""

    year: int
    uid: UUID
    name: str
    is_deleted: bool


@dataclass(frozen=True)
class LineStory:
    """Earlier steps, nearest first; later ones in the order of their years; decisions not to carry it."""

    earlier: tuple[StoryStep, ...]
    later: tuple[StoryStep, ...]
    decisions: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.earlier or self.later or self.decisions)


def line_story(line: RkpKegiatan) -> LineStory:
    """Ancestors, descendants and decisions of a line, in three queries however long the chain is."""
    carried = RkpKegiatan.objects.filter(desa=line.desa_id, carried_from__isnull=False).order_by("rkp__year", "pk")
    rows = carried.values_list("pk", "carried_from_id", "rkp__year", "uid", "name", "deleted_at")
    parents: dict[int, int] = {}
    steps: dict[int, StoryStep] = {}
    for pk, parent, year, uid, name, deleted_at in rows:
        parents[pk] = parent
        steps[pk] = StoryStep(year, uid, name, deleted_at is not None)
    above, below = _chain(line.pk, parents), _below(line.pk, parents)
    unknown = [pk for pk in above if pk not in steps]
    values = RkpKegiatan.objects.filter(pk__in=unknown).values_list("pk", "rkp__year", "uid", "name", "deleted_at")
    steps |= {pk: StoryStep(year, uid, name, gone is not None) for pk, year, uid, name, gone in values}
    later = tuple(steps[pk] for pk in below if not steps[pk].is_deleted)
    return LineStory(tuple(steps[pk] for pk in above), later, _decisions(line))


def _chain(pk: int, parents: dict[int, int]) -> list[int]:
    found: list[int] = []
    while (parent := parents.get(pk)) is not None and parent not in found:
        found.append(parent)
        pk = parent
    return found


def _below(pk: int, parents: dict[int, int]) -> list[int]:
    found = {pk}
    for child, parent in parents.items():  # in the order of the years: a parent always comes first
        if parent in found:
            found.add(child)
    return [child for child in parents if child in found and child != pk]


def _decisions(line: RkpKegiatan) -> tuple[str, ...]:
    rows: Any = CarryOver.objects.filter(from_line=line, new_line=None).select_related("rkp").order_by("rkp__year")
    return tuple(f"RKP Desa {row.rkp.year}: {row.get_outcome_display().lower()}, {row.reason}" for row in rows)
