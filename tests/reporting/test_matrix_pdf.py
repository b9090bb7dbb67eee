import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from pypdf import PdfReader

from reporting.cell_text import cell_text
from reporting.column_widths import SIZES
from reporting.fonts import faces
from reporting.matrix_layout import lay_out
from reporting.payload import Column, Row, Signature, Table
from reporting.render_pdf import matrix_pdf
from tests.random_cases import cases
from tests.reporting.hostile_text import HOSTILE, plain_words
from tests.reporting.samples import siskeudes_matrix, wide_matrix
from tests.reporting.tables import heading, matrices, matrix, sum_row

MM = 72 / 25.4


def read(document) -> PdfReader:
    return PdfReader(BytesIO(matrix_pdf(document)))


def page_texts(document) -> list[str]:
    return [page.extract_text() for page in read(document).pages]


def bare(text: str) -> str:
    return "".join(text.split())


def line(text: str, amount: int | None = 1) -> Row:
    return Row("row", (None, text, None, None, None, amount))


@cases(300)
@given(matrices(plain_words))
def test_every_text_and_number_of_every_row_is_printed_in_order(document):
    printed = bare("".join(page_texts(document)))
    at = 0
    for row in document.table.printed_rows:
        for column, value in zip(document.table.columns, row.cells, strict=True):
            text = bare(cell_text(column, value))
            if text and column.kind in ("rupiah", "decimal", "integer"):
                found = printed.find(text, at)
                assert found >= 0, (row, text)
        if row.label:
            at = printed.find(bare(row.label), at)
            assert at >= 0, row.label
    for row in document.table.rows:
        for value in row.cells:
            if isinstance(value, str) and len(value) < 40:
                assert bare(value) in printed


@cases(200)
@given(matrices())
def test_any_text_is_drawn_and_pages_say_their_own_number(document):
    texts = page_texts(document)
    for number, text in enumerate(texts, start=1):
        assert f"Halaman {number} dari {len(texts)}" in text


@cases(200)
@given(matrices(max_rows=40))
def test_signatures_stand_under_the_last_row(document):
    layout = lay_out(document)
    last_page = layout.pages[-1]
    assert last_page[0].index < len(layout.rows)
    assert "KARTONO SIGNATURE" in page_texts(document)[-1]


def test_the_same_payload_gives_the_same_bytes():
    assert matrix_pdf(siskeudes_matrix()) == matrix_pdf(siskeudes_matrix())


@pytest.mark.parametrize(("paper", "size"), [("F4", (330, 215)), ("A4", (297, 210))])
def test_the_page_is_landscape_paper_of_the_asked_size(paper, size):
    box = read(replace(siskeudes_matrix(), paper=paper)).pages[0].mediabox
    assert (float(box.width) / MM, float(box.height) / MM) == pytest.approx(size, abs=0.1)


def test_title_author_and_language_are_set_for_readers_and_screen_readers():
    reader = read(siskeudes_matrix())
    assert reader.metadata.title == "RANCANGAN RPJM DESA TAHUN 2020 S.D 2027"
    assert reader.metadata.author == "Pemerintah Desa Sumberwangi"
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_font_travels_with_the_file():
    fonts = read(siskeudes_matrix()).pages[0]["/Resources"]["/Font"]
    described = [font.get_object()["/FontDescriptor"] for font in fonts.values()]
    assert len(described) == 4
    assert all("/FontFile2" in descriptor for descriptor in described)


def test_heads_and_column_numbers_are_repeated_on_each_page():
    texts = page_texts(siskeudes_matrix())
    assert len(texts) > 2
    for text in texts:
        assert "JENIS KEGIATAN" in text
        assert re.search(r"13\s*14\s*15\s*16", text)


def test_years_are_ticked_where_the_payload_ticks_them():
    document = siskeudes_matrix()
    expected = sum(value is True for row in document.table.rows for value in row.cells)
    assert "".join(page_texts(document)).count("✓") == expected == 40


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_says_so_on_every_page(draft):
    document = replace(siskeudes_matrix(), draft=draft, title=("RPJM DESA",))
    assert {"RANCANGAN" in text for text in page_texts(document)} == {draft}


def test_a_cell_of_five_thousand_characters_runs_over_pages_without_losing_a_word():
    words = [f"kata{number:04}" for number in range(625)]
    document = matrix([heading("BIDANG 1"), line(" ".join(words)), sum_row("total", "JUMLAH TOTAL", 1)])
    texts = page_texts(document)
    assert len(texts) > 1
    assert re.findall(r"kata\d{4}", "".join(texts)) == words
    assert "KARTONO SIGNATURE" in texts[-1]
    assert "JUMLAH TOTAL" in texts[-1]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_printed_as_they_are_or_as_boxes(text):
    drawn = faces()["regular"].drawable(text)
    printed = bare("".join(page_texts(matrix([line(text)]))))
    latin = bare(re.sub(r"[^\x20-\x7e□é\n]", "", drawn))
    if all(ord(character) < 0x590 or character == "□" for character in drawn):
        assert latin in printed
    else:  # readers put right-to-left runs in an order of their own
        assert set(bare(drawn)) & set(printed)


def test_numbers_are_never_broken_however_narrow_their_column():
    columns = (Column("a", ("Uraian",), 200), Column("b", ("Jumlah (Rp)",), 1, "rupiah"))
    document = replace(matrix([]), table=Table(columns, (Row("row", ("x", 123_456_789_012_345)),)))
    assert "123.456.789.012.345" in "".join(page_texts(document))


def test_thirty_columns_are_printed_at_six_points_or_more_with_whole_words_in_their_titles():
    for paper in ("F4", "A4"):
        layout = lay_out(replace(wide_matrix(), paper=paper))
        assert layout.grid.size >= SIZES[-1]
        titles = {line for _, cell in layout.table_head.cells for line in cell.lines}
        assert {"Swakelola", "Kerjasama", "Sumber"} <= titles
    assert layout.grid.edges[-1] == pytest.approx(layout.sheet.printable_width)


def test_an_empty_form_says_nihil_and_is_signed():
    texts = page_texts(matrix([]))
    assert len(texts) == 1
    assert "NIHIL" in texts[0]
    assert "KARTONO SIGNATURE" in texts[0]


def test_many_signatories_stay_on_the_page_with_the_last_row():
    signatures = tuple(
        Signature("Mengetahui :", f"Wakil {number}", f"NAMA {number}", side=("left", "center", "right")[number % 3])
        for number in range(9)
    )
    lines = [line(f"kegiatan {number}") for number in range(23)]
    document = matrix([*lines, sum_row("total", "JUMLAH TOTAL", 1)], signatures=signatures)
    last = page_texts(document)[-1]
    assert "JUMLAH TOTAL" in last
    assert all(f"NAMA {number}" in last for number in range(9))


def test_long_notes_and_a_long_title_do_not_break_the_writer():
    note = "Catatan yang sangat panjang. " * 400
    document = matrix([line("satu")], notes=(note, note), title=("JUDUL " * 300,), total_in_words="satu " * 500)
    assert "".join(page_texts(document)).count("Catatan") == 800


def test_five_hundred_lines_stay_small():
    rows = [Row("row", (number, f"Kegiatan {number}", None, None, True, number), ref=None) for number in range(500)]
    data = matrix_pdf(matrix(rows))
    assert len(data) <= 300 * 1024
