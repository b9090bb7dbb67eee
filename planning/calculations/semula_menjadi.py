"""Semula–menjadi: two complete lists of a plan compared line by line and sum by sum.

Rows are the same line when their `ref` (the line's uid) is the same; numbers may shift, names may change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reporting.payload import Column, MatrixDocument, Value

Fate = Literal["added", "removed", "changed", "moved_in", "moved_out", "unchanged"]
Cells = Mapping[str, Value | None]

NUMBERING = "no"  # shifts with every line above
AMOUNT, GROUP = "jumlah", "bidang"
YEAR = "tahun_"  # the columns of a multi-year plan's years begin so


@dataclass(frozen=True)
class CellChange:
    """One cell before and after; `label` is the head of its column."""

    key: str
    label: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class LineChange:
    """One line on both sides; a line that moved to another bidang stands once in each of them."""

    ref: str
    fate: Fate
    before: Cells | None
    after: Cells | None
    cells: tuple[CellChange, ...] = ()
    other_group: str = ""

    @property
    def name(self) -> str:
        """The line's name, the newer one if it changed."""
        return str((self.after or self.before or {}).get("kegiatan") or "")

    @property
    def amount_before(self) -> int:
        """Rupiah in the former edition."""
        return _amount(self.before)

    @property
    def amount_after(self) -> int:
        """Rupiah in the newer plan."""
        return _amount(self.after)

    @property
    def difference(self) -> int:
        """Rupiah more (or, below zero, less) than before."""
        return self.amount_after - self.amount_before


@dataclass(frozen=True)
class GroupChange:
    """Lines of one bidang with the sums of both sides."""

    name: str
    lines: tuple[LineChange, ...]

    @cached_property
    def amount_before(self) -> int:
        """Rupiah in the former edition."""
        return sum(line.amount_before for line in self.lines)

    @cached_property
    def amount_after(self) -> int:
        """Rupiah in the newer plan."""
        return sum(line.amount_after for line in self.lines)

    @property
    def difference(self) -> int:
        """Rupiah more (or less) than before."""
        return self.amount_after - self.amount_before


@dataclass(frozen=True)
class Comparison:
    """Two states of a plan; `notes` are texts beside the lines (visi, misi …) of each side that the other lacks."""

    groups: tuple[GroupChange, ...]
    notes_before: tuple[str, ...]
    notes_after: tuple[str, ...]
    years_before: tuple[int, ...]
    years_after: tuple[int, ...]

    @cached_property
    def lines(self) -> tuple[LineChange, ...]:
        """All lines in print order."""
        return tuple(line for group in self.groups for line in group.lines)

    @cached_property
    def differing(self) -> tuple[LineChange, ...]:
        """Lines that are not as they were; a moved line only where it is now."""
        return tuple(line for line in self.lines if line.fate not in ("unchanged", "moved_out"))

    @property
    def lines_are_same(self) -> bool:
        """Whether no line and no text differs; the period is told apart by `period_changed`."""
        return not (self.differing or self.notes_before or self.notes_after)

    @property
    def period_changed(self) -> bool:
        """Whether the plan has other years than before."""
        return self.years_before != self.years_after

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return self.lines_are_same and not self.period_changed

    @cached_property
    def amount_before(self) -> int:
        """Rupiah of the former edition."""
        return sum(group.amount_before for group in self.groups)

    @cached_property
    def amount_after(self) -> int:
        """Rupiah of the newer plan."""
        return sum(group.amount_after for group in self.groups)

    @property
    def difference(self) -> int:
        """Rupiah more (or less) than before."""
        return self.amount_after - self.amount_before

    def count(self, *fates: Fate) -> int:
        """How many lines met one of these fates."""
        return sum(line.fate in fates for line in self.lines)


def compare(before: MatrixDocument, after: MatrixDocument) -> Comparison:
    """Compare the frozen list of an edition with a newer one."""
    old, new = lines_of(before), lines_of(after)
    labels = _compared(before.table.columns, after.table.columns)
    pairs = [pair for ref in {**old, **new} for pair in _pairs(ref, old.get(ref), new.get(ref), labels)]
    by_group: dict[str, dict[str, LineChange]] = {}
    for name, line in pairs:
        by_group.setdefault(name, {})[line.ref] = line
    groups = tuple(
        GroupChange(name, tuple(by_group[name][ref] for ref in _in_order(by_group[name], old, new)))
        for name in sorted(by_group)
    )
    return Comparison(
        groups,
        notes_before=tuple(note for note in before.notes if note not in after.notes),
        notes_after=tuple(note for note in after.notes if note not in before.notes),
        years_before=_years(before.table.columns),
        years_after=_years(after.table.columns),
    )


def lines_of(document: MatrixDocument) -> dict[str, Cells]:
    """The cells of each line by the line's uid, in print order."""
    keys = [column.key for column in document.table.columns]
    rows = (row for row in document.table.rows if row.kind == "row" and row.ref)
    return {str(row.ref): dict(zip(keys, row.cells, strict=True)) for row in rows}


def _pairs(
    ref: str, before: Cells | None, after: Cells | None, labels: Mapping[str, str]
) -> Iterable[tuple[str, LineChange]]:
    """The line under its bidang, or under both when it moved."""
    if before is None or after is None:
        fate: Fate = "added" if before is None else "removed"
        yield _group(before or after), LineChange(ref, fate, before, after)
        return
    cells = tuple(_cell_changes(before, after, labels))
    if _group(before) == _group(after):
        yield _group(after), LineChange(ref, "changed" if cells else "unchanged", before, after, cells)
        return
    yield _group(before), LineChange(ref, "moved_out", before, None, cells, _group(after))
    yield _group(after), LineChange(ref, "moved_in", None, after, cells, _group(before))


def _cell_changes(before: Cells, after: Cells, labels: Mapping[str, str]) -> Iterable[CellChange]:
    """A year that one side lacks counts as empty there; empty is empty, however it is written."""
    for key, label in labels.items():
        left, right = before.get(key), after.get(key)
        if key != NUMBERING and _plain(left) != _plain(right):
            yield CellChange(key, label, left, right)


def _in_order(lines: Mapping[str, LineChange], old: Iterable[str], new: Iterable[str]) -> list[str]:
    """The order of the newer side; what only the former has stands after the line it stood after."""
    order = [ref for ref in new if ref in lines and lines[ref].after is not None]
    place = 0
    for ref in old:
        if ref in order:
            place = order.index(ref) + 1
        elif ref in lines:
            order.insert(place, ref)
            place += 1
    return order


def _compared(before: Iterable[Column], after: Iterable[Column]) -> dict[str, str]:
    """Heads of the columns that both lists have, and of every year: what an older list never held is not compared."""
    old, new = ({column.key: " ".join(column.head) for column in columns} for columns in (before, after))
    return {key: head for key, head in (old | new).items() if key.startswith(YEAR) or (key in old and key in new)}


def _years(columns: Iterable[Column]) -> tuple[int, ...]:
    names = (column.key.removeprefix(YEAR) for column in columns if column.key.startswith(YEAR))
    return tuple(int(name) for name in names if name.isdigit())


def _group(cells: Cells | None) -> str:
    return str((cells or {}).get(GROUP) or "")


def _amount(cells: Cells | None) -> int:
    value = (cells or {}).get(AMOUNT)
    return value if isinstance(value, int) else 0


def _plain(value: Value | None) -> Value | None:
    return None if value is None or value is False or value == "" else value
