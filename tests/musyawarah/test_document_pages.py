"""Pages of papers: who reads them, in which forms, and what they never show."""

import pytest
from django.urls import reverse

from musyawarah.enums import MusyawarahStatus
from tests.musyawarah.making import make_musyawarah, make_usulan
from tests.musyawarah.making_papers import make_full_meeting
from villages.enums import Unsur

PRIVATE = (Unsur.MISKIN.label, Unsur.DIFABEL.label)


def test_a_planned_meeting_shows_what_is_needed_before_and_an_open_one_the_rest(cast, sign_in):
    browser = sign_in(cast.sari)
    meeting = make_musyawarah(cast)
    page = browser.get(reverse("musyawarah_documents", args=[meeting.uid])).content.decode()
    assert "Surat undangan" in page
    assert "Notulen" not in page.split("<h1")[1].split("</nav>")[1]
    full = make_full_meeting(cast, people=3, decisions=1, status=MusyawarahStatus.OPEN)
    page = browser.get(reverse("musyawarah_documents", args=[full.uid])).content.decode()
    for words in ("Berita acara", "Daftar hadir", ">PDF ", ">Word "):
        assert words in page


@pytest.mark.parametrize("name", ["sari", "karto", "joko", "rina", "dewi"])
def test_the_village_and_its_officers_read_the_papers_and_see_nothing_private(cast, sign_in, name):
    meeting = make_full_meeting(cast, people=14, decisions=2)
    browser = sign_in(getattr(cast, name))
    for key in ("undangan", "daftar-hadir", "daftar-hadir-kosong", "notulen", "berita-acara", "tata-tertib"):
        page = browser.get(reverse("musyawarah_document", args=[meeting.uid, key])).content.decode()
        assert page.count("<h1") == 1
        for words in PRIVATE:
            assert words not in page, key
    assert "Warga 7" in browser.get(reverse("musyawarah_document", args=[meeting.uid, "daftar-hadir"])).content.decode()


def test_the_neighbours_see_no_paper(cast, sign_in):
    meeting = make_full_meeting(cast, people=2, decisions=1)
    browser = sign_in(cast.bejo)
    for kind in ("pdf", "docx"):
        address = reverse("musyawarah_download", args=[meeting.uid, "berita-acara", kind])
        assert browser.get(address).status_code == 404


def test_a_paper_is_downloaded_as_word_and_as_pdf(cast, sign_in):
    meeting = make_full_meeting(cast, people=2, decisions=1)
    browser = sign_in(cast.sari)
    word = browser.get(reverse("musyawarah_download", args=[meeting.uid, "berita-acara", "docx"]))
    assert word.content.startswith(b"PK")
    assert word["Content-Disposition"].startswith('attachment; filename="berita-acara-')
    pdf = browser.get(reverse("musyawarah_download", args=[meeting.uid, "berita-acara", "pdf"]))
    assert pdf["Content-Disposition"].startswith("inline")
    for kind in ("xlsx", "html", "exe"):
        missing = reverse("musyawarah_download", args=[meeting.uid, "berita-acara", kind])
        assert browser.get(missing).status_code == 404


def test_an_officer_names_the_village_whose_lists_he_reads(cast, sign_in):
    make_usulan(cast, "Rabat beton Kelod")
    browser = sign_in(cast.rina)
    address = reverse("usulan_document", args=[2027, "rekapitulasi-usulan"])
    assert browser.get(address).status_code == 404
    page = browser.get(f"{address}?desa={cast.villages.umeanyar.code}").content.decode()
    assert "Rabat beton Kelod" in page
    assert f"unduh/xlsx/?desa={cast.villages.umeanyar.code}" in page
    assert browser.get(f"{address}?desa={cast.villages.pandanlandung.code}").status_code == 404


def test_a_year_without_usulan_has_its_forms_too(cast, sign_in):
    browser = sign_in(cast.sari)
    page = browser.get(reverse("usulan_documents", args=[2027])).content.decode()
    assert "Rekapitulasi usulan" in page
    assert "NIHIL" in page
    assert browser.get(reverse("usulan_documents", args=[1900])).status_code == 404
