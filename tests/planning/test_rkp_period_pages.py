"""Opening yearly plans, choosing what their Perdes cites, and recording an old Perdes."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from planning.models import RkpDesa
from planning.services.rkp import cite_legal_basis, create_rkp
from tests.planning.making_files import pdf
from tests.planning.refusals import assert_refused
from tests.planning.sent import sent_by
from villages.models import LegalBasis


def test_a_plan_is_opened_under_the_rpjm_that_covers_its_year(cast, rpjm, sign_in):
    sari = sign_in(cast.sari)
    assert "2027–2034" in sari.get("/rkp/baru/").text
    answer = sari.post("/rkp/baru/", {"year": "2028"}, follow=True)
    rkp = RkpDesa.objects.get()
    assert (rkp.year, rkp.rpjm) == (2028, rpjm)
    assert "di bawah RPJM Desa 2027–2034" in answer.text


def test_a_plan_without_rpjm_may_be_opened_and_says_so(cast, codes, sign_in):
    sari = sign_in(cast.sari)
    assert "Desa ini belum mempunyai RPJM Desa" in sari.get("/rkp/baru/").text
    assert "tanpa RPJM Desa yang mencakup tahun itu" in sari.post("/rkp/baru/", {"year": "2028"}, follow=True).text


def test_the_next_year_is_filled_in(cast, rpjm, sign_in):
    sari = sign_in(cast.sari)
    assert sent_by(sari.get("/rkp/baru/").text)["year"] == [str(timezone.localdate().year + 1)]
    create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2030)
    assert sent_by(sari.get("/rkp/baru/").text)["year"] == ["2031"]
    assert sent_by(sari.get("/rkp/baru/?tahun=2029").text)["year"] == ["2029"]
    assert sari.get("/rkp/baru/?tahun=²").status_code == 200


@pytest.mark.parametrize(
    ("year", "words"), [("", "Belum diisi"), ("1999", "2000"), ("2028", "RKP Desa 2028 sudah ada"), ("dua", "bilangan")]
)
def test_an_odd_or_taken_year_is_refused_beside_the_field(cast, rkp, sign_in, year, words):
    assert_refused(sign_in(cast.sari).post("/rkp/baru/", {"year": year}), year=words)
    assert RkpDesa.objects.count() == 1


@pytest.fixture
def laws(cast) -> list[LegalBasis]:
    """A law in force, and one that was revoked."""
    LegalBasis.objects.all().delete()
    return [
        LegalBasis.objects.create(citation="UU Nomor 6 Tahun 2014", valid_from=date(2014, 1, 15), position=1),
        LegalBasis.objects.create(
            citation="PP Nomor 72 Tahun 2005", valid_from=date(2005, 1, 1), valid_until=date(2014, 5, 30), position=2
        ),
    ]


def test_what_is_in_force_is_ticked_on_arrival_and_nothing_is_saved_by_looking(cast, rkp, laws, sign_in):
    page = sign_in(cast.sari).get(f"/rkp/{rkp.pk}/dasar-hukum/").text
    assert sent_by(page)["rows"] == [str(laws[0].pk)]
    assert "1 peraturan tidak berlaku" in page
    assert not rkp.dasar_hukum.exists()


def test_the_choice_is_kept_logged_and_shown_again(cast, rkp, laws, sign_in):
    sari = sign_in(cast.sari)
    chosen = [str(row.pk) for row in laws]
    sari.post(f"/rkp/{rkp.pk}/dasar-hukum/", {"rows": chosen, "version": "1"})
    assert list(rkp.dasar_hukum.all()) == laws
    assert sent_by(sari.get(f"/rkp/{rkp.pk}/dasar-hukum/").text)["rows"] == chosen
    assert "Memilih 2 dasar hukum" in sari.get(f"/rkp/{rkp.pk}/riwayat/").text


def test_a_choice_made_on_a_stale_page_is_offered_again(cast, rkp, laws, sign_in):
    cite_legal_basis(by=cast.wati, rkp=rkp, version=1, rows=laws)
    data = {"rows": [str(laws[0].pk)], "version": "1"}
    answer = sign_in(cast.sari).post(f"/rkp/{rkp.pk}/dasar-hukum/", data)
    assert "Orang lain baru saja menyimpan" in answer.text
    assert sent_by(answer.text)["version"] == ["2"]
    assert rkp.dasar_hukum.count() == 2


def test_an_empty_list_of_laws_says_who_fills_it(cast, rkp, sign_in):
    LegalBasis.objects.all().delete()
    assert "Daftar dasar hukum masih kosong" in sign_in(cast.sari).get(f"/rkp/{rkp.pk}/dasar-hukum/").text


def test_an_old_perdes_is_recorded_with_its_scan_and_locks_the_plan(cast, codes, sign_in):
    rkp = create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2026, is_before_app=True)
    sari = sign_in(cast.sari)
    scan = SimpleUploadedFile("perdes.pdf", content := pdf(), content_type="application/pdf")
    data = {"perdes_number": "5 Tahun 2025", "perdes_date": "2025-09-30", "version": "1", "scan": scan}
    answer = sari.post(f"/rkp/{rkp.pk}/catat-perdes/", data, follow=True)
    assert "RKP Desa ini sekarang terkunci" in answer.text
    file = sari.get(f"/rkp/{rkp.pk}/perdes/")
    assert b"".join(file.streaming_content) == content
    assert 'filename="perdes-rkp-2026.pdf"' in file["Content-Disposition"]
    assert sign_in(cast.bejo).get(f"/rkp/{rkp.pk}/perdes/").status_code == 404


def test_a_scan_that_is_no_pdf_is_refused(cast, codes, sign_in):
    rkp = create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2026, is_before_app=True)
    scan = SimpleUploadedFile("perdes.pdf", b"MZ", content_type="application/pdf")
    data = {"perdes_number": "5", "perdes_date": "2025-09-30", "version": "1", "scan": scan}
    assert_refused(sign_in(cast.sari).post(f"/rkp/{rkp.pk}/catat-perdes/", data), scan="bukan PDF")
    assert RkpDesa.objects.get().is_draft


def test_a_plan_of_the_present_is_not_recorded_that_way(cast, rkp, sign_in):
    assert sign_in(cast.sari).get(f"/rkp/{rkp.pk}/catat-perdes/").status_code == 403
