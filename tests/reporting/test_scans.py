"""The signed paper of an issued document: kept with its hash, called no more than it is, withdrawn with a reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError
from reporting.enums import ScanKind
from reporting.errors import FrozenError
from reporting.issued import faults_of, file_of, scan_of
from reporting.models import IssuedDocument, IssuedScan
from reporting.services.issue import issue_document
from reporting.services.scans import MOST_SCANS, add_scan, withdraw_scan
from reporting.signed_pdf import holds_signature
from tests.reporting.samples import siskeudes_matrix
from tests.reporting.signing import paper_pdf, signed_pdf


@pytest.fixture
def issued(cast) -> IssuedDocument:
    """A matrix that Umeanyar issued."""
    payload = replace(siskeudes_matrix(5), draft=False, key="rkp-114")
    return issue_document(by=cast.sari, place=cast.villages.umeanyar, payload=payload)


def test_the_secretary_keeps_a_scan_with_its_hash(cast, issued):
    scan = add_scan(by=cast.sari, document=issued, content=paper_pdf())
    assert (scan.kind, scan_of(scan)) == (ScanKind.SCAN, paper_pdf())
    assert Act.objects.filter(verb="add_scan", subject_id=str(issued.uid)).exists()


@pytest.mark.parametrize("who", ["wati", "joko", "made", "rina", "dewi", "bejo"])
def test_nobody_else_keeps_or_withdraws_scans(cast, issued, who):
    scan = add_scan(by=cast.sari, document=issued, content=paper_pdf())
    somebody = getattr(cast, who)
    with pytest.raises(NotAllowed, match="Sekretaris Desa"):
        add_scan(by=somebody, document=issued, content=paper_pdf("Lain"))
    with pytest.raises(NotAllowed, match="Sekretaris Desa"):
        withdraw_scan(by=somebody, scan=scan, reason="Keliru")


def test_a_kabupatens_document_has_no_secretary(cast):
    document = issue_document(by=cast.dewi, place=cast.villages.umeanyar.kabupaten, payload=siskeudes_matrix(3))
    with pytest.raises(NotAllowed):
        add_scan(by=cast.sari, document=document, content=paper_pdf())


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "kosong"), (b"\xff\xd8\xff\xe0 a photo", "bukan PDF"), (b"%PDF-1.4 and then nothing", "rusak")],
)
def test_what_is_no_pdf_is_refused(cast, issued, content, reason):
    with pytest.raises(DomainError, match=reason) as refusal:
        add_scan(by=cast.sari, document=issued, content=content)
    assert refusal.value.field == "file"
    assert not IssuedScan.objects.exists()


def test_the_stored_file_itself_is_no_signed_paper(cast, issued):
    with pytest.raises(DomainError, match="belum bertanda tangan"):
        add_scan(by=cast.sari, document=issued, content=file_of(issued, "pdf").data)


def test_the_same_scan_is_kept_once_and_no_more_than_five(cast, issued):
    for number in range(MOST_SCANS):
        scan = add_scan(by=cast.sari, document=issued, content=paper_pdf(f"Pindaian {number}"))
    with pytest.raises(DomainError, match="sudah diunggah"):
        add_scan(by=cast.sari, document=issued, content=paper_pdf("Pindaian 4"))
    with pytest.raises(DomainError, match="paling banyak 5"):
        add_scan(by=cast.sari, document=issued, content=paper_pdf("Pindaian 5"))
    withdraw_scan(by=cast.sari, scan=scan, reason="Halaman kurang")
    assert add_scan(by=cast.sari, document=issued, content=paper_pdf("Pindaian 4")).withdrawn_at is None


def test_an_upload_is_withdrawn_once_with_a_reason_and_its_file_stays(cast, issued):
    scan = add_scan(by=cast.sari, document=issued, content=paper_pdf())
    with pytest.raises(DomainError, match="mengapa"):
        withdraw_scan(by=cast.sari, scan=scan, reason="  ")
    withdraw_scan(by=cast.sari, scan=scan, reason="Naskah yang salah")
    again = withdraw_scan(by=cast.sari, scan=scan, reason="Lain")
    assert (again.withdraw_reason, scan_of(again)) == ("Naskah yang salah", paper_pdf())
    with pytest.raises(FrozenError):
        IssuedScan.objects.all().delete()


def test_one_changed_byte_of_a_scan_is_found(cast, issued):
    scan = add_scan(by=cast.sari, document=issued, content=paper_pdf())
    path = Path(scan.file.path)
    path.write_bytes(path.read_bytes().replace(b"Author", b"Autor "))
    assert [fault.where for fault in faults_of(issued)] == [f"rkp-114 {issued.uid}: {scan.file.name}"]


def test_a_pdf_with_a_signature_over_all_of_it_is_told_apart(cast, issued):
    assert add_scan(by=cast.sari, document=issued, content=signed_pdf()).kind == ScanKind.SIGNED


@pytest.mark.parametrize(
    "content",
    [
        paper_pdf("/Sig /ByteRange"),
        signed_pdf(covers_all=False),
        signed_pdf(sub_filter="/Palsu"),
        signed_pdf(kind="/Tx"),
        signed_pdf() + b"\n% added after signing",
        b"%PDF-1.7 broken",
    ],
)
def test_what_only_looks_like_a_signature_is_none(content):
    assert not holds_signature(content)
