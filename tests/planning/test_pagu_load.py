"""Dinas PMD loads the ceilings of its villages: every row is accounted for before anything is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from planning.models import PaguTahun
from tests.planning.load_making import PAGU_HEAD, workbook
from tests.planning.pagu_making import amounts_of, give
from tests.planning.refusals import assert_refused
from tests.planning.sent import sent_by

URL, APPLY = "/pagu/muat/", "/pagu/muat/terapkan/"
UMEANYAR = ("51.08.02.2021", "Umeanyar", "Seririt", 700, 300, 50)


@pytest.fixture
def dewi(cast, codes, sign_in):
    """Dewi's browser."""
    return sign_in(cast.dewi)


def preview(browser, *rows, **values):
    """Upload a workbook with these rows."""
    typed = {"year": "2027", "document": "SK Bupati 77", "received_on": "2026-07-01"}
    return browser.post(URL, typed | {"file": workbook(*rows, **values)})


def apply(browser, page):
    """Press the button of the preview."""
    return browser.post(APPLY, sent_by(page.text, action=APPLY))


def test_a_workbook_is_shown_first_and_then_applied(cast, dewi):
    page = preview(dewi, UMEANYAR, (None, "Kalianget", "Seririt", "Rp 500.000,-", None, 7))
    assert page.status_code == 200
    assert "Terapkan untuk 2 desa" in page.text
    assert "Dencarik" in page.text, "a village that the file leaves out is named"
    assert not PaguTahun.objects.exists()
    assert apply(dewi, page).status_code == 302
    assert amounts_of(cast.villages.umeanyar, 2027) == {"DDS": 700, "ADD": 300, "PBH": 50}
    assert amounts_of(cast.villages.kalianget, 2027) == {"DDS": 500_000, "PBH": 7}
    tahun = PaguTahun.objects.get(desa=cast.villages.umeanyar)
    assert (tahun.origin, tahun.document, str(tahun.received_on)) == ("kabupaten", "SK Bupati 77", "2026-07-01")


def test_the_same_workbook_again_changes_nothing(cast, dewi):
    apply(dewi, preview(dewi, UMEANYAR))
    again = preview(dewi, UMEANYAR)
    assert "Tidak ada pagu yang berubah" in again.text
    assert sent_by(again.text, action=APPLY) == {}


def test_what_the_village_typed_is_shown_before_it_is_overwritten(cast, dewi):
    give(cast.sari, cast.villages.umeanyar, 2027, DDS=650, PAD=9)
    page = preview(dewi, UMEANYAR)
    assert "Berbeda dari yang diisi desa: DDS 650 → 700" in page.text
    apply(dewi, page)
    assert amounts_of(cast.villages.umeanyar, 2027) == {"PAD": 9, "DDS": 700, "ADD": 300, "PBH": 50}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("35.07.21.2012", "Pandanlandung", "Wagir", 1, 2, 3), "bukan kode desa di Kabupaten Buleleng"),
        (("51.08.02.2013", "Banjarasem", "Seririt", 1, 2, 3), "adalah Desa Kalianget, tetapi tertulis Banjarasem"),
        ((None, "Pandanlandung", "Wagir", 1, 2, 3), "Tidak ada desa bernama"),
        ((None, "Dencarik", "Seririt", 1, 2, 3), "tidak ada di Kecamatan Seririt, tetapi di Banjar"),
        (("51.08.02.2013", "Kalianget", "Seririt", None, None, None), "Tidak ada jumlah"),
        (("51.08.02.2013", "Kalianget", "Seririt", 700, "1.5", 3), "tidak terbaca"),
        (UMEANYAR, "sudah ada di baris sebelumnya"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_remedy_and_left_out(cast, dewi, row, words):
    page = preview(dewi, UMEANYAR, row)
    assert words in page.text
    assert "Terapkan untuk 1 desa" in page.text
    apply(dewi, page)
    assert list(PaguTahun.objects.values_list("desa__name", flat=True)) == ["Umeanyar"]


def test_income_of_the_village_itself_is_skipped_and_said(cast, dewi):
    page = preview(dewi, (*UMEANYAR, 25), head=(*PAGU_HEAD, "PAD"))
    assert "Kolom PAD dilewati" in page.text
    apply(dewi, page)
    assert "PAD" not in amounts_of(cast.villages.umeanyar, 2027)


def test_a_village_saved_after_the_preview_stops_it_and_is_shown_anew(cast, dewi):
    page = preview(dewi, UMEANYAR)
    give(cast.sari, cast.villages.umeanyar, 2027, DDS=1)
    again = apply(dewi, page)
    assert again.status_code == 409
    assert "Umeanyar" in again.text
    assert amounts_of(cast.villages.umeanyar, 2027) == {"DDS": 1}
    assert apply(dewi, again).status_code == 302
    assert amounts_of(cast.villages.umeanyar, 2027)["DDS"] == 700


@pytest.mark.parametrize("note", ["", "abc", "eyJh:1x:zz"])
def test_a_made_up_note_writes_nothing(dewi, note):
    answer = dewi.post(APPLY, {"muatan": note}, follow=True)
    assert "tidak berlaku" in answer.text
    assert not PaguTahun.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7 bukan tabel", ""), (b"", "kosong"), (b"PK\x03\x04rusak", "")],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(dewi, content, words):
    answer = dewi.post(URL, {"year": "2027", "file": SimpleUploadedFile("pagu.xlsx", content)})
    assert_refused(answer, file=words)


def test_a_workbook_without_such_a_table_is_refused(dewi):
    answer = preview(dewi, ("apa", "saja"), head=("No", "Nama", "Umur"))
    assert_refused(answer, file="tidak ada tabel pagu")


def test_an_odd_year_is_refused(dewi):
    assert_refused(dewi.post(URL, {"year": "²", "file": workbook(UMEANYAR)}), year="")
