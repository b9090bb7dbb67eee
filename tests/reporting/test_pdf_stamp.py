"""The stamp: on every page, where nothing stands, and readable by a telephone."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.test import override_settings
from pypdf import PdfReader
from reportlab.lib.pagesizes import A3, A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from reporting.matrix_layout import lay_out
from reporting.paper import MARGIN_MM, POINTS_PER_MM, STAMP_BOTTOM_MM, STAMP_MM, STAMP_ROOM_MM
from reporting.pdf_joining import PdfPart, joined
from reporting.pdf_stamp import names_code, stamped, with_room
from reporting.render_prose import prose_pdf
from reporting.rendering import render
from reporting.verification_address import address_of, printed_line
from reporting.verification_code import grouped, new_code
from tests.reporting.samples import siskeudes_matrix, wide_matrix
from tests.reporting.test_prose import TEMPLATES, letter

CODE = "2" * 12
CORNER = (MARGIN_MM + STAMP_ROOM_MM) * POINTS_PER_MM  # to its left no word of a page may stand below the margin
FOOT_OF_CORNER = (STAMP_BOTTOM_MM + STAMP_MM) * POINTS_PER_MM
MATRIX = replace(siskeudes_matrix(60), draft=False)
PAPERS = [(paper, way) for paper in ("F4", "A4") for way in ("landscape", "portrait")]


def pages_of(data: bytes) -> list:
    """The pages of a PDF."""
    return list(PdfReader(BytesIO(data)).pages)


def words_in_corner(page, share: float = 1.0) -> int:
    """How many words a page begins to print where the QR goes; `share` is how much larger than A4 it is."""
    found = []

    def look(operator, operands, cm, tm):
        if operator in (b"Tj", b"TJ"):
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append(x < CORNER * share - 1 and y < FOOT_OF_CORNER * share)

    page.extract_text(visitor_operand_before=look)
    assert found, "a page without words proves nothing"
    return sum(found)


def foreign(*sizes, turned: int = 0) -> bytes:
    """A PDF of somebody else's with words at the very foot of each page."""
    target = BytesIO()
    canvas = Canvas(target)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.setPageRotation(turned)
        canvas.drawString(5, 5, "Halaman bab")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize(("paper", "way"), PAPERS)
def test_every_page_carries_the_code_once_and_its_own_page_number(paper, way):
    plain = render(replace(MATRIX, paper=paper, orientation=way), "pdf").data
    pages = pages_of(stamped(plain, CODE))
    assert len(pages) == len(pages_of(plain)) > 1
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert text.count(printed_line(CODE)) == 1
        assert f"Halaman {number} dari {len(pages)}" in text


@pytest.mark.parametrize(("paper", "way"), PAPERS)
@pytest.mark.parametrize("make", [siskeudes_matrix, wide_matrix])
def test_the_writers_leave_the_corner_free(make, paper, way):
    sheet = replace(make(60), draft=False, paper=paper, orientation=way)
    assert [words_in_corner(page) for page in pages_of(render(sheet, "pdf").data)] == [0] * len(lay_out(sheet).pages)


def test_a_draft_needs_no_free_corner():
    assert any(words_in_corner(page) for page in pages_of(render(replace(MATRIX, draft=True), "pdf").data))


@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_prose_leaves_the_corner_free_too(paper):
    with override_settings(TEMPLATES=TEMPLATES):
        plain = prose_pdf(letter(["Kalimat yang panjang. " * 60] * 12, draft=False, paper=paper))[1]
    assert len(pages_of(plain)) > 1
    assert not any(words_in_corner(page) for page in pages_of(plain))
    assert all(printed_line(CODE) in page.extract_text() for page in pages_of(stamped(plain, CODE)))


def test_title_author_language_and_outline_survive_the_stamp():
    data = render(MATRIX, "pdf").data
    plain, after = PdfReader(BytesIO(data)), PdfReader(BytesIO(stamped(data, CODE)))
    assert (after.metadata.title, after.metadata.author) == (plain.metadata.title, plain.metadata.author)
    assert after.trailer["/Root"]["/Lang"] == plain.trailer["/Root"]["/Lang"] == "id-ID"
    whole = joined(data, [PdfPart("Bab Satu", foreign(A4))])
    assert [entry.title for entry in PdfReader(BytesIO(stamped(whole, CODE))).outline] == ["Bab Satu"]


def test_a_stamped_pdf_names_its_code():
    data = stamped(foreign(A4), CODE)
    assert names_code(data, CODE)
    assert not names_code(data, new_code())
    assert not names_code(foreign(A4), CODE)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [A4, A3, A5, landscape(A4)])
def test_a_page_from_elsewhere_is_set_above_the_stamp(size, turned):
    before = pages_of(foreign(size, turned=turned))[0]
    page = pages_of(with_room(foreign(size, turned=turned)))[0]
    sides = [float(side) for side in (before.mediabox.width, before.mediabox.height)]
    seen = sides[::-1] if turned % 180 else sides
    assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx(seen, abs=0.1)
    assert page.rotation == 0
    assert "Halaman bab" in page.extract_text()
    assert words_in_corner(page, min(size) / min(A4)) == 0


def test_pages_of_our_writers_are_not_set_smaller():
    data = render(MATRIX, "pdf").data
    assert with_room(data) == data


def test_a_workbook_carries_the_code_in_its_last_row_and_at_its_foot():
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(render(MATRIX, "xlsx", mark=printed_line(CODE)).data)).active
    assert sheet.cell(sheet.max_row, 1).value == printed_line(CODE)
    assert grouped(CODE) in sheet.oddFooter.center.text
    plain = load_workbook(BytesIO(render(MATRIX, "xlsx").data)).active
    assert plain.max_row == sheet.max_row - 2
    assert not plain.oddFooter.center.text


def test_the_qr_leads_to_the_public_page(settings):
    settings.PUBLIC_ADDRESS = "https://rencana.contoh.go.id"
    assert address_of(CODE) == "https://rencana.contoh.go.id/verifikasi/222222222222/"
    assert printed_line(CODE) == "Kode verifikasi 2222-2222-2222 · periksa di rencana.contoh.go.id/verifikasi"
