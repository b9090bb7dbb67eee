"""The pages from the agreement to the Perdes, as those who use them meet them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from planning.models import RkpDesa
from reporting.issued import file_of
from review.enums import ReviewState
from review.models import Enactment, PlanChapter, Publication
from review.services.clarifying import ClarificationData, clarify
from tests.cast import Cast
from tests.planning.changing import picture
from tests.review.making import agreed, case, enacted, version, went_on
from tests.review.pdfs import blank_pdf

DAY = "2026-09-10"


def of_plan(name: str, rkp: RkpDesa) -> str:
    """A page of the plan."""
    return reverse(name, kwargs={"plan": "rkp", "pk": rkp.pk})


def of_review(name: str, rkp: RkpDesa) -> str:
    """A page of the plan's review."""
    return reverse(name, kwargs={"uid": case(rkp).review.uid})


def test_the_bpd_agrees_and_the_kepala_desa_sets_the_plan_on_their_pages(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    went_on(cast, rkp)
    agreement = {"keputusan_number": "5", "keputusan_date": DAY, "ba_date": DAY, "version": version(rkp)}
    answer = sign_in(cast.joko).post(of_review("review_agree", rkp), agreement, follow=True)
    assert "Kesepakatan BPD dicatat" in answer.text
    day = "2026-09-15"
    perdes = {"perdes_number": "4", "perdes_date": day, "promulgated_on": day, "lembaran_number": "4"}
    made = sign_in(cast.made)
    answer = made.post(of_review("review_enact", rkp), perdes | {"version": version(rkp)}, follow=True)
    assert "Perdes ditetapkan dan naskahnya diterbitkan" in answer.text
    document = Enactment.objects.get().document
    issued = made.get(reverse("issued_download", kwargs={"uid": document.uid, "kind": "pdf"}))
    assert issued.content == file_of(document, "pdf").data


def test_the_secretary_is_asked_for_the_scan_and_the_bpd_is_not(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    went_on(cast, rkp)
    assert 'type="file"' not in sign_in(cast.joko).get(of_review("review_agree", rkp)).text
    sari = sign_in(cast.sari)
    data = {"keputusan_number": "5", "keputusan_date": DAY, "ba_date": DAY, "version": version(rkp)}
    assert "Unggah pindaian naskah" in sari.post(of_review("review_agree", rkp), data).text
    data["scan"] = SimpleUploadedFile("ba.png", picture())
    assert sari.post(of_review("review_agree", rkp), data).status_code == 302
    assert case(rkp).state == ReviewState.AGREED


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    agreed(cast, rkp)
    data = {"perdes_number": "4", "perdes_date": "2026-09-01", "promulgated_on": DAY, "lembaran_number": "77"}
    page = sign_in(cast.made).post(of_review("review_enact", rkp), data | {"version": version(rkp)}).text
    assert "Perdes tidak ditetapkan sebelum kesepakatan" in page
    assert 'value="77"' in page


def test_who_comes_too_late_is_told(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    agreed(cast, rkp)
    joko = sign_in(cast.joko)
    address, seen = of_review("review_undo_agree", rkp), version(rkp)
    data = {"reason": "Anggaran berubah.", "version": seen - 1}
    assert "Orang lain baru saja menyimpan" in joko.post(address, data).text
    assert joko.post(address, data | {"version": seen}).status_code == 302
    assert joko.post(address, data | {"version": seen}).status_code == 403


def test_the_page_of_the_perdes_tells_what_comes_next_and_whose_turn_it_is(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    wati = sign_in(cast.wati)
    assert "selesaikan pengajuannya dahulu" in wati.get(of_plan("perdes_documents", rkp)).text
    agreed(cast, rkp)
    page = wati.get(of_plan("perdes_documents", rkp)).text
    assert "Yang dapat: Kepala Desa, atau Sekretaris Desa dari naskah bertanda tangan." in page


def test_chapters_are_added_moved_taken_out_and_brought_back(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    wati, address = sign_in(cast.wati), of_plan("chapter_list", rkp)
    for number in (1, 2):
        file = SimpleUploadedFile("bab.pdf", blank_pdf(number))
        assert wati.post(address, {"title": f"Bab {number}", "file": file}).status_code == 302
    first, second = PlanChapter.objects.all()
    wati.post(reverse("chapter_move", kwargs={"pk": second.pk}), {"arah": "naik"})
    assert list(PlanChapter.objects.values_list("title", flat=True)) == ["Bab 2", "Bab 1"]
    wati.post(reverse("chapter_delete", kwargs={"pk": second.pk}))
    assert "Bab terhapus" in wati.get(address).text
    assert wati.get(reverse("chapter_file", kwargs={"pk": second.pk})).status_code == 404
    wati.post(reverse("chapter_restore", kwargs={"pk": second.pk}))
    assert list(PlanChapter.objects.values_list("title", flat=True)) == ["Bab 1", "Bab 2"]
    assert first.pages == 1


@pytest.mark.parametrize(
    ("content", "words"), [(picture(), "bukan PDF"), (b"%PDF-1.7 rusak", "rusak"), (blank_pdf(), "sudah menjadi bab")]
)
def test_a_chapter_is_judged_by_its_content(cast: Cast, rkp: RkpDesa, sign_in, content: bytes, words: str) -> None:
    wati, address = sign_in(cast.wati), of_plan("chapter_list", rkp)
    wati.post(address, {"title": "Bab I", "file": SimpleUploadedFile("a.pdf", blank_pdf())})
    page = wati.post(address, {"title": "Bab II", "file": SimpleUploadedFile("b.pdf", content)})
    assert words in page.text
    assert PlanChapter.objects.count() == 1


def test_chapters_of_a_plan_that_was_handed_over_stay_as_they_are(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    went_on(cast, rkp)
    wati, address = sign_in(cast.wati), of_plan("chapter_list", rkp)
    assert "selesai diperiksa dan menunggu kesepakatan" in wati.get(address).text
    assert wati.post(address, {"title": "Bab I"}).status_code == 403


def test_where_a_plan_was_made_known_is_recorded_and_taken_back(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    enacted(cast, rkp)
    wati, address = sign_in(cast.wati), of_plan("publication_list", rkp)
    data = {"medium": "baliho", "where": "Depan balai desa", "published_on": "2026-09-14"}
    assert "Publikasi tidak mendahului Perdes" in wati.post(address, data).text
    assert wati.post(address, data | {"published_on": "2026-09-20"}).status_code == 302
    row = Publication.objects.get()
    assert "Depan balai desa" in wati.get(address).text
    wati.post(reverse("publication_delete", kwargs={"pk": row.pk}))
    assert not Publication.objects.exists()


def test_the_kabupaten_clarifies_and_the_village_reads_it(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    enacted(cast, rkp)
    dewi, address = sign_in(cast.dewi), of_review("review_clarify", rkp)
    data = {"result": "differs", "clarified_on": "2026-10-01", "number": "180/33", "version": version(rkp)}
    assert "Tuliskan apa yang bertentangan" in dewi.post(address, data).text
    assert dewi.post(address, data | {"note": "Pasal 3 melampaui kewenangan."}).status_code == 302
    assert "Pasal 3 melampaui kewenangan." in sign_in(cast.sari).get(of_plan("perdes_documents", rkp)).text
    assert case(rkp).state == ReviewState.CLARIFIED


def test_a_clarification_that_is_late_is_shown_as_late(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    row = enacted(cast, rkp)
    sari = sign_in(cast.sari)
    Enactment.objects.update(promulgated_on=date.today())
    assert "Kabupaten mengklarifikasi paling lambat" in sari.get(of_plan("perdes_documents", rkp)).text
    Enactment.objects.update(promulgated_on=row.perdes_date)
    late = date.today() > date(2026, 10, 27)  # thirty working days after 15 September
    assert ("Lewat batas" in sari.get(of_plan("perdes_documents", rkp)).text) == late
    clarify(
        by=cast.of("bagian_hukum"), plan=rkp, version=version(rkp), data=ClarificationData("fits", date(2026, 10, 1))
    )
    assert "Lewat batas" not in sari.get(of_plan("perdes_documents", rkp)).text


def test_the_neighbours_find_nothing(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    enacted(cast, rkp)
    bejo = sign_in(cast.bejo)
    for address in (of_plan("perdes_documents", rkp), of_plan("chapter_list", rkp), of_review("review_enact", rkp)):
        assert bejo.get(address).status_code == 404
