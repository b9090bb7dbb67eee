"""What the services of meetings take: plain values as they were typed."""

from dataclasses import dataclass
from datetime import date, time

from musyawarah.models import Musyawarah
from places.models import Dusun, Orang
from villages.models import Kelompok


@dataclass(frozen=True)
class MusyawarahData:
    """A meeting as it is planned.

    `dusun` is for a musdus, `unsur` or `kelompok` for a musyawarah khusus; without `presiding` the one who chairs such
    a meeting by his office is taken. `presiding_office` and `notulis_office` empty: as on the day of the meeting.
    """

    kind: str
    topic: str
    held_on: date
    place: str
    plan_kind: str = ""
    year: int | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    dusun: Dusun | None = None
    unsur: str = ""
    kelompok: Kelompok | None = None
    presiding: Orang | None = None
    presiding_office: str = ""
    notulis: Orang | None = None
    notulis_office: str = ""
    is_on_paper: bool = False
    continues: Musyawarah | None = None


@dataclass(frozen=True)
class AgendaItemData:
    """An item of the agenda; `pk` None is a new one. Its notulen is written elsewhere and stays."""

    title: str
    pk: int | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    speaker: str = ""
