"""What the villages of an area plan to spend, from the sums frozen with their last submissions."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from codes.models import SumberDana
from places.models import Desa, Kecamatan
from planning.facts import source_order
from review.board.area import Area
from review.enums import SumBasis
from review.frozen import NOT_SPLIT
from review.models import SubmissionSum


@dataclass(frozen=True)
class BudgetPart:
    """A bidang, a source or a tag with its rupiah and the number of villages that plan it."""

    key: str
    name: str
    amount: int
    villages: int


@dataclass(frozen=True)
class PlaceBudget:
    """A kecamatan (in a kecamatan: a village) with its rupiah per bidang, in the order of the heads."""

    name: str
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All bidang."""
        return sum(self.amounts)


@dataclass(frozen=True)
class Budget:
    """The sums of an area; `villages` have handed over, `total` is the same by bidang and by source."""

    villages: int
    lines: int
    total: int
    bidang: tuple[BudgetPart, ...]
    sources: tuple[BudgetPart, ...]
    tags: tuple[BudgetPart, ...]
    places: tuple[PlaceBudget, ...]


def load_budget(area: Area) -> Budget:
    """Sum what was frozen: four queries."""
    place = "submission__desa" if area.kecamatan else "submission__desa__kecamatan"
    rows = SubmissionSum.objects.filter(submission__in=area.last_rounds(), basis__in=_BASES).order_by()
    grouped = rows.values_list(place, "basis", "key").annotate(
        amount=Sum("amount"), number=Count("submission"), words=Max("name")
    )
    parts: dict[str, dict[str, BudgetPart]] = {basis: {} for basis in _BASES}
    places: dict[int, dict[str, int]] = defaultdict(dict)
    for owner, basis, key, amount, number, words in grouped:
        before = parts[basis].get(key)
        more = (before.amount, before.villages) if before else (0, 0)
        parts[basis][key] = BudgetPart(key, words, more[0] + amount, more[1] + number)
        if basis == SumBasis.BIDANG:
            places[owner][key] = amount
    bidang = tuple(parts[SumBasis.BIDANG][key] for key in sorted(parts[SumBasis.BIDANG]))
    whole = area.last_rounds().aggregate(villages=Count("pk"), lines=Sum("line_count"), total=Sum("total"))
    return Budget(
        villages=whole["villages"],
        lines=whole["lines"] or 0,
        total=whole["total"] or 0,
        bidang=bidang,
        sources=_named(parts[SumBasis.SUMBER]),
        tags=tuple(sorted(parts[SumBasis.TAG].values(), key=lambda part: -part.amount)),
        places=_places(area, places, [part.key for part in bidang]),
    )


_BASES = (SumBasis.BIDANG.value, SumBasis.SUMBER.value, SumBasis.TAG.value)


def _named(parts: dict[str, BudgetPart]) -> tuple[BudgetPart, ...]:
    """Sources in the usual order, with their names written out."""
    names = dict(SumberDana.objects.values_list("code", "name"))
    ordered = sorted(parts, key=lambda key: (key == NOT_SPLIT[0], source_order(key)))
    return tuple(
        BudgetPart(key, names.get(key, parts[key].name), parts[key].amount, parts[key].villages) for key in ordered
    )


def _places(area: Area, amounts: dict[int, dict[str, int]], keys: list[str]) -> tuple[PlaceBudget, ...]:
    model = Desa if area.kecamatan else Kecamatan
    named = model.objects.filter(pk__in=amounts).order_by("code").values_list("pk", "name")
    return tuple(PlaceBudget(name, tuple(amounts[pk].get(key, 0) for key in keys)) for pk, name in named)
