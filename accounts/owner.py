"""The column in which a row says whose it is."""

from typing import Any

from places.models import Desa, Kabupaten, Kecamatan

_COLUMNS = {Desa: "desa", Kecamatan: "kecamatan", Kabupaten: "kabupaten"}


def owner_fields(place: Desa | Kecamatan | Kabupaten | None) -> dict[str, Any]:
    """Give the keyword for a row owned by a place; none for the whole country."""
    return {_COLUMNS[type(place)]: place} if place is not None else {}
