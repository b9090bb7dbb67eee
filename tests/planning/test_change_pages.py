"""The pages of editions and changes: what is stored is what is served, and each refusal stands where it belongs."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from places.errors import DomainError
from planning.editions import issued_in, last_edition
from planning.models import Perubahan, RpjmDesa, RpjmKegiatan
from planning.services.lines import delete_line
from reporting.issued import file_of
from tests.planning.changing import enact, enacted_rpjm, flood, opened, picture
from tests.planning.refusals import assert_refused


@pytest.fixture
def rpjm(cast, codes) -> RpjmDesa:
    """Umeanyar's enacted plan of 2021-2026."""
    return enacted_rpjm(cast)


@pytest.fixture
def sari(cast, sign_in):
    """Sari's browser."""
    return sign_in(cast.sari)


def to_form(rpjm: RpjmDesa) -> str:
    """Where a change is opened."""
    return reverse("rpjm_change_open", kwargs={"pk": rpjm.pk})


def of(change: Perubahan, name: str, **further: str) -> str:
    """A page of the change."""
    return reverse(name, kwargs={"uid": change.uid, **further})


def delete_pkk(cast, rpjm: RpjmDesa) -> None:
    """Take one line out."""
    line = RpjmKegiatan.objects.get(rpjm=rpjm, name="Pembinaan PKK")
    delete_line(by=cast.sari, line=line, version=line.version)


def test_every_stored_file_is_offered_and_served_byte_for_byte(rpjm, sari):
    page = sari.get(reverse("rpjm_editions", kwargs={"pk": rpjm.pk})).text
    for document in issued_in(last_edition(rpjm)).values():
        for file in document.file_set.all():
            address = reverse("issued_download", kwargs={"uid": document.uid, "kind": file.kind})
            assert f'href="{address}"' in page
            assert " ".join(file.sha256[start : start + 4] for start in (0, 4, 8, 12)) in page
            answer = sari.get(address)
            assert answer.content == file_of(document, file.kind).data
            assert answer["Content-Type"] == file.content_type


def test_a_tampered_file_is_not_served_and_the_page_says_why(rpjm, sari):
    document = issued_in(last_edition(rpjm))["rpjm-114"]
    path = Path(default_storage.path(document.file_set.get(kind="pdf").file.name))
    path.write_bytes(path.read_bytes().replace(b"/Page", b"/Pagf", 1))
    answer = sari.get(reverse("issued_download", kwargs={"uid": document.uid, "kind": "pdf"}))
    assert answer.status_code == 409
    assert "tidak sama dengan yang ditetapkan" in answer.text


@pytest.mark.parametrize("kind", ["html", "exe", "PDF"])
def test_another_kind_of_file_is_absent(rpjm, sari, kind):
    document = issued_in(last_edition(rpjm))["rpjm-114"]
    assert sari.get(f"/naskah/{document.uid}/{kind}/").status_code == 404


def test_a_change_is_opened_on_the_page(rpjm, sari):
    data = {
        "ground": "peristiwa",
        "event": "bencana_alam",
        "explanation": "Banjir",
        "evidence_name": "SK Bupati 1",
        "evidence_date": "2023-01-05",
        "evidence": SimpleUploadedFile("surat.exe", picture()),
    }
    answer = sari.post(to_form(rpjm), data)
    change = Perubahan.objects.get()
    assert answer["Location"] == change.get_absolute_url()
    assert sari.get(of(change, "change_evidence"))["Content-Disposition"].endswith('"bukti-perubahan.png"')
    plan = sari.get(rpjm.get_absolute_url()).text
    assert "Sedang diubah" in plan
    assert "Yang berlaku tetap Perdes Nomor 3 Tahun 2020" in plan
    assert "Tambah kegiatan" in plan
    assert "Catat Perdes" not in plan


@pytest.mark.parametrize(
    ("wrong", "refusals"),
    [
        ({"ground": ""}, {"ground": "Pilih dasar"}),
        ({"event": ""}, {"event": "Pilih peristiwa"}),
        ({"ground": "kebijakan"}, {"policy_level": "Pilih kebijakan"}),
        ({"explanation": ""}, {"explanation": "Jelaskan mengapa"}),
        ({"evidence_date": "2999-01-01"}, {"evidence_date": "belum tiba"}),
    ],
)
def test_a_ground_without_its_detail_is_refused_beside_the_field(rpjm, sari, wrong, refusals):
    data = {"ground": "peristiwa", "event": "bencana_alam", "explanation": "Banjir"}
    assert_refused(sari.post(to_form(rpjm), data | wrong), **refusals)
    assert not Perubahan.objects.exists()


def test_evidence_is_judged_by_its_bytes(rpjm, sari):
    data = {"ground": "peristiwa", "event": "bencana_alam", "explanation": "Banjir"}
    program = SimpleUploadedFile("bukti.pdf", b"MZ\x90 program", content_type="application/pdf")
    assert_refused(sari.post(to_form(rpjm), data | {"evidence": program}), evidence="bukan PDF")


def test_the_page_of_a_change_tells_what_differs_and_offers_to_withdraw_only_an_untouched_plan(cast, rpjm, sari):
    change = opened(cast, rpjm)
    assert "Tarik perubahan" in sari.get(change.get_absolute_url()).text
    delete_pkk(cast, rpjm)
    page = sari.get(change.get_absolute_url()).text
    assert "Tarik perubahan" not in page
    assert "Ditambah 0, dihapus 1, berubah 0, tetap 2 kegiatan; jumlah berkurang Rp10.000.000." in page
    assert "Pembinaan PKK" in page
    answer = sari.post(of(change, "change_withdraw"), {"version": "1"}, follow=True)
    assert "Perubahan belum dapat ditarik" in answer.text


def test_a_reader_sees_the_change_but_no_button(cast, rpjm, sign_in):
    change = opened(cast, rpjm)
    page = sign_in(cast.joko).get(change.get_absolute_url()).text
    assert "Langkah berikutnya" not in page
    assert "Perbaiki dasar" not in page


def test_a_change_is_withdrawn_on_the_page(cast, rpjm, sari):
    change = opened(cast, rpjm)
    assert sari.post(of(change, "change_withdraw"), {"version": "1"}).status_code == 302
    page = sari.get(change.get_absolute_url()).text
    assert "Ditarik" in page
    assert sari.get(of(change, "change_comparison")).status_code == 404


def test_an_enacted_change_stands_among_the_editions_and_its_comparison_stays_as_issued(cast, rpjm, sari):
    change = opened(cast, rpjm)
    delete_pkk(cast, rpjm)
    assert "RANCANGAN" in sari.get(of(change, "change_comparison")).text
    enact(cast, change)
    answer = sari.get(reverse("rpjm_editions", kwargs={"pk": rpjm.pk}))
    assert "Perubahan ke-1: Perdes Nomor 2 Tahun 2023" in answer.text
    assert "Sudah digantikan" in answer.text
    change.refresh_from_db()
    document = issued_in(change.edition)["semula-menjadi-rpjm"]
    served = sari.get(of(change, "change_comparison_file", kind="pdf"))
    assert served.content == file_of(document, "pdf").data
    assert "RANCANGAN" not in sari.get(of(change, "change_comparison")).text


def test_the_page_of_a_change_says_what_is_still_missing_before_it_is_handed_over(cast, rpjm, sari):
    change = opened(cast, rpjm, flood(evidence=None))
    delete_pkk(cast, rpjm)
    page = sari.get(change.get_absolute_url()).text
    assert "Berkas dokumen bukti" in page
    assert "Menunggu kegiatan yang diubah dan bukti yang lengkap." in page
    with pytest.raises(DomainError, match="Perubahan belum dapat ditetapkan"):
        enact(cast, change)
    change.refresh_from_db()
    assert change.is_open


def test_a_change_that_is_complete_is_led_to_its_review(cast, rpjm, sari):
    change = opened(cast, rpjm)
    delete_pkk(cast, rpjm)
    assert "Menunggu kegiatan" not in sari.get(change.get_absolute_url()).text


def test_who_edits_an_old_version_is_told_and_may_send_again(cast, rpjm, sari):
    change = opened(cast, rpjm)
    data = {"ground": "peristiwa", "event": "krisis_ekonomi", "explanation": "Harga naik", "version": "7"}
    answer = sari.post(of(change, "change_edit"), data)
    assert answer.status_code == 200
    assert "Orang lain baru saja menyimpan" in answer.text
    change.refresh_from_db()
    assert change.event == "bencana_alam"
    assert sari.post(of(change, "change_edit"), data | {"version": "1"}).status_code == 302


def test_the_neighbours_change_and_files_are_absent(cast, rpjm, sign_in):
    change = opened(cast, rpjm)
    document = issued_in(last_edition(rpjm))["rpjm-114"]
    bejo = sign_in(cast.bejo)
    for address in (
        change.get_absolute_url(),
        of(change, "change_comparison"),
        of(change, "change_evidence"),
        reverse("issued_download", kwargs={"uid": document.uid, "kind": "pdf"}),
        reverse("rpjm_editions", kwargs={"pk": rpjm.pk}),
    ):
        assert bejo.get(address).status_code == 404


def test_editions_of_two_changes_are_listed_newest_first(cast, rpjm, sari):
    change = opened(cast, rpjm)
    delete_pkk(cast, rpjm)
    enact(cast, change)
    page = sari.get(reverse("rpjm_editions", kwargs={"pk": rpjm.pk})).text
    assert page.index("Perubahan ke-1") < page.index("Naskah awal")
    assert page.count("Berlaku") == 1
