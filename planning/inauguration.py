"""When village heads took office: the clock of a RPJM Desa."""

from collections.abc import Iterable
from datetime import date

from villages.enums import Capacity, JabatanKind
from villages.models import DesaProfile, PemangkuJabatan


def inaugurations_of(desa_id: int, profile: DesaProfile | None) -> tuple[date, ...]:
    """Every known inauguration of the village's heads, from the register of offices and the profile; one query."""
    heads = PemangkuJabatan.objects.filter(
        desa_id=desa_id, jabatan__kind=JabatanKind.KEPALA_DESA, capacity=Capacity.DEFINITIF
    )
    days = set(heads.values_list("starts_on", flat=True))
    if profile and profile.inaugurated_on:
        days.add(profile.inaugurated_on)
    return tuple(sorted(days))


def followed_inauguration(days: Iterable[date], first_year: int) -> date | None:
    """The inauguration that a RPJM Desa follows: the last one in its first year or the year before."""
    return max((day for day in days if day.year in (first_year - 1, first_year)), default=None)
