from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from openpyxl import load_workbook

from reporting.payload import Column, Row, Signature, Table
from reporting.render_xlsx import matrix_xlsx
from reporting.safe_cells import CUT_NOTE, MAX_CELL, safe_text
from reporting.table_head import head_depth
from tests.random_cases import cases
from tests.reporting.hostile_text import HOSTILE, texts
from tests.reporting.samples import siskeudes_matrix, wide_matrix
from tests.reporting.tables import matrices, matrix

SIDES = ("left", "center", "right")


def sheet_of(document):
    return load_workbook(BytesIO(matrix_xlsx(document))).worksheets[0]


def first_row_of(document) -> int:
    """Number of the sheet row that holds the first row of the table."""
    letters = 1 if document.table.head_letters else 0
    return len(document.title) + len(document.head) + 2 + head_depth(document.table.columns) + letters


def expected(column, value):
    if value is None or value is False or value == "":
        return None
    if value is True:
        return "✓"
    return safe_text(value) if isinstance(value, str) else value


def assert_same(column, found, wanted):
    if isinstance(wanted, int | Decimal):
        assert Decimal(str(found)) == Decimal(wanted)
        assert not isinstance(found, str)
    else:
        assert found == wanted


def assert_parsed_back(document):
    sheet, start = sheet_of(document), first_row_of(document)
    for number, row in enumerate(document.table.printed_rows, start=start):
        span = row.label_span()
        for index, (column, value) in enumerate(zip(document.table.columns, row.cells, strict=True)):
            wanted = row.label if span and index == span[0] else expected(column, value)
            assert_same(column, sheet.cell(number, index + 1).value, wanted)


@cases(300)
@given(matrices())
def test_a_workbook_read_back_equals_its_payload(document):
    assert_parsed_back(document)


@pytest.mark.parametrize("document", [siskeudes_matrix(), wide_matrix()])
def test_real_looking_matrices_read_back_equal_their_payload(document):
    assert_parsed_back(document)


def test_the_workbook_prints_as_the_form_does():
    document = siskeudes_matrix()
    sheet, start = sheet_of(document), first_row_of(document)
    assert sheet.print_title_rows == f"${start - 3}:${start - 1}"
    assert sheet.freeze_panes == f"A{start}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 14)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    assert sheet.oddHeader.right.text == "RANCANGAN"


def test_a4_is_asked_for_by_its_own_code():
    assert sheet_of(replace(siskeudes_matrix(), paper="A4")).page_setup.paperSize == 9


def test_money_is_a_number_that_shows_dots_and_totals_are_values():
    document = siskeudes_matrix()
    sheet, start = sheet_of(document), first_row_of(document)
    last = start + len(document.table.rows) - 1
    total = sheet.cell(last, 15)
    assert total.value == document.table.rows[-1].cells[14]
    assert (total.data_type, total.number_format) == ("n", '#,##0;-#,##0;"-"')
    assert b"<f>" not in ZipFile(BytesIO(matrix_xlsx(document))).read("xl/worksheets/sheet1.xml")


def test_the_head_is_merged_as_on_paper():
    document = siskeudes_matrix()
    sheet, top = sheet_of(document), first_row_of(document) - 3
    ranges = {str(found) for found in sheet.merged_cells.ranges}
    assert {f"A{top}:A{top + 1}", f"B{top}:C{top}", f"G{top}:N{top}", f"O{top}:P{top}"} <= ranges
    assert sheet.cell(top, 2).value == "BIDANG/SUB BIDANG/JENIS KEGIATAN"


def test_lines_are_folded_under_their_bidang_and_sums_are_not():
    document = siskeudes_matrix()
    sheet, start = sheet_of(document), first_row_of(document)
    kinds = {row.kind: set() for row in document.table.rows}
    for number, row in enumerate(document.table.rows, start=start):
        kinds[row.kind].add(sheet.row_dimensions[number].outlineLevel)
    assert kinds == {"group": {0}, "row": {1}, "subtotal": {0}, "total": {0}}
    assert sheet.sheet_format.outlineLevelRow == 1


def test_signatures_and_words_stand_under_the_table():
    values = [cell for row in sheet_of(siskeudes_matrix()).iter_rows(values_only=True) for cell in row if cell]
    assert "SLAMET HARIYADI, S.Sos." in values
    assert "NIP. 197003121995031002" in values
    assert any(str(value).startswith("Terbilang: Empat puluh lima miliar") for value in values)


@pytest.mark.parametrize("widths", [(50,), (10, 50), (1, 1, 100), (100, 1, 1), (1, 100, 1), (10,) * 12])
def test_every_signatory_has_a_place_however_few_the_columns(widths):
    columns = tuple(Column(f"c{number}", (f"C{number}",), width) for number, width in enumerate(widths))
    signatures = tuple(Signature("Mengetahui :", "Wakil", f"NAMA {side}", side=side) for side in SIDES)
    sheet = sheet_of(matrix([], table=Table(columns, ()), signatures=signatures))
    values = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert [value for value in values if str(value).startswith("NAMA")] == [f"NAMA {side}" for side in SIDES]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_an_error_code(text):
    document = matrix([Row("row", (None, text, None, None, None, None))], notes=(text,), total_in_words=text)
    sheet = sheet_of(document)
    cell = sheet.cell(first_row_of(document), 2)
    assert (cell.data_type, cell.value) == ("s", safe_text(text))
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))
    assert {found.data_type for row in sheet.iter_rows() for found in row} <= {"s", "n"}


@given(texts)
def test_safe_text_keeps_every_character_that_xml_allows(text):
    kept = safe_text(text)
    assert len(kept) == len(text.replace("\r\n", "\n"))
    assert "\x00" not in kept
    kept.encode()


@pytest.mark.parametrize("filling", ["a", "🚧", "a🚧"])
def test_a_text_longer_than_a_cell_says_that_it_was_cut(filling):
    kept = safe_text(filling * 40_000)
    assert kept.endswith(CUT_NOTE)
    assert MAX_CELL - 20 <= len(kept.encode("utf-16-le")) // 2 <= MAX_CELL


def test_the_same_payload_gives_the_same_bytes_at_any_hour(monkeypatch):
    first = matrix_xlsx(siskeudes_matrix())
    monkeypatch.setattr("time.time", lambda: datetime(2031, 5, 6, tzinfo=UTC).timestamp())
    monkeypatch.setattr("time.localtime", lambda *_: datetime(2031, 5, 6, tzinfo=UTC).timetuple())
    assert matrix_xlsx(siskeudes_matrix()) == first


def test_title_author_and_language_are_set():
    properties = load_workbook(BytesIO(matrix_xlsx(siskeudes_matrix()))).properties
    assert properties.title == "RANCANGAN RPJM DESA TAHUN 2020 S.D 2027"
    assert (properties.creator, properties.language) == ("Pemerintah Desa Sumberwangi", "id")
