"""Portrait forms, summaries under a table, and forms that are handed out together."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from reporting.matrix_layout import lay_out
from reporting.payload import BundleDocument, Column, Part, PayloadError, Row, Summary, Table
from reporting.payload_json import canonical_bytes, from_bytes, from_json, to_json
from reporting.rendering import filename, formats, render
from reporting.sheet_text import SummaryBlock
from reporting.xlsx_sheet_names import MOST_LETTERS, sheet_names
from reporting.xlsx_summary import summary_spans
from tests.random_cases import cases
from tests.reporting.hostile_text import texts
from tests.reporting.samples import rab_bundle, rab_form, siskeudes_matrix

PORTRAIT = {"F4": (215, 330), "A4": (210, 297)}


def pages_of(payload) -> list:
    return PdfReader(BytesIO(render(payload, "pdf").data)).pages


def size_mm(page) -> tuple[int, int]:
    return round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)


@pytest.mark.parametrize("payload", [rab_form(), rab_bundle()], ids=["form", "bundle"])
def test_the_new_shapes_survive_json(payload):
    assert from_bytes(canonical_bytes(payload)) == payload


def test_a_matrix_frozen_before_there_were_bundles_is_still_read():
    document = siskeudes_matrix(5)
    frozen = to_json(document)
    frozen["format"] = 1
    del frozen["document"]["orientation"], frozen["document"]["summary"]
    assert from_json(frozen) == document


@pytest.mark.parametrize("paper", PORTRAIT)
def test_a_portrait_form_is_printed_upright(paper):
    assert {size_mm(page) for page in pages_of(rab_form(rows=90).on_paper(paper))} == {PORTRAIT[paper]}
    sheet = load_workbook(BytesIO(render(rab_form(), "xlsx").data)).active
    assert sheet.page_setup.orientation == "portrait"


def test_the_summary_stands_under_the_table_and_above_the_signatures():
    text = " ".join(pages_of(rab_form())[0].extract_text().split())
    assert text.index("TOTAL BIAYA") < text.index("Sumber pembiayaan") < text.index("SLAMET HARIYADI")
    assert text.count("1.365.000") == 3


def test_the_summary_is_never_parted_from_the_last_row_nor_from_the_signatures():
    for rows in range(1, 60):
        layout = lay_out(rab_form(rows=rows))
        last = [piece.index for piece in layout.pages[-1]]
        assert last[0] < len(layout.rows), rows
        summary = next(index for index, item in enumerate(layout.tail) if isinstance(item, SummaryBlock))
        assert len(layout.rows) + summary in last, rows


def test_the_summary_is_on_screen_and_in_the_workbook_too():
    assert "Sumber pembiayaan" in render(rab_form(), "html").data.decode()
    sheet = load_workbook(BytesIO(render(rab_form(), "xlsx").data)).active
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert ["Dana Desa", 1_365_000] in rows
    assert ["JUMLAH", 1_365_000] in rows


def test_each_form_of_a_bundle_begins_on_a_page_of_its_own_and_counts_its_own_pages():
    bundle = BundleDocument(
        "k", "Semua RAB", tuple(Part(f"RAB {n}", rab_form(n, rows)) for n, rows in ((1, 3), (2, 90)))
    )
    found = [re.search(r"Halaman (\d+) dari (\d+)", page.extract_text()).groups() for page in pages_of(bundle)]
    assert found == [("1", "1"), ("1", "2"), ("2", "2")]
    outline = PdfReader(BytesIO(render(bundle, "pdf").data)).outline
    assert [entry.title for entry in outline] == ["RAB 1", "RAB 2"]


def test_a_bundle_is_one_workbook_with_a_sheet_for_each_form():
    workbook = load_workbook(BytesIO(render(rab_bundle(), "xlsx").data))
    assert workbook.sheetnames == ["RAB 1", "RAB 2", "RAB 3"]
    for sheet in workbook:
        assert sheet.print_title_rows
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_bundle_is_one_page_on_screen_with_one_main_title():
    html = render(rab_bundle(), "html").data.decode()
    assert html.count("<h1") == 1
    assert html.count("<h2") == 3


def test_the_same_bundle_gives_the_same_bytes():
    for format in formats(rab_bundle()):
        assert render(rab_bundle(), format).data == render(rab_bundle(), format).data


def test_a_bundle_is_printed_on_the_paper_asked_for():
    assert {size_mm(page) for page in pages_of(rab_bundle().on_paper("A4"))} == {PORTRAIT["A4"]}


def test_a_bundle_without_forms_is_refused():
    with pytest.raises(PayloadError, match="needs a form"):
        BundleDocument("k", "Kosong", ())


def test_a_bundle_is_named_after_its_village():
    assert filename(rab_bundle(), "pdf").startswith("sample-rab-pemerintah-desa-sumberwangi-rencana-anggaran")


@cases(200)
@given(st.lists(texts | st.sampled_from(["RAB", "rab", "a" * 40, "[x]:*?/\\", "'"]), max_size=6))
def test_sheets_have_names_that_excel_takes(wanted):
    names = sheet_names(wanted)
    assert len({name.lower() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name) <= MOST_LETTERS
        assert not set(name) & set("[]:*?/\\")


@cases(200)
@given(st.lists(st.integers(5, 70), min_size=1, max_size=8), st.lists(st.integers(5, 70), min_size=8, max_size=20))
def test_the_columns_of_a_summary_stand_side_by_side_in_the_sheet(summary, sheet):
    def columns(widths):
        return [Column(str(index), ("X",), width) for index, width in enumerate(widths)]

    spans = summary_spans(columns(summary), columns(sheet))
    assert spans[0][0] == 0
    for (_, last), (first, _) in pairwise(spans):
        assert first == last + 1
    assert spans[-1][1] < len(sheet)


def test_a_summary_with_hostile_text_is_text_everywhere():
    table = Table((Column("a", ("=1+1",), 60), Column("b", ("<b>",), 30)), (Row("row", ("=cmd|x", "<script>")),), None)
    document = replace(rab_form(), summary=Summary("@SUM(1)", table))
    sheet = load_workbook(BytesIO(render(document, "xlsx").data)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == "=cmd|x"} == {"s"}
    assert "<script>" not in render(document, "html").data.decode()
