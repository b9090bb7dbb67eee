"""Everybody whom a village knows, as one list to choose from: officials, cadres, members of groups, residents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from places.models import Desa, Dusun, Orang
from villages.enums import JabatanKind, KaderKind, KelompokPosition, Unsur
from villages.models import AnggotaKelompok, Kader, Warga
from villages.signing import holders_on, office_title
from villages.terms import Terms, terms_of

_UNSUR_OF_OFFICE = {
    JabatanKind.KETUA_BPD: Unsur.BPD,
    JabatanKind.ANGGOTA_BPD: Unsur.BPD,
    JabatanKind.KETUA_LPM: Unsur.LEMBAGA,
    JabatanKind.KETUA_TIM_PENYUSUN: Unsur.LEMBAGA,
    JabatanKind.LAINNYA: Unsur.LEMBAGA,
}
_UNSUR_OF_KADER = {KaderKind.POSYANDU: Unsur.KADER_KESEHATAN, KaderKind.PEMBANGUNAN_MANUSIA: Unsur.KADER_KESEHATAN}
_POSITIONS = list(KelompokPosition)


@dataclass(frozen=True)
class VillagePerson:
    """A person with the highest thing he speaks for, what he is called there, and the dusun he lives in.

    `unsur` may tell of poverty or disability: on paper and in messages use `Unsur(unsur).printed`.
    """

    orang_id: int
    name: str
    gender: str
    phone: str
    unsur: str
    office: str
    dusun_id: int | None
    dusun: str
    kelompok_ids: tuple[int, ...]
    is_official: bool
    is_manager: bool
    is_resident: bool

    @property
    def is_ungrouped(self) -> bool:
        """Whether he lives here and belongs to no group."""
        return self.is_resident and not self.kelompok_ids


def village_people(desa: Desa, *, dusun: Dusun | None = None, on: date | None = None) -> list[VillagePerson]:
    """Everybody whom the village knows on a day (today), officials first, then by name; six queries.

    `dusun` narrows to those who live there; officials without a known dusun then fall out. Who died, moved away or
    asked to be forgotten is left out. It holds no mark of poverty or disability of its own (see `unsur`).
    """
    day = on or timezone.localdate()
    terms = terms_of(desa.kabupaten)
    residents = {row.orang_id: row for row in _residents(desa)}
    gone = {pk for pk, row in residents.items() if row.left_on is not None and row.left_on <= day}
    posts = _posts(desa, day, terms)
    known = [orang for orang in Orang.objects.filter(desa=desa) if orang.pk not in gone]
    people = [_person(orang, residents.get(orang.pk), posts.get(orang.pk, [])) for orang in known]
    if dusun is not None:
        people = [person for person in people if person.dusun_id == dusun.pk]
    return sorted(people, key=lambda person: (not person.is_official, not person.is_manager, person.name.casefold()))


@dataclass(frozen=True)
class _Post:
    """One thing that somebody is: the lower the rank, the more it says."""

    rank: int
    unsur: str
    title: str
    dusun: Dusun | None = None
    kelompok_id: int | None = None


_OFFICE, _MANAGER, _KADER, _MEMBER = range(4)


def _posts(desa: Desa, day: date, terms: Terms) -> dict[int, list[_Post]]:
    found: dict[int, list[_Post]] = {}
    for orang_id, post in (*_offices(desa, day, terms), *_memberships(desa, day), *_kader(desa, day)):
        found.setdefault(orang_id, []).append(post)
    return {orang_id: sorted(posts, key=lambda post: post.rank) for orang_id, posts in found.items()}


def _offices(desa: Desa, day: date, terms: Terms) -> Iterator[tuple[int, _Post]]:
    for held in holders_on(desa=desa, on=day):
        unsur = _UNSUR_OF_OFFICE.get(JabatanKind(held.jabatan.kind), Unsur.PEMDES)
        yield held.orang_id, _Post(_OFFICE, unsur, office_title(held, terms), held.jabatan.dusun)


def _memberships(desa: Desa, day: date) -> Iterator[tuple[int, _Post]]:
    rows = AnggotaKelompok.objects.filter(_still(day, "left_on"), _still(day, "kelompok__ended_on"), desa=desa)
    ordered = sorted(rows.select_related("kelompok__dusun"), key=lambda row: (_POSITIONS.index(row.position), row.pk))
    for row in ordered:
        rank = _MEMBER if row.position == KelompokPosition.ANGGOTA else _MANAGER
        is_open = Unsur(row.kelompok.unsur).printed == Unsur(row.kelompok.unsur).label
        title = f"{row.get_position_display()} {row.kelompok.name}" if is_open else ""  # a name would tell of poverty
        yield row.orang_id, _Post(rank, row.kelompok.unsur, title, row.kelompok.dusun, row.kelompok_id)


def _kader(desa: Desa, day: date) -> Iterator[tuple[int, _Post]]:
    for row in Kader.objects.filter(_still(day, "ends_on"), desa=desa):
        unsur = _UNSUR_OF_KADER.get(KaderKind(row.kind), Unsur.TOKOH_MASYARAKAT)
        yield row.orang_id, _Post(_KADER, unsur, row.get_kind_display())


def _residents(desa: Desa) -> Iterable[Warga]:
    rows = Warga.objects.filter(desa=desa).select_related("dusun").order_by()
    return rows.only("orang_id", "left_on", "dusun__name", "desa_id")


def _person(orang: Orang, warga: Warga | None, posts: list[_Post]) -> VillagePerson:
    first = posts[0] if posts else None
    dusun = warga.dusun if warga else next((post.dusun for post in posts if post.dusun), None)
    return VillagePerson(
        orang_id=orang.pk,
        name=orang.name,
        gender=orang.gender,
        phone=orang.phone,
        unsur=first.unsur if first else Unsur.WARGA,
        office=first.title if first else "",
        dusun_id=dusun.pk if dusun else None,
        dusun=dusun.name if dusun else "",
        kelompok_ids=tuple(post.kelompok_id for post in posts if post.kelompok_id is not None),
        is_official=bool(first and first.rank == _OFFICE),
        is_manager=any(post.rank == _MANAGER for post in posts),
        is_resident=warga is not None,
    )


def _still(day: date, field: str) -> Q:
    """Not ended before the day."""
    return Q(**{field: None}) | Q(**{f"{field}__gt": day})
