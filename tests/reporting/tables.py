"""Random small tables for the property tests of the writers."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from reporting.payload import Column, MatrixDocument, Row, Signature, Table
from tests.reporting.hostile_text import texts

COLUMNS = (
    Column("no", ("No",), 8, "integer"),
    Column("kegiatan", ("Bidang/Jenis Kegiatan", "Jenis Kegiatan"), 60),
    Column("sub", ("Bidang/Jenis Kegiatan", "Sub Bidang"), 40),
    Column("volume", ("Prakiraan Volume",), 20, "decimal"),
    Column("tahun", ("Tahun ke-", "1"), 8, "tick"),
    Column("jumlah", ("Biaya", "Jumlah (Rp)"), 26, "rupiah"),
)
WIDTH, AMOUNT = len(COLUMNS), 5
decimals = st.decimals(Decimal("-99999.999"), Decimal("9999999.999"), places=3)
amounts = st.integers(-(10**9), 10**13)


@st.composite
def rows(draw, cell_texts=texts) -> Row:
    """One line with a value or nothing in each cell."""
    cells = (
        draw(st.none() | st.integers(0, 99_999)),
        draw(st.none() | cell_texts),
        draw(st.none() | cell_texts),
        draw(st.none() | decimals),
        draw(st.none() | st.booleans()),
        draw(st.none() | amounts),
    )
    return Row("row", cells, mark=draw(st.sampled_from([None, None, "incomplete"])), ref=draw(st.none() | st.just("r")))


def heading(label: str, kind: str = "group") -> Row:
    return Row(kind, (None,) * WIDTH, label=label)


def sum_row(kind: str, label: str, amount: int) -> Row:
    return Row(kind, (*[None] * AMOUNT, amount), label=label)


@st.composite
def matrices(draw, cell_texts=texts, max_groups: int = 2, max_rows: int = 6) -> MatrixDocument:
    """A matrix with groups, subtotals, a total and signatures, all texts random."""
    printed: list[Row] = []
    for number in range(draw(st.integers(0, max_groups))):
        lines = draw(st.lists(rows(cell_texts), max_size=max_rows))
        printed.append(heading(f"BIDANG {number + 1}"))
        printed.extend(lines)
        printed.append(sum_row("subtotal", f"JUMLAH PER BIDANG {number + 1}", draw(amounts)))
    if printed:
        printed.append(sum_row("total", "JUMLAH TOTAL", draw(amounts)))
    return replace(
        matrix(printed),
        total_in_words=draw(st.none() | cell_texts),
        notes=tuple(draw(st.lists(cell_texts, max_size=2))),
        draft=draw(st.booleans()),
        paper=draw(st.sampled_from(["F4", "A4"])),
    )


def matrix(printed: list[Row], **changes) -> MatrixDocument:
    """A signed matrix of these rows."""
    document = MatrixDocument(
        key="acak",
        title=("RANCANGAN RPJM DESA", "TAHUN 2020 S.D. 2027"),
        head=(("DESA", "SUMBERWANGI"), ("KECAMATAN", "TIRTOARUM")),
        table=Table(COLUMNS, tuple(printed)),
        signatures=(
            Signature("Mengetahui :", "Kepala Desa Sumberwangi", "KARTONO SIGNATURE", side="left"),
            Signature("Disusun oleh :", "Tim Penyusun RPJM Desa", place_and_date="Sumberwangi, 27 April 2020"),
        ),
    )
    return replace(document, **changes)
