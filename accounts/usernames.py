"""User names that a secretary can read and remember: `sekdes.umeanyar`."""

from collections.abc import Collection, Iterator
from itertools import count

from django.utils.text import slugify

from accounts.enums import Role
from places.models import Desa, Dusun, Kabupaten, Kecamatan

SHORT_NAMES: dict[Role, str] = {
    Role.SEKRETARIS_DESA: "sekdes",
    Role.KAUR_PERENCANAAN: "perencanaan",
    Role.KAUR_KEUANGAN: "keuangan",
    Role.KEPALA_DESA: "kades",
    Role.TIM_PENYUSUN: "tim",
    Role.TIM_VERIFIKASI: "verifikasi",
    Role.KEPALA_DUSUN: "kadus",
    Role.BPD: "bpd",
    Role.PENDAMPING: "pendamping",
    Role.PETUGAS_KECAMATAN: "kecamatan",
    Role.CAMAT: "camat",
    Role.DINAS_PMD: "pmd",
    Role.BAPPEDA: "bappeda",
    Role.BAGIAN_HUKUM: "hukum",
    Role.INSPEKTORAT: "inspektorat",
    Role.ADMINISTRATOR: "admin",
}
# The column holds 60; a number and two dots must still fit behind role and place.
LONGEST_PART = 24


def username_candidates(
    role: Role, place: Desa | Kecamatan | Kabupaten | None, dusun: Dusun | None = None
) -> Iterator[str]:
    """Give ever longer names: with the village, then with its kecamatan, then with a number."""
    parts = [SHORT_NAMES[role]]
    if dusun is not None:
        parts.append(_part(dusun.name))
    if isinstance(place, Kabupaten):
        parts.append(_part(place.plain_name))
    elif place is not None:
        parts.append(_part(place.name))
    yield _joined(parts)
    if isinstance(place, Desa):
        parts.append(_part(place.kecamatan.name))
        yield _joined(parts)
    for number in count(2):
        yield f"{_joined(parts)}.{number}"


def first_free(candidates: Iterator[str], taken: Collection[str]) -> str:
    """Give the first candidate that nobody has."""
    return next(candidate for candidate in candidates if candidate not in taken)


def _part(name: str) -> str:
    return slugify(name).replace("-", "")[:LONGEST_PART] or "x"


def _joined(parts: list[str]) -> str:
    return ".".join(parts)[:55].strip(".")
