"""A QR code as one path of an SVG picture, so that a page can draw it without a script or a file."""

from dataclasses import dataclass

from reporting.qr_boxes import dark_runs

QUIET = 4  # modules of white around it, which scanners need


@dataclass(frozen=True)
class QrPath:
    """What stands in `<svg viewBox="0 0 {side} {side}"><path d="{path}"/></svg>`; the picture has its white rim."""

    side: int
    path: str


def qr_path(text: str) -> QrPath:
    """The QR code of an address."""
    modules, runs = dark_runs(text)
    boxes = (f"M{column + QUIET} {row + QUIET}h{length}v1h-{length}z" for row, column, length in runs)
    return QrPath(modules + 2 * QUIET, "".join(boxes))
