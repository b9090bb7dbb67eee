"""The sheet on which one person scores a page of usulan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from musyawarah.methods import Criterion, Method
from musyawarah.usulan_facts import UsulanFact
from places.formats.whole_number import read_whole


@dataclass(frozen=True)
class Cell:
    """One score as typed, with what is wrong about it."""

    criterion: Criterion
    name: str
    typed: str
    error: str = ""


@dataclass(frozen=True)
class GridRow:
    """One usulan with its cells; a locked one is read only."""

    usulan: UsulanFact
    cells: tuple[Cell, ...]
    is_locked: bool


class ScoreGrid:
    """Reads `n-<usulan>-<criterion>`; an empty cell takes a score back."""

    def __init__(
        self,
        method: Method,
        usulan: Iterable[UsulanFact],
        given: Mapping[tuple[int, str], int],
        *,
        locked: Iterable[int] = (),
        data: Mapping[str, str] | None = None,
    ) -> None:
        self.method, self._given, self._data = method, given, data
        self._locked = frozenset(locked)
        self.rows = tuple(self._row(one) for one in usulan)

    @property
    def is_valid(self) -> bool:
        """Whether every cell can be saved."""
        return not any(cell.error for row in self.rows for cell in row.cells)

    @property
    def scores(self) -> dict[int, dict[str, int | None]]:
        """What was typed, for the service; only of a valid sheet."""
        return {
            row.usulan.pk: {cell.criterion.code: int(cell.typed) if cell.typed else None for cell in row.cells}
            for row in self.rows
            if not row.is_locked
        }

    def _row(self, usulan: UsulanFact) -> GridRow:
        is_locked = usulan.pk in self._locked
        cells = tuple(self._cell(usulan, criterion, is_locked) for criterion in self.method.criteria)
        return GridRow(usulan, cells, is_locked)

    def _cell(self, usulan: UsulanFact, criterion: Criterion, is_locked: bool) -> Cell:
        name = f"n-{usulan.pk}-{criterion.code}"
        if self._data is None or is_locked or name not in self._data:
            value = self._given.get((usulan.pk, criterion.code))
            return Cell(criterion, name, "" if value is None else str(value))
        typed = self._data[name].strip()
        if not typed:
            return Cell(criterion, name, "")
        value = read_whole(typed)
        if value is None or not criterion.lowest <= value <= criterion.highest:
            return Cell(criterion, name, typed[:10], f"Angka {criterion.lowest} sampai {criterion.highest}.")
        return Cell(criterion, name, str(value))
