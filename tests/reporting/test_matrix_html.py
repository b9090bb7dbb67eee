import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given

from reporting.cell_text import cell_text
from reporting.payload import Row, Signature
from reporting.render_html import matrix_html, screen_table
from reporting.screen_text import screen_text
from tests.random_cases import cases
from tests.reporting.hostile_text import HOSTILE
from tests.reporting.samples import siskeudes_matrix, wide_matrix
from tests.reporting.tables import heading, matrices, matrix
from tests.strict_client import faults_of_page


class Page(HTMLParser):
    """Reads cells row by row, and every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.rows: list[list[str]] = []
        self._in_cell = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data):
        if self._in_cell:
            self.rows[-1][-1] += data


def expected_rows(document) -> list[list[str]]:
    found = []
    for row in document.table.printed_rows:
        span, texts = row.label_span(), []
        for index, (column, value) in enumerate(zip(document.table.columns, row.cells, strict=True)):
            if span and index == span[0]:
                texts.append(screen_text(row.label))
            elif not span or not span[0] < index <= span[1]:
                texts.append(screen_text(cell_text(column, value)))
        found.append(texts)
    return found


@cases(300)
@given(matrices())
def test_the_page_shows_every_cell_of_the_payload(document):
    rows = Page(matrix_html(document)).rows
    wanted = expected_rows(document)
    shown = [[unescape_newlines(cell) for cell in row] for row in rows[-len(wanted) :]]
    assert shown == [[unescape_newlines(cell) for cell in row] for row in wanted]


def unescape_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(text):
    document = matrix(
        [Row("row", (None, text, None, None, None, None), note=text, ref=text)],
        title=(text,),
        head=((text, text),),
        notes=(text,),
        total_in_words=text,
        author=text,
        signatures=(Signature(text, text, text, text, text),),
    )
    html = matrix_html(document)
    tags = Page(html).tags
    assert not [tag for tag, _ in tags if tag in ("script", "img")]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert ("&lt;script&gt;" in html) == text.startswith("<script>")
    html.encode()


def test_the_page_is_whole_has_one_heading_and_no_style_of_its_own():
    html = matrix_html(siskeudes_matrix())
    assert faults_of_page(html) == []
    assert '<html lang="id">' in html
    assert "<title>RANCANGAN RPJM DESA TAHUN 2020 S.D 2027</title>" in html
    assert not re.search(r"<style|style=|<script", html)
    assert 'href="data:text/css;base64,' in html


def test_head_cells_say_what_they_are_the_head_of():
    heads = [attributes for tag, attributes in Page(matrix_html(siskeudes_matrix())).tags if tag == "th"]
    assert {"scope": "colgroup", "colspan": "8", "rowspan": "1"} in heads
    assert {"scope": "col", "colspan": "1", "rowspan": "2"} in heads


def test_each_bidang_is_a_row_group_of_its_own():
    table = screen_table(siskeudes_matrix().table)
    assert len(table.groups) == 5
    assert {group.rows[0].css for group in table.groups} == {"row-group"}


def test_an_incomplete_line_is_marked_and_says_why():
    html = matrix_html(siskeudes_matrix())
    assert html.count("is-incomplete") == 1
    assert "Sumber dana belum dibagi" in html
    assert "Baris yang diarsir belum lengkap" in html


def test_money_reads_as_on_the_form():
    document = wide_matrix()
    total = document.table.rows[-1].cells[-5]
    shown = f"{total:,}".replace(",", ".")
    assert unescape(matrix_html(document)).count(f">{shown}<") == 2


def test_a_form_without_lines_says_nihil():
    assert "NIHIL" in matrix_html(matrix([]))
    assert "NIHIL" not in matrix_html(matrix([heading("BIDANG 1")]))
