"""Scoring methods: the shipped P1 and P2, and a kabupaten's own; as they are kept with a scoring."""

import csv
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from musyawarah.models import MetodePrioritas
from places.models import Kabupaten

_FILE = Path(__file__).parent / "data" / "metode_prioritas.csv"


@dataclass(frozen=True)
class Criterion:
    """What is scored: whole numbers from `lowest` to `highest`, counted `weight` times."""

    code: str
    name: str
    weight: int
    lowest: int
    highest: int


@dataclass(frozen=True)
class Band:
    """The word for scores from `lowest` to `highest`."""

    name: str
    lowest: int
    highest: int


@dataclass(frozen=True)
class Method:
    """Criteria with weights; `bands` may be empty."""

    code: str
    name: str
    criteria: tuple[Criterion, ...]
    bands: tuple[Band, ...] = ()

    @property
    def most(self) -> int:
        """The highest total that a usulan can reach."""
        return sum(criterion.weight * criterion.highest for criterion in self.criteria)

    def band_of(self, value: Decimal) -> str:
        """The word for a score, "" where the method has none: it is read from the band that it has reached."""
        reached = [band for band in self.bands if value >= band.lowest]
        return max(reached, key=lambda band: band.lowest).name if reached else ""

    def as_json(self) -> dict[str, Any]:
        """As a scoring keeps it."""
        return asdict(self) | {
            "criteria": [asdict(criterion) for criterion in self.criteria],
            "bands": [asdict(band) for band in self.bands],
        }


def read_method(kept: dict[str, Any]) -> Method:
    """A method as it was kept."""
    return Method(
        code=kept["code"],
        name=kept["name"],
        criteria=tuple(Criterion(**row) for row in kept["criteria"]),
        bands=tuple(Band(**row) for row in kept.get("bands", ())),
    )


@cache
def shipped_methods() -> dict[str, Method]:
    """P1 and P2 by code."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        head["method"]: Method(
            code=head["code"],
            name=head["name"],
            criteria=tuple(
                Criterion(row["code"], row["name"], int(row["weight"]), int(row["lowest"]), int(row["highest"]))
                for row in rows
                if row["method"] == head["method"] and row["kind"] == "kriteria"
            ),
            bands=tuple(
                Band(row["name"], int(row["lowest"]), int(row["highest"]))
                for row in rows
                if row["method"] == head["method"] and row["kind"] == "pita"
            ),
        )
        for head in rows
        if head["kind"] == "metode"
    }


def methods_of(kabupaten: Kabupaten) -> dict[str, Method]:
    """What villages of a kabupaten may score by: its own methods in use, then the shipped ones."""
    own = MetodePrioritas.objects.filter(kabupaten=kabupaten, is_retired=False)
    found = {row.code: own_method(row) for row in own}
    return found | {code: method for code, method in shipped_methods().items() if code not in found}


def own_method(row: MetodePrioritas) -> Method:
    """A kabupaten's method."""
    return Method(code=row.code, name=row.name, criteria=tuple(Criterion(**one) for one in row.criteria))
