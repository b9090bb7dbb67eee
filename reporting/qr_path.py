"""A QR code as one path of an SVG picture, so that a page can draw it without a script or a file."""

from dataclasses import dataclass
from itertools import groupby

QUIET = 4  # modules of white around it, which scanners need


@dataclass(frozen=True)
class QrPath:
    """What stands in `<svg viewBox="0 0 {side} {side}"><path d="{path}"/></svg>`; the picture has its white rim."""

    side: int
    path: str


def qr_path(text: str) -> QrPath:
    """The QR code of an address, with the usual correction of errors (15 percent)."""
    import segno

    rows = [list(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix]
    runs: list[str] = []
    for number, row in enumerate(rows, start=QUIET):
        at = QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                runs.append(f"M{at} {number}h{length}v1h-{length}z")
            at += length
    return QrPath(len(rows) + 2 * QUIET, "".join(runs))
