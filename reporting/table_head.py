"""The grouped head of a table, computed once from the head paths for paper, screen and workbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.payload import Column


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One title: rows `top` … `top + rowspan - 1` over columns `first` … `last` (inclusive, from 0)."""

    text: str
    top: int
    rowspan: int
    first: int
    last: int

    @property
    def colspan(self) -> int:
        return self.last - self.first + 1


def head_depth(columns: Sequence[Column]) -> int:
    return max(len(column.head) for column in columns)


def head_cells(columns: Sequence[Column]) -> list[HeadCell]:
    """Cells row by row: equal neighbours under the same parents become one, short paths reach to the bottom."""
    depth = head_depth(columns)
    cells: list[HeadCell] = []
    for level in range(depth):
        first = 0
        while first < len(columns):
            path = columns[first].head[: level + 1]
            last = first
            while last + 1 < len(columns) and columns[last + 1].head[: level + 1] == path:
                last += 1
            if len(path) == level + 1:
                cells.extend(_cells_of_run(columns, level, first, last, depth))
            first = last + 1
    return cells


def _cells_of_run(columns: Sequence[Column], level: int, first: int, last: int, depth: int) -> list[HeadCell]:
    """A run of equal titles; where one column ends here and its neighbour goes deeper they must not be merged."""
    deeper = [len(columns[index].head) > level + 1 for index in range(first, last + 1)]
    cells = []
    start = first
    for index in range(first, last + 1):
        if index == last or deeper[index - first] != deeper[index + 1 - first]:
            rowspan = 1 if deeper[index - first] else depth - level
            cells.append(HeadCell(columns[start].head[level], level, rowspan, start, index))
            start = index + 1
    return cells
