"""Pandanlandung's real plan through everything that prints it: the figures on the village's own paper come out."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desa_plan.demo.places import PANDANLANDUNG
from planning.facts import PlanFacts
from planning.models import RpjmDesa
from planning.rpjm_facts import load_rpjm_facts
from reporting.payload import MatrixDocument
from reporting.registry import document
from reporting.rendering import render

LAYOUTS = ["rpjm-114", "rpjm-21", "rpjm-siskeudes"]
SUBTOTALS = [1_042_294_139, 689_030_400, 77_551_930, 376_351_423, 169_000_000]
TOTAL = 2_354_227_892
SUMS = [*SUBTOTALS, TOTAL]
INCOMPLETE = ["1.1.04", "1.2.01", "1.2.03", "1.4.02", "1.4.10"]


@pytest.fixture
def plan(demo) -> PlanFacts:
    return load_rpjm_facts(RpjmDesa.objects.with_place().get(desa__code=PANDANLANDUNG))


@pytest.fixture(params=LAYOUTS)
def matrix(request, demo) -> MatrixDocument:
    return document(request.param).payload(desa=PANDANLANDUNG, rpjm=2020)


def printed(amount: int) -> str:
    """Rupiah as the forms print it: 2.354.227.892."""
    return f"{amount:,}".replace(",", ".")


def test_the_facts_hold_the_printed_sums(plan):
    assert [bidang.total for bidang in plan.bidang] == SUBTOTALS
    assert plan.total == TOTAL
    assert plan.total_by_year == {**dict.fromkeys(range(2020, 2028), 0), 2025: TOTAL}
    assert [line.code for line in plan.incomplete] == INCOMPLETE
    assert plan.unsplit == 371_887_737


def test_a_payload_has_forty_rows_five_subtotals_and_the_total(matrix):
    column = next(at for at, column in enumerate(matrix.table.columns) if column.key == "jumlah")
    kinds = {kind: [row for row in matrix.table.rows if row.kind == kind] for kind in ("row", "subtotal", "total")}
    assert len(kinds["row"]) == 40
    assert [row.cells[column] for row in kinds["subtotal"]] == SUBTOTALS
    assert [row.cells[column] for row in kinds["total"]] == [TOTAL]
    assert sum(row.cells[column] for row in kinds["row"]) == TOTAL


def test_a_payload_has_eight_year_columns_and_ticks_only_the_sixth(matrix):
    years = [at for at, column in enumerate(matrix.table.columns) if re.fullmatch(r"tahun_\d", column.key)]
    assert len(years) == 8
    rows = [row for row in matrix.table.rows if row.kind == "row"]
    assert all([row.cells[at] for at in years] == [False] * 5 + [True] + [False] * 2 for row in rows)


def test_the_five_incomplete_lines_are_marked(matrix):
    marked = [row for row in matrix.table.rows if row.mark == "incomplete"]
    assert len(marked) == 5
    sources = next(at for at, column in enumerate(matrix.table.columns) if column.key == "sumber")
    assert all("belum dibagi" in row.cells[sources] for row in marked)


def test_the_screen_shows_every_sum_and_year(matrix):
    html = render(matrix, "html").data.decode()
    assert [amount for amount in SUMS if printed(amount) not in html] == []
    assert html.count("belum dibagi") == 5
    heads = re.findall(r"<th[^>]*>\s*(?:Thn )?(\d{1,4})\s*</th>", html)
    wanted = [str(year) for year in range(2020, 2028)] if matrix.key == "rpjm-21" else [str(n) for n in range(1, 9)]
    assert [year for year in wanted if year not in heads] == []


def test_the_pdf_prints_every_sum_and_its_words(matrix):
    pages = PdfReader(BytesIO(render(matrix, "pdf").data)).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert [amount for amount in SUMS if printed(amount) not in text] == []
    assert "Dua miliar tiga ratus lima puluh empat juta dua ratus dua puluh tujuh ribu" in " ".join(text.split())
    assert text.count("✓") in (40, 80), "one year a line, and the manner of work where the form asks for it"
    assert f"Halaman {len(pages)} dari {len(pages)}" in " ".join(text.split())


def test_the_workbook_holds_every_sum_as_a_number(matrix):
    sheet = load_workbook(BytesIO(render(matrix, "xlsx").data)).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    amounts = [value for value in cells if isinstance(value, int)]
    assert [amount for amount in SUMS if amount not in amounts] == []
    texts = [str(value) for value in cells if value is not None]
    assert sum("belum dibagi" in text for text in texts) == 5


def test_nobody_signs_whose_name_is_not_known(matrix):
    assert [signature.name for signature in matrix.signatures] == [None, None]
