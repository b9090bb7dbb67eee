"""An issued document: its payload and its files as they were on the day, each with its SHA-256.

Rows are written once by `reporting.services.issue`; the database itself refuses an UPDATE (see the migrations). The
model knows nothing of plans: whoever issues a document keeps the key to it.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from accounts.models import Membership
from places.models import OwnedByPlace
from reporting.enums import FileKind
from reporting.querysets import IssuedDocumentQuerySet, IssuedFileQuerySet
from reporting.verification_code import LENGTH, new_code

SHA256_LETTERS = 64


def issued_path(file: "IssuedFile", filename: str) -> str:
    """Storage path of a file; the uid is never used again, so what a failed issue leaves behind is never served."""
    return f"issued/{file.document.uid}/{filename}"


class IssuedDocument(OwnedByPlace):
    """One version of a document that a place issued; a new version names the one it replaces."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField("kode verifikasi", max_length=LENGTH, unique=True, default=new_code, editable=False)
    is_code_printed = models.BooleanField(
        "kode tercetak", default=True
    )  # not on what was issued before there were codes
    key = models.CharField("jenis dokumen", max_length=50)
    title = models.CharField("judul", max_length=300)
    payload = models.TextField("isi")  # the canonical spelling, byte for byte; a JSON column would spell it anew
    payload_sha256 = models.CharField(max_length=SHA256_LETTERS)
    version = models.PositiveIntegerField("versi", default=1)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="menggantikan"
    )
    issued_at = models.DateTimeField("waktu", auto_now_add=True)
    issued_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta(OwnedByPlace.Meta):
        ordering = ["-pk"]
        indexes = [models.Index(fields=["desa", "key"], name="reporting_issued_of_desa")]
        constraints = [
            *OwnedByPlace.Meta.constraints,
            models.CheckConstraint(
                condition=Q(desa__isnull=False) | Q(kecamatan__isnull=False) | Q(kabupaten__isnull=False),
                name="reporting_issued_has_owner",
            ),
            models.CheckConstraint(condition=~Q(payload=""), name="reporting_issued_has_payload"),
            models.CheckConstraint(
                condition=Exact(Length("payload_sha256"), SHA256_LETTERS), name="reporting_issued_payload_is_hashed"
            ),
            models.CheckConstraint(
                condition=Q(replaces=None, version=1) | Q(replaces__isnull=False, version__gt=1),
                name="reporting_issued_version_follows_one",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")), name="reporting_issued_never_replaces_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (versi {self.version})"


class IssuedFile(models.Model):
    """A file of an issued document, in the storage, with its hash and its size in bytes."""

    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="file_set")
    kind = models.CharField("bentuk", max_length=10, choices=FileKind)
    file = models.FileField("berkas", upload_to=issued_path, max_length=200)
    filename = models.CharField("nama berkas", max_length=120)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=SHA256_LETTERS)
    size = models.PositiveIntegerField("ukuran (bita)")

    objects = IssuedFileQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["document", "kind"], name="reporting_issuedfile_kind_once"),
            models.CheckConstraint(
                condition=Exact(Length("sha256"), SHA256_LETTERS), name="reporting_issuedfile_is_hashed"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="reporting_issuedfile_not_empty"),
        ]

    def __str__(self) -> str:
        return self.filename
