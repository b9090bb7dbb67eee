"""What a service takes to open or describe a Perubahan."""

from dataclasses import dataclass
from datetime import date

from musyawarah.models import Keputusan


@dataclass(frozen=True)
class ChangeData:
    """Ground with its detail, explanation, evidence, and the decision of the musrenbang perubahan.

    `evidence` holds the bytes of an upload, None keeps the former.
    """

    ground: str
    explanation: str
    event: str = ""
    policy_level: str = ""
    evidence_name: str = ""
    evidence_date: date | None = None
    evidence: bytes | None = None
    keputusan: Keputusan | None = None
