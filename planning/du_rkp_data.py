"""What a service takes to write a line of a DU-RKP, and an answer to it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from codes.models import Bidang, Satuan


@dataclass(frozen=True)
class DuRkpLineData:
    """A proposed activity as it is typed; `cost` is whole rupiah, counts are people."""

    bidang: Bidang
    name: str
    location_text: str = ""
    volume: Decimal | None = None
    unit: Satuan | None = None
    manfaat_l: int | None = None
    manfaat_p: int | None = None
    manfaat_rtm: int | None = None
    time_words: str = ""
    cost: int | None = None
    source_words: str = ""
    sdgs: tuple[int, ...] = ()
    data_eksisting: str = ""


@dataclass(frozen=True)
class AnswerData:
    """What higher government answered; an empty answer takes a former one back."""

    answer: str
    answered_on: date | None = None
    answer_reason: str = ""
    answered_by: str = ""
