"""The signed paper of an issued document, as the village uploaded it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from accounts.models import Membership
from reporting.enums import ScanKind
from reporting.models.issued import SHA256_LETTERS, IssuedDocument
from reporting.querysets import IssuedScanQuerySet


def scan_path(scan: "IssuedScan", filename: str) -> str:
    """Storage path of a scan; the uid is never used again."""
    return f"pindaian/{scan.document.uid}/{scan.uid}/{filename}"


class IssuedScan(models.Model):
    """A PDF of the signed paper; its file never changes, and a mistaken one is withdrawn with a reason."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="scan_set")
    kind = models.CharField("bentuk", max_length=10, choices=ScanKind)
    file = models.FileField("berkas", upload_to=scan_path, max_length=200)
    sha256 = models.CharField(max_length=SHA256_LETTERS)
    size = models.PositiveIntegerField("ukuran (bita)")
    added_at = models.DateTimeField("diunggah", auto_now_add=True)
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("ditarik", null=True, blank=True)
    withdrawn_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    withdraw_reason = models.CharField("alasan ditarik", max_length=300, blank=True)

    objects = IssuedScanQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sha256"], condition=Q(withdrawn_at=None), name="reporting_scan_once"
            ),
            models.CheckConstraint(condition=Exact(Length("sha256"), SHA256_LETTERS), name="reporting_scan_is_hashed"),
            models.CheckConstraint(condition=Q(size__gt=0), name="reporting_scan_not_empty"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | (
                    Q(withdrawn_at__gte=F("added_at"), withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~Q(withdraw_reason="")
                ),
                name="reporting_scan_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document}"
