"""The desk: a round's lines beside the notes; what changed since officers last read it is marked cell by cell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from uuid import UUID

from planning.calculations.semula_menjadi import AMOUNT, NUMBERING, CellChange, Comparison, LineChange
from reporting.payload import Value
from review.models import ReviewNote
from review.rounds import NAME, FrozenLine, FrozenPlan

SHOWN = ("lokasi", "volume", "waktu", AMOUNT, "sumber")  # columns of the table; the rest is one click away
_FATES = {"added": "Baru", "removed": "Dihapus", "changed": "Berubah", "moved_in": "Pindah bidang"}


@dataclass(frozen=True)
class DeskCell:
    """One cell with what stood there when officers last read it, and how many open notes are pinned to it."""

    key: str
    label: str
    value: Value | None
    before: Value | None = None
    is_changed: bool = False
    notes: int = 0

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount in rupiah."""
        return self.key == AMOUNT


@dataclass(frozen=True)
class DeskLine:
    """One line with its cells and notes; `fate` says in a word what became of it since the round before."""

    line: FrozenLine
    cells: tuple[DeskCell, ...]
    notes: tuple[ReviewNote, ...]
    fate: str = ""
    is_gone: bool = False

    @property
    def shown(self) -> tuple[DeskCell, ...]:
        """The cells of the table."""
        by_key = {cell.key: cell for cell in self.cells}
        return tuple(by_key.get(key) or DeskCell(key, "", None) for key in SHOWN if key in by_key)

    @property
    def filled(self) -> tuple[DeskCell, ...]:
        """Every cell but the name's that says something, or did."""
        return tuple(cell for cell in self.cells if cell.key != NAME and (cell.value or cell.before or cell.notes))

    @property
    def changed(self) -> tuple[DeskCell, ...]:
        """Cells that differ from the round before."""
        return tuple(cell for cell in self.cells if cell.is_changed)

    @property
    def open_notes(self) -> tuple[ReviewNote, ...]:
        """Notes that nobody closed."""
        return tuple(note for note in self.notes if note.closed_at is None)


@dataclass(frozen=True)
class Desk:
    """Everything on the desk; `comparison` is None in the first round."""

    frozen: FrozenPlan
    notes: tuple[ReviewNote, ...]
    comparison: Comparison | None
    only_open: bool

    @cached_property
    def heads(self) -> list[str]:
        """Heads of the table's columns."""
        return [self.frozen.columns[key] for key in SHOWN if key in self.frozen.columns]

    @cached_property
    def groups(self) -> list[tuple[str, list[DeskLine]]]:
        """Lines by bidang, in print order; lines that went away stand where they were."""
        return [(name, list(lines)) for name, lines in groupby(self._chosen, key=lambda one: one.line.bidang)]

    @property
    def line_count(self) -> int:
        """How many lines are shown."""
        return len(self._chosen)

    @cached_property
    def document_notes(self) -> tuple[ReviewNote, ...]:
        """Notes about the document."""
        return tuple(note for note in self.notes if note.line_uid is None)

    @cached_property
    def other_notes(self) -> tuple[ReviewNote, ...]:
        """Notes on lines that are not shown."""
        shown = {one.line.uid for one in self._chosen}
        return tuple(note for note in self.notes if note.line_uid and note.line_uid not in shown)

    @cached_property
    def changed_texts(self) -> tuple[tuple[str, str], ...]:
        """Vision, policies and other texts beside the lines that differ: ("Semula", …), ("Menjadi", …)."""
        found = self.comparison
        if found is None:
            return ()
        before = tuple(("Semula", note) for note in found.notes_before)
        return before + tuple(("Menjadi", note) for note in found.notes_after)

    @cached_property
    def changed_count(self) -> int:
        """How many lines differ from the round before."""
        return len(self.comparison.differing) if self.comparison else 0

    @cached_property
    def _chosen(self) -> list[DeskLine]:
        """In a later round only what changed and what has an open note, unless everything was asked for."""
        if not self.only_open:
            return self._lines
        return [one for one in self._lines if one.fate or one.open_notes]

    @cached_property
    def _lines(self) -> list[DeskLine]:
        changes = {UUID(change.ref): change for change in (self.comparison.differing if self.comparison else ())}
        notes = _by_line(self.notes)
        here = [self._line(line, changes.get(line.uid), notes.get(line.uid, ())) for line in self._in_order(changes)]
        return sorted(here, key=lambda one: one.line.bidang)

    def _in_order(self, changes: Mapping[UUID, LineChange]) -> Iterable[FrozenLine]:
        yield from self.frozen.lines.values()
        for uid, change in changes.items():
            if change.fate == "removed":
                yield FrozenLine(uid, change.before or {})

    def _line(self, line: FrozenLine, change: LineChange | None, notes: Iterable[ReviewNote]) -> DeskLine:
        found = tuple(notes)
        pinned = _by_field(found)
        cells: dict[str, CellChange] = {cell.key: cell for cell in change.cells} if change else {}
        drawn = (
            DeskCell(
                key=key,
                label=label,
                value=line.cells.get(key),
                before=cells[key].before if key in cells else None,
                is_changed=key in cells,
                notes=pinned.get(key, 0),
            )
            for key, label in self.frozen.columns.items()
            if key != NUMBERING
        )
        fate = _FATES.get(change.fate, "") if change else ""
        return DeskLine(line, tuple(drawn), found, fate, is_gone=bool(change and change.fate == "removed"))


def _by_line(notes: Iterable[ReviewNote]) -> dict[UUID, list[ReviewNote]]:
    found: dict[UUID, list[ReviewNote]] = defaultdict(list)
    for note in notes:
        if note.line_uid:
            found[note.line_uid].append(note)
    return found


def _by_field(notes: Iterable[ReviewNote]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for note in notes:
        if note.field and note.closed_at is None:
            found[note.field] += 1
    return found
