from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree, html

from reporting import prose_blocks
from reporting.html_tree import page_body
from reporting.payload import ProseDocument, Signature
from reporting.render_docx import prose_docx
from reporting.render_prose import prose_html
from reporting.rendering import render
from tests.reporting.hostile_text import HOSTILE
from tests.reporting.test_prose import _sample_templates, letter, png  # noqa: F401 - the fixture uses itself

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def minutes(items=("satu", "dua"), **changes) -> ProseDocument:
    values = {
        "key": "notulen",
        "title": "Notulen Musyawarah",
        "template": "prose_samples/minutes.html",
        "context": {
            "kop": prose_blocks.kop(["DESA UMEANYAR"], "Jalan Raya 1", png()),
            "topic": "Menyusun RKP Desa",
            "place": "Balai desa",
            "items": list(items),
            "signatures": prose_blocks.signatures(
                [
                    Signature("Mengetahui:", "Ketua BPD", "JOKO", side="left"),
                    Signature("", "Notulis", "SARI", place_and_date="Umeanyar, 15 Juni 2026"),
                ]
            ),
        },
    }
    return ProseDocument(**values | changes)


def words_of(data: bytes) -> list[str]:
    """Everything that stands on the pages, tables too, in its order."""
    body = docx.Document(BytesIO(data)).element.body
    return " ".join(" ".join(paragraph.itertext(W + "t")) for paragraph in body.iter(W + "p")).split()


def printed_words(document: ProseDocument) -> list[str]:
    """The words between <main> and </main> that are not drawn as a picture."""
    main = page_body(prose_html(document)).find(".//main")
    for hidden in main.xpath(".//*[contains(@class, 'picture')]"):
        hidden.drop_tree()
    return " ".join(main.itertext()).split()


@pytest.mark.parametrize("document", [minutes(), letter(["Satu alinea.", "Dua & tiga < empat."])])
def test_word_holds_the_same_words_as_the_page_in_the_same_order(document):
    assert words_of(prose_docx(document)) == printed_words(document)


def test_hostile_texts_stay_text():
    document = minutes(HOSTILE)
    data = prose_docx(document)
    assert "".join(words_of(data)) == "".join(printed_words(document))
    with ZipFile(BytesIO(data)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))


def test_the_file_has_no_macro_and_leads_nowhere_outside():
    with ZipFile(BytesIO(prose_docx(letter(list(HOSTILE))))) as file:
        names = file.namelist()
        relations = b"".join(file.read(name) for name in names if name.endswith(".rels"))
        types = file.read("[Content_Types].xml")
    assert not [name for name in names if "vba" in name.lower() or name.endswith(".bin")]
    assert b"TargetMode" not in relations
    assert b"macroEnabled" not in types
    assert [name for name in names if name.startswith("word/media/")] == ["word/media/image1.png"]


def test_every_list_begins_with_one_and_an_inner_list_has_letters():
    numbering = docx.Document(BytesIO(prose_docx(minutes()))).part.numbering_part.element
    formats = [
        level.find(qn("w:numFmt")).get(qn("w:val"))
        for kind in numbering.findall(qn("w:abstractNum"))
        for level in kind.findall(qn("w:lvl"))[:1]
    ]
    assert formats == ["decimal", "lowerLetter", "lowerLetter", "decimal"]
    paragraphs = docx.Document(BytesIO(prose_docx(minutes()))).paragraphs
    numbers = [p._p.pPr.numPr.numId.val for p in paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert numbers == [1, 2, 1, 3, 4]


def test_the_head_of_a_table_comes_again_and_no_row_is_torn():
    word = docx.Document(BytesIO(prose_docx(minutes())))
    table = next(table for table in word.tables if table.cell(0, 0).text == "No")
    assert [len(row.cells) for row in table.rows] == [2, 2, 2]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.rows[1].height.mm == pytest.approx(10, abs=0.1)
    heading = next(p for p in word.paragraphs if p.text == "Daftar")
    assert heading.paragraph_format.page_break_before


@pytest.mark.parametrize(("paper", "width", "height"), [("F4", 215, 330), ("A4", 210, 297)])
def test_the_paper_is_that_of_the_payload(paper, width, height):
    section = docx.Document(BytesIO(prose_docx(minutes(paper=paper)))).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((width, height), abs=0.1)


def test_a_draft_says_so_on_every_page_and_a_final_paper_does_not():
    draft = docx.Document(BytesIO(prose_docx(minutes()))).sections[0]
    final = docx.Document(BytesIO(prose_docx(minutes(draft=False)))).sections[0]
    assert draft.header.paragraphs[0].text == "RANCANGAN"
    assert final.header.paragraphs[0].text == ""
    assert "Notulen Musyawarah" in final.footer.paragraphs[0].text
    assert [field.text for field in final.footer._element.iter(W + "instrText")] == ["PAGE", "NUMPAGES"]


def test_signers_stand_side_by_side_with_their_names_underlined():
    word = docx.Document(BytesIO(prose_docx(minutes())))
    left, right = word.tables[-1].rows[0].cells
    assert [p.text for p in left.paragraphs if p.text.strip()] == ["Mengetahui:", "Ketua BPD", "JOKO"]
    assert [p.text for p in right.paragraphs if p.text][-1] == "SARI"
    assert right.paragraphs[-1].runs[0].underline


def test_title_author_and_language_are_set():
    word = docx.Document(BytesIO(prose_docx(minutes(author="Pemerintah Desa Umeanyar"))))
    assert word.core_properties.title == "Notulen Musyawarah"
    assert word.core_properties.author == "Pemerintah Desa Umeanyar"
    assert word.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "id-ID"
    assert word.styles["Normal"].font.name == "Times New Roman"


def test_word_needs_no_pango(monkeypatch):
    monkeypatch.setattr("reporting.render_prose._weasyprint", lambda: pytest.fail("asked for WeasyPrint"))
    rendered = render(minutes(), "docx")
    assert rendered.data.startswith(b"PK")
    assert rendered.filename.endswith(".docx")
    assert "wordprocessingml" in rendered.content_type


def test_a_picture_that_is_an_address_is_left_out():
    page = html.document_fromstring("<body><main><img src='file:///etc/passwd'></main></body>")
    assert page.find(".//img") is not None
    from reporting.docx_pictures import picture_of

    assert picture_of("file:///etc/passwd") is None
    assert picture_of("https://example.org/x.png") is None
    assert picture_of("data:image/png;base64,AAAA") is None
