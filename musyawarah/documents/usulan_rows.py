"""Columns and rows that the lists of usulan have in common."""

from collections.abc import Iterable, Sequence

from reporting.payload import Column, Row, RowKind, Value

L = Column("l", ("Penerima Manfaat", "LK"), 14, "integer")
P = Column("p", ("Penerima Manfaat", "PR"), 14, "integer")
RTM = Column("rtm", ("Penerima Manfaat", "A-RTM"), 16, "integer")
BENEFITS = (L, P, RTM)
# What the third of them counts, under each table with those columns.
RTM_NOTE = ("A-RTM: anggota rumah tangga miskin.",)


def group_row(columns: Sequence[Column], label: str) -> Row:
    """A heading across the table."""
    return Row("group", (None,) * len(columns), label=label)


def sum_row(
    kind: RowKind, label: str, columns: Sequence[Column], rows: Iterable[Row], sums: Sequence[str] = ("l", "p", "rtm")
) -> Row:
    """Sums of what the rows print."""
    rows = list(rows)
    cells: list[Value | None] = []
    for index, column in enumerate(columns):
        counted = [row.cells[index] for row in rows if isinstance(row.cells[index], int)]
        cells.append(sum(counted) if column.key in sums and counted else None)  # type: ignore[arg-type]
    return Row(kind, tuple(cells), label=label)


def bidang_label(code: str, name: str) -> str:
    """ "BIDANG 2: PELAKSANAAN PEMBANGUNAN DESA"."""
    return f"BIDANG {code}: {name.upper()}" if code else "BIDANG BELUM DITENTUKAN"
