"""What stands over the rows is said again at the top of the next page."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reporting.payload import Column, MatrixDocument, Row, Table
from reporting.render_pdf import matrix_pdf

LONG = "Penyelenggaraan Belanja Penghasilan Tetap, Tunjangan dan Operasional Pemerintahan Desa"


def printed_pages(*, carried: bool, heading: str = "Pekerjaan Umum") -> list[str]:
    """Ninety one-line rows under one heading, as the text of each page."""
    columns = (
        Column("sub", ("Sub Bidang",), 30, carried=carried),
        Column("name", ("Kegiatan",), 60),
        Column("jumlah", ("Jumlah",), 30, "rupiah"),
    )
    rows = tuple(Row("row", (heading if n == 0 else "", f"Jalan {n}", n)) for n in range(90))
    total = Row("total", (None, None, 4005), label="JUMLAH TOTAL")
    pdf = matrix_pdf(MatrixDocument("uji", ("UJI",), (), Table(columns, (*rows, total))))
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_the_heading_is_repeated_on_every_page():
    pages = printed_pages(carried=True)
    assert len(pages) > 2
    assert all("Pekerjaan Umum" in text for text in pages)


def test_a_column_that_is_not_carried_is_printed_once():
    assert sum("Pekerjaan Umum" in text for text in printed_pages(carried=False)) == 1


def test_a_long_heading_is_cut_to_its_row_and_moves_no_page():
    pages, plain = printed_pages(carried=True, heading=LONG), printed_pages(carried=False, heading=LONG)
    assert len(pages) == len(plain)
    assert "…" in pages[1]
    assert "…" not in pages[0]


@pytest.mark.parametrize("kind", ["group", "subtotal"])
def test_nothing_is_carried_over_a_heading_or_a_sum(kind):
    columns = (Column("sub", ("Sub",), 30, carried=True), Column("name", ("Nama",), 60))
    before = (Row("row", ("Pendidikan", "PAUD")), Row(kind, (None, None), label="BATAS"))
    rows = (*before, *(Row("row", ("", f"Jalan {n}")) for n in range(90)))
    pdf = matrix_pdf(MatrixDocument("uji", ("UJI",), (), Table(columns, rows)))
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert "Pendidikan" in pages[0]
    assert all("Pendidikan" not in text for text in pages[1:])
