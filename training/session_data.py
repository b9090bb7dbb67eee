"""What the services of sessions take: plain values as they were typed."""

from dataclasses import dataclass
from datetime import date, time

from places.models import Kecamatan
from training.calling import Call
from training.models import Speaker, TrainingModule, Venue


@dataclass(frozen=True)
class VenueData:
    """A hall as it is printed; `capacity` in persons."""

    name: str
    address: str = ""
    capacity: int | None = None


@dataclass(frozen=True)
class SpeakerData:
    """A narasumber or facilitator."""

    name: str
    institution: str = ""
    phone: str = ""


@dataclass(frozen=True)
class SessionData:
    """A session as it is planned: `kecamatan` and `calls` in their order.

    `new_venue` is written into the register of the organiser's place and used instead of `venue`.
    """

    starts_on: date
    ends_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    venue: Venue | None = None
    new_venue: VenueData | None = None
    responsible: str = ""
    kecamatan: tuple[Kecamatan, ...] = ()
    calls: tuple[Call, ...] = ()
    letter_number: str = ""
    letter_date: date | None = None
    letter_note: str = ""
    signer_name: str = ""
    signer_office: str = ""
    signer_nip: str = ""
    certificate_prefix: str = ""
    pass_percent: int = 75


@dataclass(frozen=True)
class SessionItemData:
    """An item of the rundown; `hours` are hours of lesson (JP)."""

    held_on: date
    starts_at: time
    ends_at: time
    title: str
    module: TrainingModule | None = None
    speaker: Speaker | None = None
    hours: int = 0
