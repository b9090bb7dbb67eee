"""What a note says, and where it is pinned."""

from dataclasses import dataclass
from uuid import UUID

from codes.models import Bidang
from review.enums import NoteOpens, Severity


@dataclass(frozen=True)
class NoteData:
    """A note: without a line it is about the document; `field` is the key of a column of the complete list."""

    text: str
    severity: Severity = Severity.MUST
    opens: NoteOpens = NoteOpens.NOTHING
    line_uid: UUID | None = None
    field: str = ""
    bidang: Bidang | None = None
