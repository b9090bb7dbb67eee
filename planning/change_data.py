"""What a service takes to open or describe a Perubahan."""

from dataclasses import dataclass
from datetime import date

from django.core.files.base import File


@dataclass(frozen=True)
class ChangeData:
    """Ground with its detail, explanation, evidence; `evidence_kind` is the file's ending by its content."""

    ground: str
    explanation: str
    event: str = ""
    policy_level: str = ""
    evidence_name: str = ""
    evidence_date: date | None = None
    evidence: File | None = None
    evidence_kind: str = "pdf"
