"""Pagu indikatif: what a village may expect from each source in a year (Permendagri 114/2014 arts 35-36)."""

from django.db import models
from simple_history.models import HistoricalRecords

from codes.models import SumberDana
from places.models import Desa
from places.querysets import OwnedByDesaQuerySet
from planning.enums import PaguOrigin


class PaguTahun(models.Model):
    """The ceilings of a village in a year; without this row last year's are shown as an assumption."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="pagu_set")
    year = models.PositiveSmallIntegerField("tahun anggaran")
    origin = models.CharField("diisi oleh", max_length=20, choices=PaguOrigin, default=PaguOrigin.DESA)
    received_on = models.DateField("tanggal pagu diterima", null=True, blank=True)
    document = models.CharField("dasar pagu", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "-year"]
        constraints = [models.UniqueConstraint(fields=["desa", "year"], name="planning_pagutahun_once_per_year")]

    def __str__(self) -> str:
        return f"Pagu {self.desa} {self.year}"


class PaguIndikatif(models.Model):
    """The ceiling of one source, and the SiLPA of last year that adds to it, in whole rupiah.

    What Dinas PMD gave (`origin`) the village reads only; SiLPA stays the village's.
    """

    tahun = models.ForeignKey(PaguTahun, models.CASCADE, related_name="sumber_set")
    sumber = models.ForeignKey(SumberDana, models.PROTECT, related_name="+")
    origin = models.CharField("diisi oleh", max_length=20, choices=PaguOrigin, default=PaguOrigin.DESA)
    amount = models.BigIntegerField("pagu (rupiah)", default=0)
    silpa = models.BigIntegerField("SiLPA (rupiah)", default=0)
    regular_amount = models.BigIntegerField(
        "pagu reguler (rupiah)", null=True, blank=True, help_text="Dana Desa tanpa bagian yang sudah ditentukan"
    )

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["sumber__position"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "sumber"], name="planning_pagu_source_once_per_year"),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0) & models.Q(silpa__gte=0), name="planning_pagu_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(regular_amount=None)
                | (models.Q(regular_amount__gte=0) & models.Q(regular_amount__lte=models.F("amount"))),
                name="planning_pagu_regular_within_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sumber}: {self.amount}"
