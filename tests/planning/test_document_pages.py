"""The documents of a plan: the list with previews, each on screen, and the files."""

import io
import re

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from planning.services.lines import delete_line

MATRICES = ["rpjm-114", "rpjm-21", "rpjm-siskeudes", "rpjm-rincian"]
ALL = [*MATRICES, "rpjm-visi-misi"]
F4, A4 = (330, 215), (297, 210)


@pytest.fixture
def url(rpjm, add_line) -> str:
    """The documents of a plan with two lines and one deleted."""
    add_line("Talud Barat", costs={2027: {"DDS": 1_000_000, "ADD": 250_000}})
    add_line("Siltap", code="1.1.01", costs={2034: {"ADD": 40_000_000}})
    gone = add_line("Tidak jadi", costs={2030: {"DDS": 9}})
    delete_line(by=gone.history.first().history_user, line=gone, version=1)
    return f"/rpjm/{rpjm.pk}/dokumen/"


def pdf_of(answer) -> PdfReader:
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    return PdfReader(io.BytesIO(answer.content))


def size_mm(page) -> tuple[int, int]:
    return round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)


def test_the_list_shows_every_document_with_a_preview_and_its_files(cast, url, sign_in):
    page = sign_in(cast.sari).get(url).text
    for key in ALL:
        assert f'href="{url}{key}/"' in page
        assert f'href="{url}{key}/unduh/pdf/"' in page
        assert (f'href="{url}{key}/unduh/xlsx/"' in page) == (key in MATRICES)
    assert page.count("Talud Barat") == len(MATRICES)


@pytest.mark.parametrize("key", MATRICES)
def test_a_matrix_is_the_same_on_screen_on_paper_and_in_the_workbook(cast, url, sign_in, key):
    sari = sign_in(cast.sari)
    screen = sari.get(f"{url}{key}/").text
    paper = pdf_of(sari.get(f"{url}{key}/unduh/pdf/"))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    answer = sari.get(f"{url}{key}/unduh/xlsx/")
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.xlsx"', answer["Content-Disposition"])
    cells = [cell.value for row in load_workbook(io.BytesIO(answer.content)).active for cell in row]
    for word in ("Talud Barat", "Siltap", "41.250.000"):
        assert word in screen
        assert word in text
    assert {"Talud Barat", "Siltap", 1_250_000, 40_000_000, 41_250_000} <= set(cells)
    for said in (screen, text, str(cells)):
        assert "Tidak jadi" not in said
    assert {size_mm(page) for page in paper.pages} == {F4}


@pytest.mark.parametrize("key", ALL)
def test_a4_is_printed_on_request(cast, url, sign_in, key):
    sari = sign_in(cast.sari)
    sizes = {size_mm(page) for page in pdf_of(sari.get(f"{url}{key}/unduh/pdf/", {"kertas": "a4"})).pages}
    assert sizes == {A4 if key in MATRICES else A4[::-1]}
    odd = pdf_of(sari.get(f"{url}{key}/unduh/pdf/", {"kertas": "²\0 kertas koran"}))
    assert {size_mm(page) for page in odd.pages} != sizes


def test_the_vision_sheet_is_read_on_screen_and_on_paper(cast, rpjm, url, sign_in):
    sari = sign_in(cast.sari)
    sari.post(f"/rpjm/{rpjm.pk}/visi-misi/", {"version": "1", "visi": "Desa asri dan rukun", "n-0-text": "Air bersih"})
    paper = pdf_of(sari.get(f"{url}rpjm-visi-misi/unduh/pdf/"))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for words in ("Desa asri dan rukun", "Air bersih"):
        assert words in sari.get(f"{url}rpjm-visi-misi/").text
        assert words in text
    assert "Desa asri dan rukun" in sari.get(url).text


@pytest.mark.parametrize(
    "address",
    ["tidak-ada/", "rpjm-114/unduh/html/", "rpjm-114/unduh/docx/", "rpjm-visi-misi/unduh/xlsx/", "x/unduh/pdf/"],
)
def test_what_is_no_document_is_absent(cast, url, sign_in, address):
    assert sign_in(cast.sari).get(url + address).status_code == 404


@pytest.mark.parametrize("who", ["joko", "rina", "dewi"])
def test_readers_print_what_they_may_see(cast, url, sign_in, who):
    assert sign_in(getattr(cast, who)).get(f"{url}rpjm-114/unduh/xlsx/").status_code == 200


def test_an_empty_plan_prints_too(cast, rpjm, sign_in):
    sari = sign_in(cast.sari)
    for key in ALL:
        assert len(pdf_of(sari.get(f"/rpjm/{rpjm.pk}/dokumen/{key}/unduh/pdf/")).pages) >= 1
        assert sari.get(f"/rpjm/{rpjm.pk}/dokumen/{key}/").status_code == 200
