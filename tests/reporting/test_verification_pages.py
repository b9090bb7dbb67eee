"""What anybody sees who holds a printed document: what it is, how far to trust it, and nothing that is not public."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.urls import reverse

from reporting.hashing import in_groups
from reporting.issued import file_of
from reporting.models import IssuedDocument
from reporting.services.issue import issue_document
from reporting.services.scans import add_scan, withdraw_scan
from reporting.verification_code import grouped, new_code
from reporting.views.verification import GUESSES
from tests.reporting.samples import siskeudes_matrix
from tests.reporting.signing import paper_pdf, signed_pdf

MATRIX = replace(siskeudes_matrix(5), draft=False, key="rkp-114", title=("RKP DESA", "TAHUN 2027"))
DOOR = "/verifikasi/"


@pytest.fixture(autouse=True)
def _fresh_counting(db):
    """Guesses of other tests do not count here."""
    cache.clear()


@pytest.fixture
def issued(cast) -> IssuedDocument:
    """A matrix of an enacted plan that Umeanyar issued."""
    return issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=MATRIX)


def page(document: IssuedDocument) -> str:
    """Address of the public page."""
    return reverse("verification_document", args=[document.code])


def file_page(document: IssuedDocument, kind: str = "pdf") -> str:
    """Address of a public file."""
    return reverse("verification_file", args=[document.code, kind])


def text_of(answer) -> str:
    """The words of an answer, with single blanks."""
    return " ".join(answer.content.decode().split())


def test_a_typed_code_leads_to_its_page_however_it_is_typed(client, issued):
    for typed in (grouped(issued.code), grouped(issued.code).lower(), f" {issued.code[:5]} {issued.code[5:]}"):
        answer = client.post(DOOR, {"code": typed})
        assert (answer.status_code, answer["Location"]) == (302, page(issued))
    assert client.get(f"{DOOR}{grouped(issued.code).lower()}/")["Location"] == page(issued)


def test_the_page_says_what_it_is_and_shows_the_whole_hash_of_each_file(client, issued):
    said = text_of(client.get(page(issued)))
    for words in (grouped(issued.code), "RKP DESA TAHUN 2027", "Umeanyar", "PEMERINTAH DESA SUMBERWANGI", "versi 1"):
        assert words in said
    for file in issued.file_set.all():
        assert in_groups(file.sha256, groups=16) in said
        assert f'data-sha256="{file.sha256}"' in said


def test_the_page_never_claims_more_than_is_true(client, cast, issued):
    said = text_of(client.get(page(issued)))
    assert said.count("Belum ada") == 2
    assert "Tidak bertanda tangan" in said
    add_scan(by=cast.sari, document=issued, content=paper_pdf())
    said = text_of(client.get(page(issued)))
    assert said.count("Belum ada") == 1
    assert "tidak memeriksa tanda tangannya" in said
    signed = add_scan(by=cast.sari, document=issued, content=signed_pdf())
    said = text_of(client.get(page(issued)))
    assert "Belum ada" not in said
    assert "Sistem ini tidak memeriksa sertifikatnya" in said
    assert in_groups(signed.sha256, groups=16) in said
    withdraw_scan(by=cast.sari, scan=signed, reason="Keliru")
    assert in_groups(signed.sha256, groups=16) not in text_of(client.get(page(issued)))


def test_an_older_version_names_the_newest_one(client, cast, issued):
    second = issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=MATRIX, replaces=issued)
    third = issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=MATRIX, replaces=second)
    said = text_of(client.get(page(issued)))
    assert "tidak berlaku lagi" in said
    assert page(third) in said
    said = text_of(client.get(page(third)))
    assert "tidak berlaku lagi" not in said
    assert page(second) in said


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_anybody_fetches_an_enacted_matrix_byte_for_byte(client, issued, kind):
    answer = client.get(file_page(issued, kind))
    assert answer.content == file_of(issued, kind).data
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "changes",
    [{"key": "rkp-rincian"}, {"key": "semula-menjadi"}, {"key": "rab"}, {"key": "keputusan-bpd"}, {"draft": True}],
)
def test_what_is_not_listed_as_public_or_still_a_draft_is_not_handed_out(client, cast, changes):
    payload = replace(MATRIX, **changes)
    document = issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=payload)
    said = text_of(client.get(page(document)))
    assert "tidak untuk umum" in said
    assert file_page(document) not in said
    for kind in ("pdf", "xlsx"):
        assert client.get(file_page(document, kind)).status_code == 404


def test_the_scan_itself_is_not_handed_out(client, cast, issued):
    scan = add_scan(by=cast.sari, document=issued, content=paper_pdf())
    assert str(scan.uid) not in text_of(client.get(page(issued)))
    assert client.get(reverse("issued_scan_file", args=[scan.uid])).status_code == 302


def test_a_changed_file_is_neither_vouched_for_nor_handed_out(client, issued):
    path = Path(default_storage.path(issued.file_set.get(kind="pdf").file.name))
    data = bytearray(path.read_bytes())
    data[900] ^= 1
    path.write_bytes(data)
    said = text_of(client.get(page(issued)))
    assert "Simpanan sistem rusak atau diubah" in said
    assert "Tercatat, versi terbaru" not in said
    refused = client.get(file_page(issued))
    assert refused.status_code == 409
    assert "tidak sama dengan yang ditetapkan" in text_of(refused)


def test_a_document_from_before_the_codes_says_so(client, cast):
    desa = cast.villages.umeanyar
    old = IssuedDocument.objects.create(
        desa=desa, key="rkp-114", title="RKP", payload="{}", payload_sha256="0" * 64, issued_by=cast.sari,
        is_code_printed=False,
    )  # fmt: skip
    assert "sebelum kode verifikasi dicetak" in text_of(client.get(page(old)))


def test_a_slip_of_the_pen_is_told_from_an_unknown_code(client, issued):
    wrong = issued.code[:-1] + ("2" if issued.code[-1] != "2" else "3")
    assert "huruf pemeriksanya tidak cocok" in text_of(client.post(DOOR, {"code": wrong}))
    answer = client.get(f"{DOOR}{wrong}/")
    assert (answer.status_code, "huruf pemeriksanya tidak cocok" in text_of(answer)) == (404, True)
    unknown = client.post(DOOR, {"code": new_code()})
    assert (unknown.status_code, "Tidak ada naskah dengan kode" in text_of(unknown)) == (200, True)
    assert client.get(f"{DOOR}{new_code()}/").status_code == 404


def test_guesses_are_slowed_down_and_right_codes_are_not(client, issued):
    for _ in range(GUESSES.amount):
        assert client.get(f"{DOOR}{new_code()}/").status_code == 404
    assert client.get(f"{DOOR}{new_code()}/").status_code == 429
    refused = client.post(DOOR, {"code": new_code()})
    assert (refused.status_code, "Tunggu 5 menit" in text_of(refused)) == (429, True)
    assert client.get(page(issued)).status_code == 200
    assert client.get(page(issued), REMOTE_ADDR="10.1.1.9").status_code == 200
    assert client.get(f"{DOOR}{new_code()}/", REMOTE_ADDR="10.1.1.9").status_code == 404


def test_the_secretary_uploads_and_withdraws_on_the_page_of_scans(client, cast, issued, tmp_path):
    client.force_login(cast.sari.orang.user)
    address = reverse("issued_scans", args=[issued.uid])
    path = tmp_path / "perdes.pdf"
    path.write_bytes(paper_pdf())
    with path.open("rb") as file:
        assert client.post(address, {"file": file}).status_code == 302
    scan = issued.scan_set.get()
    assert "Sari" in text_of(client.get(address))
    with path.open("rb") as file:
        assert "sudah diunggah" in text_of(client.post(address, {"file": file}))
    withdraw = reverse("issued_scan_withdraw", args=[scan.uid])
    assert "Tuliskan mengapa" in text_of(client.post(withdraw, {"reason": ""}))
    assert client.post(withdraw, {"reason": "Salah naskah"}).status_code == 302
    assert "Salah naskah" in text_of(client.get(address))
    fetched = client.get(reverse("issued_scan_file", args=[scan.uid]))
    assert b"".join(fetched.streaming_content) == paper_pdf()
