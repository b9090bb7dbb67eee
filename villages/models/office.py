"""Offices of a village and who held them when."""

from django.db import models
from django.db.models import F, Q

from places.models import Desa, Dusun, Orang
from places.querysets import OwnedByDesaQuerySet
from villages.enums import Capacity, JabatanKind


class Jabatan(models.Model):
    """One office of a village's SOTK or institutions."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="jabatan_set")
    kind = models.CharField("jenis jabatan", max_length=20, choices=JabatanKind)
    title = models.CharField("sebutan jabatan", max_length=100, blank=True, help_text="Kosong: sebutan umum setempat")
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="jabatan_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "position", "pk"]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class PemangkuJabatan(models.Model):
    """A person in an office from one day to another, in a capacity."""

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pemangku_set")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="pemangku_set")
    orang = models.ForeignKey(Orang, models.PROTECT, related_name="pemangku_set")
    capacity = models.CharField("sebagai", max_length=10, choices=Capacity, default=Capacity.DEFINITIF)
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai", null=True, blank=True)
    decree = models.CharField("nomor dan tanggal SK", max_length=100, blank=True)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["jabatan_id", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="villages_pemangku_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.orang} ({self.jabatan})"
