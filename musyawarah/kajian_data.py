"""What is typed of a result of the pengkajian keadaan desa."""

from dataclasses import dataclass

from codes.models import Bidang
from places.models import Dusun


@dataclass(frozen=True)
class KajianData:
    """One row of a tool's list; `months` 1 to 12 for the kalender musim."""

    tool: str
    year: int
    subject: str
    bidang: Bidang | None = None
    dusun: Dusun | None = None
    condition: str = ""
    problem: str = ""
    cause: str = ""
    potential: str = ""
    months: tuple[int, ...] = ()
    legal_basis: str = ""
    manager_count: int | None = None
    scope: str = ""
    note: str = ""
