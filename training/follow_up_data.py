"""What the services of findings and follow-ups take: plain values as they were typed."""

from dataclasses import dataclass
from datetime import date

from places.models import Desa, Dusun
from training.enums import RtlKind
from training.models import Participant, Temuan


@dataclass(frozen=True)
class TemuanData:
    """A finding; without `desa` it is about all villages of the session and measured on none.

    `rule` goes with the measure "rule". `plan_kind` and `year` empty: the newest plan of the village.
    """

    category: str
    text: str
    desa: Desa | None = None
    dusun: Dusun | None = None
    measure: str = ""
    rule: str = ""
    plan_kind: str = ""
    year: int | None = None


@dataclass(frozen=True)
class RtlData:
    """A follow-up of a village: what, who, until when, and how one sees that it is done.

    `plan_kind` and `year` name the plan of a task (kind "plan"); `participant` whose written commitment it is.
    """

    activity: str
    person: str
    due_on: date
    indicator: str
    kind: str = RtlKind.LAINNYA
    temuan: Temuan | None = None
    participant: Participant | None = None
    plan_kind: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Evidence:
    """What is handed in to close a follow-up: words, and a file where nothing else proves it."""

    words: str = ""
    content: bytes = b""
    name: str = ""
