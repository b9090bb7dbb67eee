"""Keeping the signed paper of an issued document."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.attached_file import PDF_REFUSALS
from places.errors import DomainError
from places.uploaded_pdf import UnusablePdf, check_pdf
from reporting.enums import ScanKind
from reporting.hashing import sha256_of
from reporting.models import IssuedDocument, IssuedScan
from reporting.policy import may_keep_scan
from reporting.signed_pdf import holds_signature

MAX_BYTES = 10 * 1024 * 1024
MOST_SCANS = 5


@transaction.atomic
def add_scan(*, by: Membership, document: IssuedDocument, content: bytes) -> IssuedScan:
    """Keep a PDF of the signed paper with its SHA-256; what kind it is its content says.

    Raises DomainError (field "file") for what is no safe PDF, for one of the stored files itself, for one that is kept
    already, and for the sixth.
    """
    may_keep_scan(by, document).require()
    _check(content)
    IssuedDocument.objects.select_for_update(of=("self",)).defer("payload").get(pk=document.pk)
    sha256 = sha256_of(content)
    _refuse_known(document, sha256)
    scan = IssuedScan(
        document=document,
        kind=ScanKind.SIGNED if holds_signature(content) else ScanKind.SCAN,
        sha256=sha256,
        size=len(content),
        added_by=by,
    )
    scan.file.save("naskah-bertanda-tangan.pdf", ContentFile(content), save=False)
    try:
        scan.save(force_insert=True)
        _log(by, "add_scan", document, f"Mengunggah {scan.get_kind_display().lower()}: {document.title}")
    except Exception:
        scan.file.delete(save=False)  # no row will ever lead to it
        raise
    return scan


@transaction.atomic
def withdraw_scan(*, by: Membership, scan: IssuedScan, reason: str) -> IssuedScan:
    """Take a mistaken upload off the public page; the file is kept. Raises DomainError (field "reason") without one."""
    may_keep_scan(by, scan.document).require()
    reason = " ".join(reason.split())
    if not reason:
        raise DomainError("Tuliskan mengapa pindaian ini ditarik.", field="reason")
    fresh = IssuedScan.objects.select_for_update(of=("self",)).get(pk=scan.pk)
    if fresh.withdrawn_at is None:
        fresh.withdrawn_at, fresh.withdrawn_by, fresh.withdraw_reason = timezone.now(), by, reason[:300]
        fresh.save(update_fields=["withdrawn_at", "withdrawn_by", "withdraw_reason"])
        _log(by, "withdraw_scan", scan.document, f"Menarik pindaian: {scan.document.title}", reason)
    return fresh


def _check(content: bytes) -> None:
    if not content:
        raise DomainError("Berkas ini kosong.", field="file")
    if len(content) > MAX_BYTES:
        raise DomainError("Berkas lebih besar dari 10 MB. Pindai dengan mutu lebih rendah.", field="file")
    try:
        check_pdf(content)
    except UnusablePdf as error:
        raise DomainError(PDF_REFUSALS[error.fault], field="file") from None


def _refuse_known(document: IssuedDocument, sha256: str) -> None:
    if document.file_set.filter(sha256=sha256).exists():
        raise DomainError(
            "Ini berkas dari sistem, belum bertanda tangan. Pindai naskah yang sudah ditandatangani.", field="file"
        )
    standing = list(IssuedScan.objects.standing().filter(document=document).values_list("sha256", flat=True))
    if sha256 in standing:
        raise DomainError("Pindaian yang sama sudah diunggah.", field="file")
    if len(standing) >= MOST_SCANS:
        raise DomainError(f"Satu naskah memuat paling banyak {MOST_SCANS} pindaian.", field="file")


def _log(by: Membership, verb: str, document: IssuedDocument, summary: str, reason: str = "") -> None:
    log_act(by=by, verb=verb, subject=document, place=document.place, summary=summary, reason=reason)
