"""What stands beside, above and below the tables of a sheet: titles, side tables, stray totals."""

from collections.abc import Iterator
from dataclasses import dataclass

from places.workbooks.addresses import area
from places.workbooks.problem import NOTE, Complaint, Problem
from places.workbooks.sheet import Sheet, Value
from places.workbooks.words import clean, plain
from planning.workbooks.amounts import read_amount
from planning.workbooks.fund_sources import source_code
from planning.workbooks.heads import Head
from planning.workbooks.reading import SourceClaim
from planning.workbooks.words import bidang_of

MOST_REGIONS = 200
MOST_TITLES = 3  # texts side by side above a table; a row of more is no title
SMALLEST_TOTAL = 1_000  # rupiah
_NEAR = 3  # cells apart that still belong together, merged heads between them


@dataclass
class Region:
    """A rectangle of cells that belong to no table."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def near(self, row: int, column: int) -> bool:
        """Whether a cell adjoins."""
        return (
            self.first_row - _NEAR < row < self.last_row + _NEAR
            and self.first_column - _NEAR < column < self.last_column + _NEAR
        )

    def grow(self, row: int, column: int) -> None:
        """Take a cell in."""
        self.first_row, self.last_row = min(self.first_row, row), max(self.last_row, row)
        self.first_column, self.last_column = min(self.first_column, column), max(self.last_column, column)


@dataclass
class Beside:
    """Titles above the first table, and the regions of everything else."""

    titles: list[tuple[int, int, str]]
    regions: list[Region]
    cells: list[tuple[int, int, Value]]


def look_beside(sheet: Sheet, heads: list[Head]) -> Beside:
    """Sort all cells outside the tables."""
    found = Beside([], [], [])
    covered: dict[int, list[Head]] = {}
    for head in heads:
        for row in range(head.first_row, head.body_last + 1):
            covered.setdefault(row, []).append(head)
    first = min((head.first_row for head in heads), default=len(sheet.rows))
    right = max((head.last_column for head in heads), default=0)
    for row in range(len(sheet.rows)):
        spans = [(head.first_column, head.last_column) for head in covered.get(row, ())]
        if len(spans) == 1:
            filled = list(_outside(sheet.rows[row], *spans[0]))
        else:
            filled = list(sheet.filled(row))
        is_title = row < first and sum(1 for column, _ in filled if column <= right) <= MOST_TITLES
        for column, value in filled:
            if any(left <= column <= end for left, end in spans):
                continue
            if is_title and column <= right and isinstance(value, str):
                found.titles.append((row, column, clean(value)))
            else:
                found.cells.append((row, column, value))
                _place(found.regions, row, column)
    return found


def _outside(values: list[Value], left: int, right: int) -> Iterator[tuple[int, Value]]:
    """Columns and values of a row that hold something and lie beside its table."""
    for start, part in ((0, values[:left]), (right + 1, values[right + 1 :])):
        for at, value in enumerate(part):
            if value != "" and not (isinstance(value, str) and not value.strip()):
                yield start + at, value


def _place(regions: list[Region], row: int, column: int) -> None:
    for region in reversed(regions):
        if region.near(row, column):
            region.grow(row, column)
            return
    if len(regions) < MOST_REGIONS:
        regions.append(Region(row, column, row, column))
    else:
        regions[-1].grow(row, column)


def region_problems(sheet: Sheet, beside: Beside) -> list[Problem]:
    """One remark for each region, so that nothing is left out unseen."""
    found = []
    for region in beside.regions:
        cell = area(region.first_row, region.first_column, region.last_row, region.last_column)
        complaint = Complaint(
            "beside_table", "berada di luar tabel rencana dan tidak dibaca sebagai kegiatan.",
            "Bila ini kegiatan, pindahkan ke dalam tabel.", NOTE,
        )  # fmt: skip
        found.append(complaint.at(sheet.name, cell))
    return found


def side_totals(sheet: Sheet, beside: Beside, foot_rows: set[int]) -> list[tuple[int, int, str, int | None, int]]:
    """Totals beside the table: (row, column, label, bidang or None for the whole, amount)."""
    found = []
    for row, column, value in beside.cells:
        if isinstance(value, str) or (amount := read_amount(value).amount) is None:
            continue
        if amount < SMALLEST_TOTAL:
            continue
        above = clean(sheet.shown_at(row - 1, column)) if row else ""
        if row in foot_rows:
            found.append((row, column, clean(sheet.shown_at(row, 0)) or "jumlah di samping tabel", None, amount))
        elif plain(above).startswith("bidang") and (bidang := bidang_of(above)):
            found.append((row, column, above, bidang, amount))
    return found


def source_claims(sheet: Sheet, beside: Beside) -> list[SourceClaim]:
    """Rows of a side table that begin with a fund source: what it says was spent, is left, was the ceiling."""
    found = []
    by_row: dict[int, list[tuple[int, Value]]] = {}
    for row, column, value in beside.cells:
        by_row.setdefault(row, []).append((column, value))
    for row, cells in by_row.items():
        column, first = cells[0]
        code = source_code(clean(first)) if isinstance(first, str) else None
        if code is None:
            continue
        claimed: dict[str, int] = {}
        for at, value in cells[1:]:
            name = _claim_head(sheet, row, at)
            if name and isinstance(value, int | float) and not isinstance(value, bool):
                claimed.setdefault(name, round(value))
        if claimed:
            found.append(SourceClaim(sheet.name, sheet.where(row, column), code, **claimed))
    return found


def _claim_head(sheet: Sheet, row: int, column: int) -> str:
    for above in range(row - 1, max(row - 12, -1), -1):
        words = plain(clean(sheet.shown_at(above, column)))
        if "sisa" in words:
            return "left"
        if "pagu" in words:
            return "pagu"
        if any(word in words for word in ("pengeluaran", "belanja", "terpakai", "jumlah", "rencana")):
            return "used"
    return ""
