"""The rows of a workbook of residents with what each would change."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256

from places.models import Dusun, Orang, RukunTetangga
from villages.models import Keluarga, Warga
from villages.resident_reader import WrittenResident

NEW, CHANGED, EQUAL, REFUSED = "new", "changed", "equal", "refused"
FamilyKey = tuple[str, str | int]


@dataclass(frozen=True)
class PreviewRow:
    """One row of the workbook. `changes` names what differs, `notes` what was taken with a doubt."""

    written: WrittenResident
    state: str
    dusun: Dusun | None = None
    rukun_tetangga: RukunTetangga | None = None
    warga: Warga | None = None
    orang: Orang | None = None
    family: FamilyKey | None = None
    problem: str = ""
    remedy: str = ""
    changes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResidentPreview:
    """All rows in the order of the workbook, and the households that stand already, by their key."""

    rows: tuple[PreviewRow, ...]
    families: dict[FamilyKey, Keluarga] = field(default_factory=dict)

    def of(self, state: str) -> list[PreviewRow]:
        """The rows in a state."""
        return [row for row in self.rows if row.state == state]

    @property
    def counts(self) -> dict[str, int]:
        """Number of rows by state."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in (NEW, CHANGED, EQUAL, REFUSED)}

    @property
    def to_apply(self) -> int:
        """How many residents would be written."""
        return self.counts[NEW] + self.counts[CHANGED]

    @property
    def signature(self) -> str:
        """What the person saw: it differs as soon as another resident would be written, or written otherwise."""
        told = [
            (row.state, row.warga.pk if row.warga else 0, row.warga.version if row.warga else 0) for row in self.rows
        ]
        return sha256(repr(told).encode()).hexdigest()
