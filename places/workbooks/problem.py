"""What a reader found odd: where, what, and how to mend it."""

from dataclasses import dataclass

DOUBT = "doubt"  # the value is not taken as it stands; the row is stored as incomplete
NOTE = "note"  # taken, or left out knowingly; somebody should look


@dataclass(frozen=True)
class Problem:
    """A remark about a cell, with a stable code and Indonesian sentences."""

    code: str
    sheet: str
    cell: str
    message: str
    remedy: str
    level: str = DOUBT
    field: str = ""


@dataclass(frozen=True)
class Complaint:
    """A problem that does not know its place yet."""

    code: str
    message: str
    remedy: str
    level: str = DOUBT

    def at(self, sheet: str, cell: str, field: str = "") -> Problem:
        """The problem in a cell; its sentence begins with the place."""
        return Problem(self.code, sheet, cell, f"Sel {cell}: {self.message}", self.remedy, self.level, field)
