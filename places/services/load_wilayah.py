"""Bring the national list of places up to a decree's file; nothing that plans hang on is ever deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction

from places.batches import in_batches
from places.bulk_write import bulk_insert, bulk_set
from places.models import Desa, Kabupaten, Kecamatan, Provinsi
from places.services.wilayah_file import LEVELS, WILAYAH_CSV, Place, read_wilayah

BATCH = 2_000
MODELS: dict[str, type[models.Model]] = {
    "provinsi": Provinsi,
    "kabupaten": Kabupaten,
    "kecamatan": Kecamatan,
    "desa": Desa,
}
# The keys of each level to the levels above it, and how much of the code names that place.
PARENTS: dict[str, dict[str, int]] = {
    "provinsi": {},
    "kabupaten": {"provinsi": 2},
    "kecamatan": {"kabupaten": 5},
    "desa": {"provinsi": 2, "kabupaten": 5, "kecamatan": 8},
}


@dataclass(frozen=True)
class LevelResult:
    """How many places of one level were touched; `in_file` is how many the file lists."""

    level: str
    in_file: int
    created: int
    renamed: int
    retired: int
    returned: int

    @property
    def changed(self) -> int:
        """Rows written."""
        return self.created + self.renamed + self.retired + self.returned


@transaction.atomic
def load_wilayah(path: Path = WILAYAH_CSV, *, also: Iterable[Place] = ()) -> list[LevelResult]:
    """Create new codes, rename changed ones, retire those the file lacks and bring back those that return.

    A code is a place's identity and its parents are read from it, so a row never moves. `also` are places that no
    decree lists, whose parents the file has (the demo's made-up village). Raises BadFile.
    """
    places = read_wilayah(path)
    for place in also:
        places[LEVELS[place.code.count(".")]].append(place)
    ids: dict[str, int] = {}
    return [_load_level(level, places[level], ids) for level in MODELS]


def _load_level(level: str, places: list[Place], ids: dict[str, int]) -> LevelResult:
    model = MODELS[level]
    known = {code: (pk, name, retired) for pk, code, name, retired in _known(model)}
    listed = {place.code for place in places}
    created = [place for place in places if place.code not in known]
    renamed = [p for p in places if p.code in known and known[p.code][1] != p.name]
    returned = [known[code][0] for code in listed if code in known and known[code][2]]
    retired = [pk for code, (pk, _, is_retired) in known.items() if code not in listed and not is_retired]
    _create(level, created, ids)
    bulk_set(model, "name", ((known[place.code][0], place.name) for place in renamed))
    _mark(model, retired, is_retired=True)
    _mark(model, returned, is_retired=False)
    if level != "desa":  # nothing lies below a desa, so its 83,762 ids are not needed again
        ids.update(_known(model).values_list("code", "pk"))
    return LevelResult(level, len(places), len(created), len(renamed), len(retired), len(returned))


def _known(model: type[models.Model]) -> models.QuerySet:
    return model._default_manager.order_by().values_list("pk", "code", "name", "is_retired")


def _create(level: str, places: list[Place], ids: dict[str, int]) -> None:
    parents = PARENTS[level]
    fields = ["code", "name", "is_retired", *parents]
    if level == "desa":
        fields.append("kind")
    bulk_insert(MODELS[level], fields, (_values(place, parents, ids) for place in places))


def _values(place: Place, parents: dict[str, int], ids: dict[str, int]) -> list:
    values = [place.code, place.name, False, *(ids[place.code[:length]] for length in parents.values())]
    return [*values, place.kind.value] if "kecamatan" in parents else values


def _mark(model: type[models.Model], pks: list[int], *, is_retired: bool) -> None:
    for batch in in_batches(pks, BATCH):
        model._default_manager.filter(pk__in=batch).update(is_retired=is_retired)
