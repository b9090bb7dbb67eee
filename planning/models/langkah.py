"""The steps of making a plan: the dates that no other record tells, and a kabupaten's own deadlines."""

from django.db import models
from simple_history.models import HistoricalRecords

from musyawarah.enums import PlanKind
from places.models import Desa, Kabupaten
from places.querysets import OwnedByDesaQuerySet


class TanggalLangkah(models.Model):
    """When a village took a step that leaves no row of its own (socialisation, sending, publishing)."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="langkah_set")
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind)
    year = models.PositiveSmallIntegerField("tahun rencana")
    step = models.SlugField("langkah", max_length=40)
    planned_on = models.DateField("direncanakan", null=True, blank=True)
    done_on = models.DateField("dilaksanakan", null=True, blank=True)
    note = models.CharField("keterangan", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "plan_kind", "year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["desa", "plan_kind", "year", "step"], name="planning_langkah_once")
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.year}"


class BatasLangkah(models.Model):
    """A kabupaten's own deadline for a step, over the shipped one (`data/langkah.csv`).

    For a RKP `month_day` ("06-30", of the year before the plan's); for a RPJM `days` after the inauguration.
    """

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="batas_langkah_set")
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind)
    step = models.SlugField("langkah", max_length=40)
    month_day = models.CharField("paling lambat (bulan-tanggal)", max_length=5, blank=True)
    days = models.PositiveSmallIntegerField("paling lambat (hari setelah pelantikan)", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kabupaten_id", "plan_kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "plan_kind", "step"], name="planning_batas_langkah_once")
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.month_day or self.days}"
