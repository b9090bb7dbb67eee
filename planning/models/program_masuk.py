"""Programmes of higher governments that enter the village (Permendagri 114/2014 art. 10; form F-RPJM-02, B-03)."""

import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from codes.models import Bidang, Satuan
from places.models import Desa
from places.querysets import DeletableOfDesaQuerySet
from planning.enums import GovernmentLevel


class ProgramMasuk(models.Model):
    """A programme or activity that a higher government brings into the village in some years."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="program_masuk_set")
    bidang = models.ForeignKey(Bidang, models.PROTECT, related_name="+", verbose_name="bidang")
    name = models.CharField("nama program/kegiatan", max_length=300)
    level = models.CharField("dari", max_length=20, choices=GovernmentLevel)
    organiser = models.CharField("kementerian/OPD pelaksana", max_length=200, blank=True)
    document = models.CharField("dokumen sumber", max_length=200, blank=True)
    first_year = models.PositiveSmallIntegerField("tahun pertama")
    last_year = models.PositiveSmallIntegerField("tahun terakhir")
    location = models.CharField("lokasi (dusun/RT/RW)", max_length=200, blank=True)
    volume = models.DecimalField("volume", max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.ForeignKey(Satuan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan")
    amount = models.BigIntegerField("prakiraan pagu dana (rupiah)", null=True, blank=True)
    sdgs = models.JSONField("SDGs Desa", default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "first_year", "bidang_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="planning_program_years_in_order"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="planning_program_amount_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.name
