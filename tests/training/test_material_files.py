"""What may be kept in the library: judged by content, and nothing that acts by itself."""

import pytest

from places.errors import DomainError
from tests.planning.making_files import locked_pdf, pdf, pdf_that, pdf_with_attachment, photo
from tests.training.making_library import office_file, relation, word_file
from training.material_files import MAX_BYTES, check_material

WORD_RELATIONS = "word/_rels/document.xml.rels"
LINKED = "dari berkas atau alamat lain"
EMBEDDED = "berkas lain di dalamnya"
MACROS = "makro atau program"
_MACRO_KIND = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/drawingml/2006/main"


def refusal(content: bytes) -> str:
    """Why a file is not kept."""
    with pytest.raises(DomainError) as refused:
        check_material(content)
    assert refused.value.field == "file"
    return refused.value.message


def test_a_pdf_is_kept_as_it_came():
    content = pdf(2)
    kept = check_material(content)
    assert (kept.content, kept.content_type, kept.extension) == (content, "application/pdf", "pdf")


def test_a_picture_is_drawn_anew():
    kept = check_material(photo())
    assert (kept.extension, kept.words) == ("jpg", "")
    assert kept.content != photo()


def test_a_document_is_kept_with_the_words_that_the_search_finds():
    content = word_file("Pagu indikatif", "desa  tahun depan")
    kept = check_material(content)
    assert (kept.content, kept.extension, kept.words) == (content, "docx", "Pagu indikatif desa tahun depan")


def test_words_of_slides_and_of_cells_are_found_too():
    slide = f'<a:sld xmlns:a="{SLIDE}"><a:t>Musyawarah dusun</a:t></a:sld>'
    shown = office_file("ppt/presentation.xml", more={"ppt/slides/slide1.xml": slide})
    cells = f'<sst xmlns="{SHEET}"><si><t>Harga satuan</t></si></sst>'
    sheet = office_file("xl/workbook.xml", more={"xl/sharedStrings.xml": cells})
    assert [(kept.extension, kept.words) for kept in map(check_material, (shown, sheet))] == [
        ("pptx", "Musyawarah dusun"),
        ("xlsx", "Harga satuan"),
    ]


def test_an_address_that_somebody_clicks_on_is_no_danger():
    link = relation("hyperlink", "https://www.kemendesa.go.id/", outside=True)
    assert check_material(word_file("Baca", instruction='HYPERLINK "https://a.id" PAGE', more={WORD_RELATIONS: link}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (word_file(more={"word/vbaProject.bin": b"x"}), MACROS),
        (office_file(kind=_MACRO_KIND), MACROS),
        (word_file(more={"word/activeX/activeX1.xml": "<x/>"}), MACROS),
        (word_file(more={"customUI/customUI.xml": "<x/>"}), MACROS),
        (office_file("ppt/presentation.xml", '<p><a action="ppaction://program"/></p>'), MACROS),
        (word_file(more={"word/embeddings/oleObject1.bin": b"x"}), EMBEDDED),
        (word_file(more={"word/media/film.exe": b"x"}), EMBEDDED),
        (word_file(more={WORD_RELATIONS: relation("attachedTemplate", "https://a.id/x.dotm", outside=True)}), LINKED),
        (word_file(more={WORD_RELATIONS: relation("image", "https://a.id/x.png", outside=True)}), LINKED),
        (word_file(more={WORD_RELATIONS: relation("hyperlink", "file:///C:/x.exe", outside=True)}), LINKED),
        (office_file("xl/workbook.xml", more={"xl/externalLinks/externalLink1.xml": "<x/>"}), LINKED),
        (office_file("xl/workbook.xml", more={"xl/connections.xml": "<x/>"}), LINKED),
        (word_file(instruction=r'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"'), LINKED),
        (word_file(instruction='INCLUDETEXT "https://a.id/x.docx"'), LINKED),
        (
            office_file(
                "xl/workbook.xml", more={"xl/worksheets/s1.xml": f'<s xmlns="{SHEET}"><f>WEBSERVICE("http")</f></s>'}
            ),
            LINKED,
        ),
        (
            office_file("xl/workbook.xml", more={"xl/worksheets/s1.xml": f'<s xmlns="{SHEET}"><f>cmd|"/c"!A1</f></s>'}),
            LINKED,
        ),
        (office_file(kind=_TEMPLATE), "bukan dokumen Word"),
        (office_file(body="<doc"), "rusak"),
        (office_file(body='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "rusak"),
        (word_file("x" * 3_000)[:-60], "rusak"),
        (pdf_that(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "memuat program"),
        (pdf_with_attachment(), "memuat program"),
        (locked_pdf(), "dikunci"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Office lama"),
        (b"<html><script>alert(1)</script></html>", "bukan PDF, Word"),
        (b"", "kosong"),
        (b"%PDF-" + b"x" * MAX_BYTES, "lebih besar"),
    ],
)
def test_what_acts_by_itself_or_is_something_else_is_refused(content, reason):
    assert reason in refusal(content)


def test_a_document_that_unfolds_to_a_giant_is_refused():
    assert "mengembang" in refusal(word_file("a" * 40_000_000))
