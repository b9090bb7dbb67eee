"""Files attached to a line: design, price survey, land statement, photo."""

import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models import Membership
from places.models import Desa
from places.querysets import DeletableOfDesaQuerySet
from planning.enums import LampiranKind
from planning.models.rkp_line import RkpKegiatan


def lampiran_path(lampiran: "Lampiran", filename: str) -> str:
    """Storage path; the name people see is kept apart."""
    return f"lampiran/{lampiran.desa_id}/{lampiran.uid}/{filename}"


class Lampiran(models.Model):
    """A checked file of a line; pictures are stored without their EXIF data."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    line = models.ForeignKey(RkpKegiatan, models.PROTECT, related_name="lampiran_set")
    kind = models.CharField("jenis", max_length=20, choices=LampiranKind)
    note = models.CharField("keterangan", max_length=200, blank=True)
    file = models.FileField("berkas", upload_to=lampiran_path)
    original_name = models.CharField("nama berkas", max_length=200)
    content_type = models.CharField(max_length=50)
    size = models.PositiveIntegerField("ukuran (byte)")
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["line_id", "pk"]

    def __str__(self) -> str:
        return self.original_name
