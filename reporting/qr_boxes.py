"""A QR code as rectangles, to be drawn on paper as vectors."""

from collections.abc import Iterator
from itertools import groupby

_OVERLAP = 1.02


def qr_boxes(address: str, left: float, bottom: float, side: float) -> Iterator[tuple[float, float, float, float]]:
    """Runs of dark modules as x, y, width, height; they overlap a little, so that no viewer shows a seam."""
    import segno

    rows = [list(row) for row in segno.make(address, error="m", micro=False, boost_error=False).matrix]
    module = side / len(rows)
    for number, row in enumerate(rows, start=1):
        start = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield left + start * module, bottom + side - number * module, length * module, module * _OVERLAP
            start += length
