"""A QR code as runs of dark modules, and as rectangles to be drawn on paper as vectors."""

from collections.abc import Iterator
from itertools import groupby

_OVERLAP = 1.02


def dark_runs(text: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Modules of a side, and the runs as row and column from the upper left corner and length.

    The usual correction of errors: 15 percent may be unreadable.
    """
    import segno

    rows = [list(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix]
    found: list[tuple[int, int, int]] = []
    for number, row in enumerate(rows):
        column = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                found.append((number, column, length))
            column += length
    return len(rows), found


def qr_boxes(address: str, left: float, bottom: float, side: float) -> Iterator[tuple[float, float, float, float]]:
    """Rectangles as x, y, width, height; they overlap a little, so that no viewer shows a seam."""
    modules, runs = dark_runs(address)
    module = side / modules
    for row, column, length in runs:
        yield left + column * module, bottom + side - (row + 1) * module, length * module, module * _OVERLAP
