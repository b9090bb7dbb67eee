"""What services of participants take."""

from dataclasses import dataclass
from datetime import date

from places.models import Desa, Orang
from training.enums import ParticipantRole


@dataclass(frozen=True)
class ParticipantData:
    """Somebody on the list; `desa` None is a guest without a village, `phone` None keeps what is stored."""

    name: str
    role: str = ParticipantRole.LAINNYA
    gender: str = ""
    office: str = ""
    phone: str | None = None
    desa: Desa | None = None
    orang: Orang | None = None
    task_letter_number: str = ""
    task_letter_date: date | None = None
