"""Mends of a meeting as people read them, and everything in it that may be mended."""

from dataclasses import dataclass

from musyawarah.enums import RalatTarget
from musyawarah.mending import MENDABLE, label_of, row_to_mend, shown, spelled
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, Musyawarah, Ralat
from places.errors import DomainError


@dataclass(frozen=True)
class RalatFact:
    """One mend with the row it is about in words."""

    ralat: Ralat
    where: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Mendable:
    """A row of the minutes with its mendable fields: name and label."""

    target: str
    pk: int
    where: str
    fields: tuple[tuple[str, str], ...]


def load_ralat(musyawarah: Musyawarah, *, marks: bool = False) -> list[RalatFact]:
    """Every mend of a meeting, the oldest first; `marks` whether the reader may see who speaks for whom."""
    rows = musyawarah.ralat_set.select_related("proposed_by__orang", "answered_by__orang").order_by("pk")
    names = {(one.target, one.pk): one.where for one in mendables(musyawarah)}
    return [
        RalatFact(
            row,
            names.get((row.target, row.target_id), str(row.get_target_display())),
            label_of(row.target, row.field),
            shown(row.target, row.field, row.old, marks=marks),
            shown(row.target, row.field, row.new, marks=marks),
        )
        for row in rows
    ]


def mendables(musyawarah: Musyawarah) -> list[Mendable]:
    """Everything that may be mended, in the order of the minutes; four queries."""
    found = [_mendable(RalatTarget.MUSYAWARAH, musyawarah.pk, "Data musyawarah")]
    for item in AgendaMusyawarah.objects.filter(musyawarah=musyawarah):
        found.append(_mendable(RalatTarget.AGENDA, item.pk, f"Acara “{item.title}”"))
    for decision in Keputusan.objects.filter(musyawarah=musyawarah):
        found.append(_mendable(RalatTarget.KEPUTUSAN, decision.pk, f"Keputusan {decision.number}"))
    for row in Kehadiran.objects.filter(musyawarah=musyawarah, erased_at=None).prefetch_related("masa_set"):
        found.append(_mendable(RalatTarget.KEHADIRAN, row.pk, f"Kehadiran {row.name}"))
        found += [_mendable(RalatTarget.MASA_HADIR, stay.pk, f"Jam hadir {row.name}") for stay in row.masa_set.all()]
    return found


def value_now(musyawarah: Musyawarah, target: str, pk: int, field: str, *, marks: bool = False) -> str:
    """What the row says now, as people read it. Raises DomainError for another meeting's row."""
    label_of(target, field)  # refuses what is not mendable
    return shown(target, field, spelled(row_to_mend(musyawarah, target, pk), field), marks=marks)


def where_of(musyawarah: Musyawarah, target: str, pk: int) -> str:
    """A row of the minutes in words. Raises DomainError for another meeting's row."""
    for one in mendables(musyawarah):
        if (one.target, one.pk) == (target, pk):
            return one.where
    raise DomainError("Bagian ini bukan milik musyawarah ini.")


def _mendable(target: RalatTarget, pk: int, where: str) -> Mendable:
    return Mendable(target.value, pk, where, tuple((name, label_of(target, name)) for name in MENDABLE[target]))
