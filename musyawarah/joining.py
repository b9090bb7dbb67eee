"""What several usulan come to when they are joined: sums where they can be summed, else what they agree on; pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from musyawarah.enums import PlanKind, UsulanNeed
from musyawarah.models import Usulan
from musyawarah.usulan_data import UsulanData
from villages.enums import Unsur

_LONGEST = 500


def joint_data(usulan: Sequence[Usulan]) -> UsulanData:
    """The usulan as one; persons and meetings stay with the parents. Beneficiaries are summed, nobody is counted out.

    A volume is summed only where all have the same unit.
    """
    first = usulan[0]
    dusun = _common(usulan, lambda one: one.dusun)
    return UsulanData(
        name=first.name,
        year=min(one.year for one in usulan),
        proposed_on=max(one.proposed_on for one in usulan),
        plan_kind=_common(usulan, lambda one: one.plan_kind) or PlanKind.RKP,
        problem=_joined(one.problem for one in usulan),
        potential=_joined(one.potential for one in usulan),
        bidang=_common(usulan, lambda one: one.bidang),
        kegiatan=_common(usulan, lambda one: one.kegiatan),
        dusun=dusun,
        rukun_tetangga=_common(usulan, lambda one: one.rukun_tetangga) if dusun else None,
        location_text=_places(usulan) if dusun is None or len({one.rukun_tetangga_id for one in usulan}) > 1 else "",
        volume=_sum_of_units(usulan),
        unit=_common(usulan, lambda one: one.unit),
        cost=_sum(one.cost for one in usulan),
        manfaat_l=_sum(one.manfaat_l for one in usulan),
        manfaat_p=_sum(one.manfaat_p for one in usulan),
        manfaat_rtm=_sum(one.manfaat_rtm for one in usulan),
        needs=tuple(need for need in UsulanNeed.values if any(need in one.needs for one in usulan)),
        sdgs=tuple(sorted({goal for one in usulan for goal in one.sdgs})),
        unsur=_common(usulan, lambda one: one.unsur) or Unsur.WARGA,
        kelompok=_common(usulan, lambda one: one.kelompok),
    )


def with_sums(stored: UsulanData, typed: UsulanData) -> UsulanData:
    """An existing usulan with the volume, cost and beneficiaries of all that join it."""
    names = ("volume", "unit", "cost", "manfaat_l", "manfaat_p", "manfaat_rtm")
    return replace(stored, **{name: getattr(typed, name) for name in names})


def _common(usulan: Sequence[Usulan], value: Callable[[Usulan], Any]) -> Any:
    """What all of them say, None where they differ."""
    values = [value(one) for one in usulan]
    return values[0] if all(one == values[0] for one in values) else None


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _sum_of_units(usulan: Sequence[Usulan]) -> Decimal | None:
    counted = [one for one in usulan if one.volume is not None]
    if not counted or len({one.unit_id for one in usulan}) > 1:
        return None
    return sum((one.volume for one in counted if one.volume is not None), Decimal(0))


def _places(usulan: Sequence[Usulan]) -> str:
    places = (" ".join(str(part) for part in (one.dusun, one.rukun_tetangga) if part) for one in usulan)
    return ", ".join(dict.fromkeys(place for place in places if place))[:200]


def _joined(texts: Iterable[str]) -> str:
    """Each text once, as many as there is room for."""
    kept = ""
    for text in dict.fromkeys(text.strip() for text in texts if text.strip()):
        longer = f"{kept}; {text}" if kept else text
        if len(longer) <= _LONGEST:
            kept = longer
    return kept
