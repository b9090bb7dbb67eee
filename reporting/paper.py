"""Paper sizes and margins of the printed forms, in mm and points."""

from dataclasses import dataclass

from reporting.payload import Orientation, Paper

POINTS_PER_MM = 72 / 25.4
LANDSCAPE_MM: dict[Paper, tuple[float, float]] = {"F4": (330.0, 215.0), "A4": (297.0, 210.0)}
PORTRAIT_MM: dict[Paper, tuple[float, float]] = {"F4": (215.0, 330.0), "A4": (210.0, 297.0)}
MARGIN_MM = 12.0
FOOT_MM = 6.0  # kept free above the lower margin for "Halaman x dari y"
STAMP_MM = 11.5  # side of the QR in the lower left corner of what was issued
STAMP_BOTTOM_MM = 4.5  # no printer reaches much lower
STAMP_ROOM_MM = STAMP_MM + 2.5  # what the writers keep free of the lower margin's left end


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in points, measured from its lower left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def printable_width(self) -> float:
        return self.right - self.left

    @property
    def printable_height(self) -> float:
        return self.top - self.bottom


def sheet_of(paper: Paper, orientation: Orientation = "landscape") -> Sheet:
    """The page of a matrix."""
    sides = LANDSCAPE_MM if orientation == "landscape" else PORTRAIT_MM
    width, height = (side * POINTS_PER_MM for side in sides[paper])
    margin = MARGIN_MM * POINTS_PER_MM
    return Sheet(
        width=width,
        height=height,
        left=margin,
        right=width - margin,
        top=height - margin,
        bottom=margin + FOOT_MM * POINTS_PER_MM,
    )
