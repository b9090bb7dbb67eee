"""What the services of a Balai Rakyat take: plain values as they were typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from places.models import Orang
from training.models import Material

Visitors = Mapping[tuple[str, str], int]  # sex and age group: how many


@dataclass(frozen=True)
class BalaiData:
    """The centre itself; `aims` are values of `BalaiAim`."""

    name: str
    address: str = ""
    decree: str = ""
    founded_on: date | None = None
    general_aim: str = ""
    aims: Sequence[str] = ()
    accessibility: str = ""


@dataclass(frozen=True)
class ManagerData:
    """A manager with his term; `orang` when he is known to the village already."""

    name: str
    position: str
    gender: str = ""
    orang: Orang | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class ActivityData:
    """An activity; who came is given as numbers of persons only."""

    held_on: date
    title: str
    starts_at: time | None = None
    aim: str = ""
    place: str = ""
    note: str = ""
    visitors: Visitors = field(default_factory=dict)
    disabled_count: int | None = None
    poor_count: int | None = None


@dataclass(frozen=True)
class LoanData:
    """Something lent to somebody, or read on the spot by so many."""

    title: str
    lent_on: date
    material: Material | None = None
    borrower: str = ""
    is_read_here: bool = False
    due_on: date | None = None
    readers: int = 1


@dataclass(frozen=True)
class PartnerData:
    """A partner of the network."""

    name: str
    kind: str = ""
    role: str = ""
    contact: str = ""
    since: int | None = None
    ended_on: date | None = None
