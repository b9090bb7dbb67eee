"""Widths of the columns and the one font size of a matrix, chosen so that thirty columns stay readable."""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.fonts import Face
from reporting.paper import POINTS_PER_MM
from reporting.payload import Column
from reporting.table_head import head_cells
from reporting.text_wrap import LineBreaker

SIZES = (8.0, 7.5, 7.0, 6.5, 6.0)  # points, largest first
PADDING = 2.2  # points on the left and right of a cell
SMALLEST_TITLE_SHARE = 5 / 6  # a title may be printed at 5 pt over text of 6 pt
LONGEST_WORD_SHARE = 0.12  # of the paper: a wider word is broken rather than obeyed


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns stand: `edges` has one x more than there are columns, in points from the left."""

    size: float
    edges: tuple[float, ...]

    def inner_width(self, first: int, last: int) -> float:
        """Room for text in em of `size` over columns first … last."""
        return (self.edges[last + 1] - self.edges[first] - 2 * PADDING) / self.size


@dataclass(frozen=True, slots=True)
class Needs:
    """Per column, in em: what must fit on one line (numbers), the widest word of its title and of its texts."""

    numbers: list[float]
    titles: list[float]
    words: list[float]


def choose_grid(
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
    breaker: LineBreaker,
    face: Face,
    bold: Face,
    printable_width: float,
) -> Grid:
    """The largest size whose scaled widths hold all numbers and words; at 6 pt the wishes give way one by one.

    `texts` are the cells as printed, row by row; `printable_width` is in points.
    """
    wanted = [column.width_mm * POINTS_PER_MM for column in columns]
    scale = printable_width / sum(wanted)
    needs = _needs(columns, texts, breaker, face, bold)
    sizes = [size for size in SIZES if size <= SIZES[0] * scale + 0.25] or [SIZES[-1]]
    for size, titles, words in _attempts(sizes):
        minima = _minima(needs, size, titles, words, printable_width)
        if sum(minima) <= printable_width:
            return _grid(wanted, minima, size, printable_width)
    return _grid(wanted, [0.0] * len(columns), sizes[-1], printable_width)


def _attempts(sizes: list[float]) -> list[tuple[float, float, float]]:
    """Size, and how far titles and words are obeyed: first fully, then titles printed smaller, then not at all."""
    smallest = sizes[-1]
    return [
        *[(size, 1.0, 1.0) for size in sizes],
        (smallest, SMALLEST_TITLE_SHARE, 1.0),
        (smallest, SMALLEST_TITLE_SHARE, 0.5),
        (smallest, SMALLEST_TITLE_SHARE, 0.0),
        (smallest, 0.0, 0.0),
    ]


def _needs(
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
    breaker: LineBreaker,
    face: Face,
    bold: Face,
) -> Needs:
    numbers, words = [], []
    for index, column in enumerate(columns):
        distinct = {row[index] for row in texts}
        if column.is_numeric:  # totals are bold, so numbers are measured bold
            numbers.append(max((bold.width(text) for text in distinct if _is_number(text)), default=0.0))
            words.append(0.0)
        else:
            numbers.append(0.0)
            words.append(max((breaker.longest_part(face, text) for text in distinct), default=0.0))
    titles = [0.0] * len(columns)
    for cell in head_cells(columns):
        if cell.first == cell.last:
            titles[cell.first] = max(titles[cell.first], breaker.longest_part(bold, cell.text))
    return Needs(numbers, titles, words)


def _is_number(text: str) -> bool:
    return bool(text) and not text.strip("0123456789.,-")


def _minima(needs: Needs, size: float, titles: float, words: float, printable_width: float) -> list[float]:
    cap = LONGEST_WORD_SHARE * printable_width
    return [
        max(number * size, min(title * titles * size, cap), min(word * words * size, cap)) + 2 * PADDING + 0.1
        for number, title, word in zip(needs.numbers, needs.titles, needs.words, strict=True)
    ]


def _grid(wanted: list[float], minima: list[float], size: float, printable_width: float) -> Grid:
    """Columns below their minimum get it; the others share the rest in proportion to what they wanted."""
    widths = list(wanted)
    held: set[int] = set()
    while True:
        free = [index for index in range(len(wanted)) if index not in held]
        room = printable_width - sum(minima[index] for index in held)
        scale = room / sum(wanted[index] for index in free) if free else 0.0
        short = {index for index in free if wanted[index] * scale < minima[index]}
        if not short:
            break
        held |= short
    for index in range(len(wanted)):
        widths[index] = minima[index] if index in held else wanted[index] * scale
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return Grid(size, tuple(edges))
