"""Whom a typed name on an attendance list may mean: the invited, and everybody whom the village knows."""

from collections.abc import Mapping
from dataclasses import dataclass

from musyawarah.attendance_data import AttendeeData
from musyawarah.enums import AttendanceRole, MusyawarahKind
from musyawarah.models import Musyawarah, Terundang
from musyawarah.name_matching import KnownNames
from musyawarah.presence import Stay
from places.models import Dusun, Orang
from villages.enums import Unsur
from villages.people import VillagePerson, village_people


@dataclass(frozen=True)
class Known:
    """Somebody who may be meant; `key` is "o7" for a person of the village, "t7" for one invited by name only."""

    key: str
    name: str
    gender: str = ""
    unsur: str = Unsur.WARGA
    office: str = ""
    dusun_id: int | None = None
    role: str = AttendanceRole.PENINJAU
    orang_id: int | None = None
    is_invited: bool = False

    def where(self, hamlets: Mapping[int, Dusun]) -> str:
        """What tells two of the same name apart: office or dusun."""
        dusun = hamlets.get(self.dusun_id) if self.dusun_id else None
        return ", ".join(part for part in (self.office, f"Dusun {dusun.name}" if dusun else "") if part)


@dataclass(frozen=True)
class KnownPeople:
    """Everybody who may be meant, by key, and the village's dusun."""

    people: Mapping[str, Known]
    hamlets: Mapping[int, Dusun]
    names: KnownNames

    def attendee(self, key: str, *, orang: Mapping[int, Orang], stays: tuple[Stay, ...] = (Stay(),)) -> AttendeeData:
        """The row of a known person; `orang` holds his person when he has one."""
        one = self.people[key]
        return AttendeeData(
            name=one.name,
            gender=one.gender,
            unsur=one.unsur,
            role=one.role,
            office=one.office,
            dusun=self.hamlets.get(one.dusun_id) if one.dusun_id else None,
            orang=orang.get(one.orang_id) if one.orang_id else None,
            stays=stays,
        )


def known_people(musyawarah: Musyawarah) -> KnownPeople:
    """Everybody who may be meant at this meeting; eight queries."""
    found = {f"o{one.orang_id}": _of_village(one) for one in village_people(musyawarah.desa, on=musyawarah.held_on)}
    for row in musyawarah.terundang_set.all():
        one = _of_invited(row)
        found[one.key] = one
    hamlets = {dusun.pk: dusun for dusun in Dusun.objects.filter(desa=musyawarah.desa_id)}
    names = KnownNames((key, one.name) for key, one in found.items())
    return KnownPeople(found, hamlets, names)


def usual_role(musyawarah: Musyawarah, *, has_list: bool) -> AttendanceRole:
    """As what somebody comes who is on no list: whoever lives there decides in a musdus; elsewhere he listens."""
    if MusyawarahKind(musyawarah.kind).collects_ideas or not has_list:
        return AttendanceRole.UNDANGAN
    return AttendanceRole.PENINJAU


def _of_village(one: VillagePerson) -> Known:
    # What somebody is in a group is nobody's business on a list that goes round the room.
    office = one.office if one.is_official else ""
    return Known(f"o{one.orang_id}", one.name, one.gender, one.unsur, office, one.dusun_id, orang_id=one.orang_id)


def _of_invited(row: Terundang) -> Known:
    return Known(
        key=f"o{row.orang_id}" if row.orang_id else f"t{row.pk}",
        name=row.name,
        gender=row.gender,
        unsur=row.unsur,
        office=row.office,
        dusun_id=row.dusun_id,
        role=row.role,
        orang_id=row.orang_id,
        is_invited=True,
    )
