"""What the services of attendance take: a person on the list with his stays."""

from dataclasses import dataclass

from musyawarah.enums import AttendanceRole
from musyawarah.presence import Stay
from places.models import Dusun, Orang
from villages.enums import Unsur


@dataclass(frozen=True)
class AttendeeData:
    """A person as he is written on the attendance list; without another word he is there throughout."""

    name: str
    gender: str = ""
    unsur: str = Unsur.WARGA
    role: str = AttendanceRole.UNDANGAN
    office: str = ""
    dusun: Dusun | None = None
    address: str = ""
    orang: Orang | None = None
    is_wakil: bool = False
    spoke: bool = False
    stays: tuple[Stay, ...] = (Stay(),)
