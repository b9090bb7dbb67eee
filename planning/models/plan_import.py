"""A workbook that a village uploaded to be read into a plan, and what was written from it."""

import uuid

from django.db import models
from django.db.models import Q

from accounts.models import Membership
from places.models import Desa
from places.querysets import OwnedByDesaQuerySet
from planning.enums import ImportShape, ImportStatus
from planning.models.rkp import RkpDesa
from planning.models.rpjm import RpjmDesa


def workbook_path(plan_import: "PlanImport", filename: str) -> str:
    """Storage path of the kept workbook."""
    return f"impor/{plan_import.desa_id}/{plan_import.uid}/{filename}"


class PlanImport(models.Model):
    """One upload: the file as it came, what was read from it, the corrections, and whether it was applied."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="plan_import_set")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="import_set")
    rkp = models.ForeignKey(RkpDesa, models.PROTECT, null=True, blank=True, related_name="import_set")
    shape = models.CharField("bentuk", max_length=10, choices=ImportShape)
    sheet = models.CharField("lembar", max_length=100, blank=True)
    file = models.FileField("berkas", upload_to=workbook_path)
    original_name = models.CharField("nama berkas", max_length=200)
    size = models.PositiveIntegerField("ukuran (byte)")
    sha256 = models.CharField(max_length=64)
    status = models.CharField("keadaan", max_length=10, choices=ImportStatus, default=ImportStatus.UPLOADED)
    reading = models.JSONField("hasil baca", null=True, blank=True)
    corrections = models.JSONField("perbaikan", default=dict, blank=True)
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField("diterapkan", null=True, blank=True)
    undone_at = models.DateTimeField("dibatalkan", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(rpjm=None) | Q(rkp=None), name="planning_import_into_one_plan"),
        ]

    def __str__(self) -> str:
        return self.original_name


class ImportedRow(models.Model):
    """One line that an import wrote: how it stood before, so that the import can be undone."""

    plan_import = models.ForeignKey(PlanImport, models.CASCADE, related_name="row_set")
    sheet = models.CharField("lembar", max_length=100)
    row_number = models.PositiveIntegerField("baris")
    line_uid = models.UUIDField("uid kegiatan")
    is_new = models.BooleanField("baru")
    before = models.JSONField("sebelum", null=True, blank=True)
    written_version = models.PositiveIntegerField("versi tertulis")

    class Meta:
        ordering = ["plan_import_id", "pk"]

    def __str__(self) -> str:
        return f"{self.sheet} {self.row_number}"
