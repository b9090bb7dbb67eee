"""What is learnt of a sheet before the parser sees it: its bounds, and what the parser does not tell."""

from dataclasses import dataclass, field

from places.workbooks.addresses import address
from places.workbooks.refusal import WorkbookRefused, too_large
from places.workbooks.sheet import Merge

LARGEST_AREA = 1_000_000  # cells of the rectangle that holds everything: the parser reserves memory for each
MOST_CELLS = 300_000  # filled cells of one file
MOST_TEXT = 60_000_000  # characters of all cells together


@dataclass
class Scan:
    """Error cells by position, and merged ranges where only the scan knows them."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)


def refuse_far_cells(sheet: str, last_row: int, last_column: int) -> None:
    """Raise WorkbookRefused when a cell lies so far out that reading would fill the memory."""
    if (last_row + 1) * (last_column + 1) > LARGEST_AREA:
        raise WorkbookRefused(
            "huge_sheet",
            f"Lembar “{sheet[:60]}” berisi sel yang sangat jauh, sampai {address(last_row, last_column)}.",
            "Hapus isi sel yang jauh dari tabel, atau salin tabelnya saja ke buku kerja baru.",
        )


def refuse_crowd(cells: int) -> None:
    """Raise WorkbookRefused when a file has more cells than any plan."""
    if cells > MOST_CELLS:
        raise too_large(
            f"Berkas ini berisi lebih dari {MOST_CELLS // 1000} ribu sel, terlalu banyak untuk satu rencana."
        )


def refuse_flood(characters: int) -> None:
    """Raise WorkbookRefused when the texts of the cells together would fill the memory."""
    if characters > MOST_TEXT:
        raise too_large("Tulisan di dalam berkas ini terlalu panjang untuk satu rencana.")
