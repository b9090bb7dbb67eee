"""What a line of a plan takes over from the usulan that it carries out; several usulan may join in one line."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from codes.models import Bidang
from musyawarah.enums import MusyawarahKind
from musyawarah.models import Usulan
from places.errors import DomainError
from planning.enums import LocationKind, Origin
from planning.line_data import PlaceData

Value = TypeVar("Value")
_LONGEST_PLACE = 200


def shared_data(usulan: Sequence[Usulan], *, name: str = "", bidang: Bidang | None = None) -> dict[str, Any]:
    """Name, code, place, volume, beneficiaries and origin of a line, by the names of `PlanLineData`.

    Volumes add up when all have one unit; people add up as far as they were counted. A name and a bidang that are
    given go before those of the usulan. Raises DomainError, naming the field, when no bidang is known.
    """
    kegiatan = _only(one.kegiatan for one in usulan) if bidang is None else None
    bidang = bidang or next((one.bidang for one in usulan if one.bidang is not None), None)
    if kegiatan is None and bidang is None:
        raise DomainError(f"Pilih bidang untuk “{usulan[0].name}”; usulannya belum menyebutkan.", field="bidang")
    unit = _only(one.unit for one in usulan if one.volume is not None)
    return {
        "name": name.strip() or usulan[0].name,
        "kegiatan": kegiatan,
        "bidang": bidang,
        **_place(usulan),
        "volume": _sum(one.volume for one in usulan) if unit is not None else None,
        "unit": unit,
        "manfaat_l": _sum(one.manfaat_l for one in usulan),
        "manfaat_p": _sum(one.manfaat_p for one in usulan),
        "manfaat_rtm": _sum(one.manfaat_rtm for one in usulan),
        "sdgs": tuple(sorted({goal for one in usulan for goal in one.sdgs})),
        "origin": _only(map(_origin, usulan)) or Origin.MUSDES,
    }


def estimated_cost(usulan: Iterable[Usulan]) -> int | None:
    """Rupiah that the usulan were estimated at together; None when none was."""
    return _sum(one.cost for one in usulan)


def _place(usulan: Sequence[Usulan]) -> dict[str, Any]:
    """Each hamlet and RT once; the whole village when one of the usulan is about all of it."""
    words = "; ".join(dict.fromkeys(one.location_text for one in usulan if one.location_text))
    place: dict[str, Any] = {"location_text": words[:_LONGEST_PLACE]}
    if len(usulan) == 1:
        place |= {"latitude": usulan[0].latitude, "longitude": usulan[0].longitude}
    if any(one.dusun is None for one in usulan):
        return place | {"location_kind": LocationKind.WHOLE_VILLAGE}
    keys = {(one.dusun_id, one.rukun_tetangga_id): one for one in usulan}
    places = tuple(PlaceData(one.dusun, one.rukun_tetangga) for one in keys.values() if one.dusun is not None)
    return place | {"location_kind": LocationKind.PLACES, "places": places}


def _origin(usulan: Usulan) -> Origin:
    """Which forum the usulan was spoken in."""
    kind = usulan.musyawarah.kind if usulan.musyawarah else ""
    if kind == MusyawarahKind.MUSDUS:
        return Origin.MUSDUS
    if kind == MusyawarahKind.MUSYAWARAH_KHUSUS or (not kind and usulan.kelompok_id):
        return Origin.KELOMPOK
    return Origin.MUSDES


def _only(values: Iterable[Value | None]) -> Value | None:
    """The value that all share."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _sum(values: Iterable[Any]) -> Any:
    """The sum of what is known; None when nothing is."""
    known: list[int | Decimal] = [value for value in values if value is not None]
    return sum(known) if known else None
