"""Community groups with their members and managers, and the village's cadres."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from places.models import Desa, Dusun, Orang
from places.querysets import OwnedByDesaQuerySet
from villages.enums import KaderKind, KelompokPosition, Unsur


class Kelompok(models.Model):
    """A community group of the village; `unsur` says whom it speaks for."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="kelompok_set")
    dusun = models.ForeignKey(
        Dusun, models.PROTECT, null=True, blank=True, related_name="kelompok_set", help_text="Kosong: seluruh desa"
    )
    name = models.CharField("nama kelompok", max_length=120)
    unsur = models.CharField("unsur", max_length=20, choices=Unsur, default=Unsur.KELOMPOK_LAIN)
    decree = models.CharField("nomor dan tanggal SK", max_length=100, blank=True)
    founded_year = models.PositiveSmallIntegerField("tahun berdiri", null=True, blank=True)
    activity = models.CharField("kegiatan", max_length=200, blank=True)
    ended_on = models.DateField("bubar", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["desa", "name"], name="villages_kelompok_name_once")]

    def __str__(self) -> str:
        return self.name


class AnggotaKelompok(models.Model):
    """A person's post in a group from one day to another."""

    kelompok = models.ForeignKey(Kelompok, models.PROTECT, related_name="anggota_set")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    orang = models.ForeignKey(Orang, models.PROTECT, related_name="anggota_set")
    position = models.CharField("kedudukan", max_length=10, choices=KelompokPosition, default=KelompokPosition.ANGGOTA)
    joined_on = models.DateField("masuk", null=True, blank=True)
    left_on = models.DateField("keluar", null=True, blank=True)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["kelompok_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kelompok", "orang"], condition=Q(left_on=None), name="villages_anggota_once_per_kelompok"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=F("joined_on")),
                name="villages_anggota_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.orang} ({self.kelompok})"


class Kader(models.Model):
    """A cadre of the village: KPMD, Kader Pembangunan Manusia, Posyandu ..."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="kader_set")
    orang = models.ForeignKey(Orang, models.PROTECT, related_name="kader_set")
    kind = models.CharField("jenis kader", max_length=20, choices=KaderKind)
    decree = models.CharField("nomor dan tanggal SK", max_length=100, blank=True)
    starts_on = models.DateField("mulai", null=True, blank=True)
    ends_on = models.DateField("sampai", null=True, blank=True)
    note = models.CharField("keterangan", max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="villages_kader_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.orang} ({self.get_kind_display()})"
