"""What the village says while it hands a plan over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class SubmitData:
    """A sentence for each warning (by rule), a note, the covering letter.

    `seen` is the SHA-256 of the plan's content as the page showed it; "" where nobody looked at a page.
    """

    sentences: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    letter_number: str = ""
    letter_date: date | None = None
    seen: str = ""
