"""The pages of a yearly plan's documents: the list, each on screen, the files, the form of one line, the pictures."""

import io

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from planning.documents import RKP_DOCUMENTS
from planning.models import RkpDesa
from tests.planning.making_data import make_rkp, make_rkp_line
from tests.planning.making_documents import add_ceilings, add_lines, add_rab, fill

UPRIGHT = {"rab", "pemeriksaan-rab", "rkp-gambar"}
F4, A4 = (330, 215), (297, 210)


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    """Umeanyar's plan for 2027 with all that its documents print."""
    rkp = make_rkp(cast.sari, cast.villages.umeanyar)
    fill(cast.sari, rkp)
    return rkp


@pytest.fixture
def url(rkp) -> str:
    """The documents of the plan."""
    return f"/rkp/{rkp.pk}/dokumen/"


def pages_of(answer) -> list:
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content)).pages


def size_mm(page) -> tuple[int, int]:
    return round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)


def test_the_list_shows_every_document_with_its_files(cast, url, sign_in):
    page = sign_in(cast.sari).get(url).text
    for key in RKP_DOCUMENTS:
        assert f'href="{url}{key}/"' in page
        assert f'href="{url}{key}/unduh/pdf/"' in page
        assert (f'href="{url}{key}/unduh/xlsx/"' in page) == (key != "rkp-gambar")


def test_every_document_is_read_on_screen_and_printed_on_either_paper(cast, url, sign_in):
    sari = sign_in(cast.sari)
    for key in RKP_DOCUMENTS:
        assert sari.get(f"{url}{key}/").status_code == 200, key
        for paper, size in (("", F4), ("A4", A4)):
            sizes = {size_mm(page) for page in pages_of(sari.get(f"{url}{key}/unduh/pdf/", {"kertas": paper}))}
            assert sizes == {size[::-1] if key in UPRIGHT else size}, key


def test_the_budget_of_one_line_is_opened_and_downloaded_alone(cast, rkp, url, sign_in):
    sari, line = sign_in(cast.sari), rkp.line_set.first()
    page = sari.get(f"{url}rab/", {"kegiatan": line.uid}).text
    assert line.name in page
    assert f"{url}rab/unduh/pdf/?kegiatan={line.uid}" in page
    workbook = load_workbook(io.BytesIO(sari.get(f"{url}rab/unduh/xlsx/", {"kegiatan": line.uid}).content))
    assert len(workbook.sheetnames) == 1
    assert len(load_workbook(io.BytesIO(sari.get(f"{url}rab/unduh/xlsx/").content)).sheetnames) == 3


def test_many_budgets_are_a_list_on_screen(cast, rkp, url, sign_in):
    for line in add_lines(cast.sari, rkp, times=2):
        add_rab(line, ("bahan", "Kerikil halus", "1", 1, "DDS"))
    page = sign_in(cast.sari).get(f"{url}rab/").text
    assert "15 lembar" in page
    assert "Kerikil halus" not in page
    for line in rkp.line_set.filter(rab_set__isnull=False):
        assert f"?kegiatan={line.uid}" in page


@pytest.mark.parametrize("address", ["tidak-ada/", "rkp-114/unduh/html/", "rkp-gambar/unduh/xlsx/", "rpjm-114/"])
def test_what_is_no_document_of_a_yearly_plan_is_absent(cast, url, sign_in, address):
    assert sign_in(cast.sari).get(url + address).status_code == 404


def test_the_line_of_another_plan_is_absent(cast, url, sign_in):
    other = make_rkp(cast.bejo, cast.villages.kalianget)
    line = make_rkp_line(cast.bejo, other, costs={"DDS": 1})
    for asked in (line.uid, "x", "²\0"):
        assert sign_in(cast.sari).get(f"{url}rab/", {"kegiatan": asked}).status_code == 404


@pytest.mark.parametrize("who", ["joko", "rina", "dewi"])
def test_readers_print_the_documents_of_a_yearly_plan(cast, url, sign_in, who):
    assert sign_in(getattr(cast, who)).get(f"{url}rkp-114/unduh/xlsx/").status_code == 200


def test_the_pictures_show_what_lies_over_the_ceilings(cast, rkp, sign_in):
    page = sign_in(cast.sari).get(f"/rkp/{rkp.pk}/gambar/").text
    assert "lebih 15.678.901" in page  # DDS: 345.678.901 of 300.000.000 and a SiLPA of 30.000.000
    assert "chart-over" in page
    assert "59.042.429" in page  # not divided: 49.042.430 and 9.999.999


def test_the_pictures_of_an_empty_plan_say_so(cast, codes, sign_in):
    rkp = make_rkp(cast.sari, cast.villages.umeanyar, 2030)
    add_ceilings(rkp, DDS=5)
    assert "Belum ada biaya" in sign_in(cast.sari).get(f"/rkp/{rkp.pk}/gambar/").text
