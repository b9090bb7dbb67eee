"""What the services of the invitation take."""

from dataclasses import dataclass
from datetime import date

from musyawarah.enums import AttendanceRole, InvitedFor
from places.models import Dusun, Orang
from villages.enums import Unsur


@dataclass(frozen=True)
class InvitedData:
    """Somebody who is invited; why stays with the secretariat."""

    name: str
    orang: Orang | None = None
    gender: str = ""
    unsur: str = Unsur.WARGA
    office: str = ""
    dusun: Dusun | None = None
    role: str = AttendanceRole.UNDANGAN
    invited_for: str = InvitedFor.LAINNYA


@dataclass(frozen=True)
class LetterData:
    """The letter of invitation."""

    number: str = ""
    dated: date | None = None
    sifat: str = "Penting"
    lampiran: str = ""
    note: str = ""
