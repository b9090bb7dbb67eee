"""The rows of a plan's forms: lines under their bidang, sums, and a line's values in words."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from places.formats.rupiah import format_decimal, format_rupiah
from planning.enums import Pola
from planning.facts import BidangFact, LineFact, PlanFacts
from reporting.payload import Column, Row, RowKind, Value

Cells = tuple[Value | None, ...]
LineCells = Callable[[Any, str, str], Cells]  # of a LineFact, or of a RkpLineFact where the plan is a yearly one
POLA_TITLES = {
    Pola.SWAKELOLA: "Swakelola",
    Pola.KERJASAMA_ANTAR_DESA: "Kerja sama antar desa",
    Pola.PIHAK_KETIGA: "Kerja sama pihak ketiga",
}


def body_rows(
    plan: PlanFacts,
    *,
    columns: tuple[Column, ...],
    heading: Callable[[str, str], Row] | None,
    cells: LineCells,
    sums: Collection[str] = ("jumlah",),
) -> tuple[Row, ...]:
    """Rows under their bidang, a subtotal after each bidang and the grand total at the end; none for an empty plan.

    `cells(line, bidang_name, sub_bidang_name)` gets the names only on the first row they stand over, else "".
    """
    groups = ((bidang.code, bidang.name, _rows_of(bidang, cells)) for bidang in plan.bidang)
    return grouped_rows(groups, columns=columns, heading=heading, sums=sums)


def grouped_rows(
    groups: Iterable[tuple[str, str, list[Row]]],
    *,
    columns: tuple[Column, ...],
    heading: Callable[[str, str], Row] | None = None,
    sums: Collection[str] = ("jumlah",),
) -> tuple[Row, ...]:
    """Rows given with code and name of their bidang, with sums of the columns named; none when there are no rows."""
    printed: list[Row] = []
    everything: list[Row] = []
    for code, name, rows in groups:
        if heading:
            printed.append(heading(code, name))
        printed += rows
        printed.append(sum_row("subtotal", f"Jumlah Per Bidang {code}", columns, rows, sums))
        everything += rows
    if not everything:
        return ()
    return (*printed, sum_row("total", "JUMLAH TOTAL", columns, everything, sums))


def sum_row(
    kind: RowKind, label: str, columns: Iterable[Column], rows: Sequence[Row], sums: Collection[str] = ("jumlah",)
) -> Row:
    """A row of sums over what the rows themselves print."""
    amounts = {column.key: index for index, column in enumerate(columns) if column.key in sums}
    totals = {key: sum(int(row.cells[index] or 0) for row in rows) for key, index in amounts.items()}
    return Row(kind, tuple(totals.get(column.key) for column in columns), label=label)


def bidang_heading(columns: tuple[Column, ...], code: str, name: str) -> Row:
    """The row that stands over the lines of a bidang."""
    return Row("group", tuple(None for _ in columns), label=f"BIDANG {code}: {name.upper()}")


def line_row(line: LineFact, cells: Cells) -> Row:
    """A line's row, marked while it is incomplete."""
    return Row("row", cells, mark="incomplete" if line.is_incomplete else None, ref=str(line.uid))


def _rows_of(bidang: BidangFact, cells: LineCells) -> list[Row]:
    rows, bidang_name = [], bidang.name
    for sub in bidang.sub_bidang:
        sub_name = sub.name
        for line in sub.lines:
            rows.append(line_row(line, cells(line, bidang_name, sub_name)))
            bidang_name = sub_name = ""
    return rows


def sources_words(line: LineFact) -> str:
    """Codes of the sources; with a remark while part of the cost is not split."""
    words = ", ".join(line.sources)
    if line.is_split:
        return words
    return f"{words} (belum dibagi)" if words else "belum dibagi"


def volume_words(line: LineFact) -> str:
    """ "1.080 m"."""
    return "" if line.volume is None else f"{format_decimal(line.volume)} {line.unit}".strip()


def year_ticks(line: LineFact, years: Iterable[int]) -> tuple[bool, ...]:
    """Whether each year is planned."""
    ticked = {fact.year for fact in line.years}
    return tuple(year in ticked for year in years)


def pola_ticks(line: LineFact) -> tuple[bool, ...]:
    """Swakelola, kerja sama antar desa, pihak ketiga."""
    return tuple(line.pola == pola for pola in POLA_TITLES)


def pola_words(line: LineFact) -> str:
    """ "Swakelola"."""
    return POLA_TITLES[Pola(line.pola)] if line.pola else ""


def sdgs_words(sdgs: Iterable[int]) -> str:
    """ "1, 3, 8"."""
    return ", ".join(map(str, sorted(sdgs)))


def benefit_words(line: LineFact) -> str:
    """ "Petani; L 12, P 8, A-RTM 5"."""
    people = (("L", line.manfaat_l), ("P", line.manfaat_p), ("A-RTM", line.manfaat_rtm))
    counts = ", ".join(f"{label} {format_rupiah(count)}" for label, count in people if count is not None)
    return "; ".join(part for part in (line.manfaat, counts) if part)
