"""Data Desa: what there is in the village, in the four lists of the regulation."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from places.models import Desa
from places.querysets import DeletableOfDesaQuerySet
from villages.enums import DataDesaCategory


class DataDesa(models.Model):
    """One entry of a list; `is_assessed` once the team has compared it in the field (Permendagri 114/2014 art. 13)."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="data_desa_set")
    year = models.PositiveSmallIntegerField("tahun data")
    category = models.CharField("daftar", max_length=15, choices=DataDesaCategory)
    group = models.CharField("kelompok data", max_length=80, blank=True)
    label = models.CharField("uraian", max_length=150)
    amount = models.DecimalField("volume/jumlah", max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.CharField("satuan", max_length=30, blank=True)
    note = models.CharField("keterangan", max_length=200, blank=True)
    source = models.CharField("sumber data", max_length=100, blank=True)
    is_assessed = models.BooleanField("sudah diperiksa di lapangan", default=False)
    assessed_on = models.DateField("tanggal pemeriksaan", null=True, blank=True)
    position = models.PositiveIntegerField("urutan", default=0)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "year", "category", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="villages_datadesa_amount_not_negative"
            )
        ]

    def __str__(self) -> str:
        return self.label
