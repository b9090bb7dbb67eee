"""Cooperation between villages and with third parties (UU 6/2014 arts 91-93; form B-08)."""

import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from codes.models import Bidang, Satuan
from places.models import Desa
from places.querysets import DeletableOfDesaQuerySet
from planning.enums import PartnerKind


class KerjaSama(models.Model):
    """An agreement that lines are carried out under; the lines that point to it hold the village's share."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="kerja_sama_set")
    kind = models.CharField("jenis", max_length=20, choices=PartnerKind)
    partner = models.CharField("nama desa atau pihak ketiga", max_length=200)
    bidang = models.ForeignKey(Bidang, models.PROTECT, related_name="+", verbose_name="bidang")
    name = models.CharField("nama program/kegiatan", max_length=300)
    agreement_number = models.CharField("nomor perjanjian atau berita acara", max_length=100, blank=True)
    agreement_date = models.DateField("tanggal perjanjian", null=True, blank=True)
    first_year = models.PositiveSmallIntegerField("tahun pertama")
    last_year = models.PositiveSmallIntegerField("tahun terakhir")
    location = models.CharField("lokasi", max_length=200, blank=True)
    volume = models.DecimalField("prakiraan volume", max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.ForeignKey(Satuan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan")
    manfaat = models.CharField("penerima manfaat", max_length=200, blank=True)
    partner_amount = models.BigIntegerField("biaya ditanggung mitra (rupiah)", null=True, blank=True)
    sdgs = models.JSONField("SDGs Desa", default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "first_year", "bidang_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="planning_kerjasama_years_in_order"
            ),
            models.CheckConstraint(
                condition=Q(partner_amount=None) | Q(partner_amount__gte=0),
                name="planning_kerjasama_amount_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partner})"
