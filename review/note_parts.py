"""What the open notes of a review will open when the plan is returned, in words and as a mark of their state."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review.enums import NoteOpens
from review.models import ReviewNote


@dataclass(frozen=True)
class WillOpen:
    """Names of what a return opens."""

    lines: tuple[str, ...]
    bidang: tuple[str, ...]
    adding: bool
    texts: bool

    @property
    def is_empty(self) -> bool:
        """Whether everything stays locked."""
        return not (self.lines or self.bidang or self.adding or self.texts)


def will_open(notes: Iterable[ReviewNote]) -> WillOpen:
    """What these open notes open; `bidang` is joined."""
    found = list(notes)
    lines = {note.line_uid: note.line_name for note in found if note.opens == NoteOpens.LINE and note.line_uid}
    bidang = {note.bidang_id: str(note.bidang) for note in found if note.bidang is not None}
    adding = any(note.opens == NoteOpens.ADDING for note in found)
    texts = any(note.opens == NoteOpens.TEXTS for note in found)
    return WillOpen(tuple(lines.values()), tuple(bidang.values()), adding, texts)


def mark_of(notes: Sequence[ReviewNote]) -> str:
    """A short mark of these notes as they stand; it differs once one was written, changed, closed or thrown away."""
    state = ",".join(f"{note.pk}.{note.version}" for note in sorted(notes, key=lambda note: note.pk))
    return hashlib.sha256(state.encode()).hexdigest()[:16]
