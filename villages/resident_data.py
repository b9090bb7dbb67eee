"""What services of residents and households take."""

from dataclasses import dataclass
from datetime import date

from places.models import Dusun, Orang, RukunTetangga
from villages.models import Warga


@dataclass(frozen=True)
class PersonData:
    """A resident apart from where he lives.

    `orang` is a person of the village known already (an official, say); `nik` None keeps what is stored.
    """

    name: str
    gender: str = ""
    relation: str = ""
    nik: str | None = None
    born_on: date | None = None
    birth_year: int | None = None
    occupation: str = ""
    is_disabled: bool = False
    disability: str = ""
    orang: Orang | None = None


@dataclass(frozen=True)
class ResidentData:
    """A resident with where he lives."""

    person: PersonData
    dusun: Dusun
    rukun_tetangga: RukunTetangga | None = None


@dataclass(frozen=True)
class FamilyData:
    """A household; `number` None keeps what is stored."""

    dusun: Dusun
    rukun_tetangga: RukunTetangga | None = None
    number: str | None = None
    address: str = ""
    is_rtm: bool = False


@dataclass(frozen=True)
class FamilyMember:
    """A member of a household as typed: a resident known already, or a new one."""

    person: PersonData
    warga: Warga | None = None
