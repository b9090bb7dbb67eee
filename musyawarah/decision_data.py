"""What a service needs to write a decision: plain values, already read from a form or the demo file."""

from dataclasses import dataclass
from datetime import datetime

from musyawarah.enums import DecisionMethod, DecisionOutcome, DecisionSubject
from musyawarah.models import AgendaMusyawarah, Keputusan, Usulan


@dataclass(frozen=True)
class DecisionData:
    """A whole decision. `decided_at` None: this moment; votes and ranks are whole numbers or None."""

    text: str
    subject: str = DecisionSubject.USULAN
    outcome: str = DecisionOutcome.AGREED
    usulan: Usulan | None = None
    agenda: AgendaMusyawarah | None = None
    plan_kind: str = ""
    plan_year: int | None = None
    reason: str = ""
    merged_into: Usulan | None = None
    method: str = DecisionMethod.MUFAKAT
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstain: int | None = None
    rank: int | None = None
    scored_rank: int | None = None
    overrule_reason: str = ""
    decided_at: datetime | None = None
    corrects: Keputusan | None = None
