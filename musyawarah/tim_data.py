"""A team as it is typed: its decree, its members, and the rows of its work plan."""

from dataclasses import dataclass
from datetime import date

from musyawarah.enums import TimPost
from musyawarah.models import Musyawarah
from places.models import Orang


@dataclass(frozen=True)
class MemberData:
    """A member; `orang` when he is known to the village."""

    name: str
    gender: str = ""
    unsur: str = ""
    post: str = TimPost.ANGGOTA
    note: str = ""
    orang: Orang | None = None


@dataclass(frozen=True)
class TimData:
    """A team; `year` is the plan year, of a RPJM Desa its first one. `field` is what a tim verifikasi examines."""

    kind: str
    year: int
    members: tuple[MemberData, ...] = ()
    musyawarah: Musyawarah | None = None
    decree_number: str = ""
    decree_date: date | None = None
    field: str = ""


@dataclass(frozen=True)
class RktlData:
    """A row of a work plan."""

    activity: str
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    note: str = ""
