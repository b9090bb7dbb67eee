"""The rows of a workbook of participants with what each would do to the list, and what must be asked first."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256

from django.db.models import TextChoices

from places.models import Desa
from training.models import Participant
from training.participant_reading import WrittenParticipant

SKIP, NEW_PERSON, WITHOUT_VILLAGE = "lewati", "baru", "tanpa"
SAME_AS, INSTEAD_OF = "sama", "ganti"


class RowState(TextChoices):
    """What a row does."""

    ASKED = "asked", "Ditanyakan"
    NEW = "new", "Peserta baru"
    FILLS = "fills", "Mengisi tempat kosong"
    SAME = "same", "Sudah ada di daftar"
    REPLACES = "replaces", "Menggantikan"
    SKIPPED = "skipped", "Tidak dicatat"


WRITTEN = (RowState.NEW, RowState.FILLS, RowState.SAME, RowState.REPLACES)


@dataclass(frozen=True)
class Choice:
    """One of the answers."""

    value: str
    words: str
    group: str = ""


@dataclass(frozen=True)
class Question:
    """What must be answered before the list can be written; one spelling of a village is asked about once."""

    key: str
    words: str
    why: str
    choices: tuple[Choice, ...]
    proposed: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class PreviewRow:
    """One row with what it becomes; `notes` tells what differs from the list and stays as the list has it."""

    index: int
    written: WrittenParticipant
    state: RowState
    role: str = ""
    desa: Desa | None = None
    target: Participant | None = None
    orang_id: int | None = None
    question: str = ""  # key of what is asked
    notes: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()  # what the row adds to somebody who is on the list


@dataclass(frozen=True)
class ImportPreview:
    """All rows, and the open questions."""

    rows: tuple[PreviewRow, ...]
    questions: tuple[Question, ...] = ()
    settled: tuple[Question, ...] = field(default=())  # answered ones, which may be answered anew

    def of(self, state: RowState) -> list[PreviewRow]:
        """The rows in a state."""
        return [row for row in self.rows if row.state == state]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows there are of each state, in words."""
        found = Counter(row.state for row in self.rows)
        return [(str(state.label), found[state]) for state in RowState if found[state]]

    @property
    def to_write(self) -> int:
        """How many rows change the list."""
        return sum(1 for row in self.rows if row.state in WRITTEN and (row.state != RowState.SAME or row.adds))

    @property
    def signature(self) -> str:
        """What the person saw: it differs as soon as a row would do something else, or to a row that was changed."""
        return sha256(repr([_told(row) for row in self.rows]).encode()).hexdigest()


def _told(row: PreviewRow) -> tuple[object, ...]:
    target = (row.target.pk, row.target.version) if row.target else ()
    return (row.state.value, row.role, row.desa.pk if row.desa else 0, row.orang_id, *target)
