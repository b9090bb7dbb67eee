"""Residents by household. Marks of poverty and disability are seen by named village staff only."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from places.models import Desa, Dusun, Orang, RukunTetangga
from villages.enums import FamilyRelation, LeaveReason, UngroupedReason
from villages.models.kelompok import Kelompok
from villages.querysets import KeluargaQuerySet, TindakLanjutQuerySet, WargaQuerySet


class Keluarga(models.Model):
    """A household; `number` is that of the family card, shown masked."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="keluarga_set")
    dusun = models.ForeignKey(Dusun, models.PROTECT, related_name="keluarga_set")
    rukun_tetangga = models.ForeignKey(
        RukunTetangga, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="RT/RW"
    )
    number = models.CharField("nomor KK", max_length=16, blank=True)
    address = models.CharField("alamat", max_length=200, blank=True)
    is_rtm = models.BooleanField("rumah tangga miskin", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = KeluargaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "dusun__position", "dusun_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "number"], condition=~Q(number=""), name="villages_keluarga_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"Keluarga {self.pk}"


class Warga(models.Model):
    """A resident: an `Orang` with household, hamlet and what planning must know of him."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="warga_set")
    orang = models.OneToOneField(Orang, models.PROTECT, related_name="warga")
    keluarga = models.ForeignKey(Keluarga, models.PROTECT, null=True, blank=True, related_name="warga_set")
    dusun = models.ForeignKey(Dusun, models.PROTECT, related_name="warga_set")
    rukun_tetangga = models.ForeignKey(
        RukunTetangga, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="RT/RW"
    )
    relation = models.CharField("hubungan dalam keluarga", max_length=10, choices=FamilyRelation, blank=True)
    nik = models.CharField("NIK", max_length=16, blank=True)
    born_on = models.DateField("tanggal lahir", null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("tahun lahir", null=True, blank=True)
    occupation = models.CharField("pekerjaan", max_length=60, blank=True)
    is_disabled = models.BooleanField("penyandang disabilitas", default=False)
    disability = models.CharField("ragam disabilitas", max_length=60, blank=True)
    left_on = models.DateField("tidak lagi menjadi warga sejak", null=True, blank=True)
    left_reason = models.CharField("sebab", max_length=10, choices=LeaveReason, blank=True)
    erased_at = models.DateTimeField("data pribadi dihapus", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = WargaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "dusun__position", "dusun_id", "orang__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["desa", "nik"], condition=~Q(nik=""), name="villages_warga_nik_once"),
            models.CheckConstraint(
                condition=Q(left_on=None, left_reason="") | (Q(left_on__isnull=False) & ~Q(left_reason="")),
                name="villages_warga_left_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["desa", "dusun", "left_on"], name="villages_warga_of_dusun")]

    def __str__(self) -> str:
        return str(self.orang)


class TindakLanjutWarga(models.Model):
    """Of a resident who takes part in no group: why, which group he wishes for, and what was done about it."""

    warga = models.OneToOneField(Warga, models.CASCADE, related_name="tindak_lanjut")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    reason = models.CharField("alasan", max_length=15, choices=UngroupedReason, blank=True)
    reason_text = models.CharField("keterangan", max_length=200, blank=True)
    wished_kelompok = models.ForeignKey(
        Kelompok, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="kelompok yang diinginkan"
    )
    wish = models.CharField("keinginan", max_length=200, blank=True)
    follow_up = models.CharField("tindak lanjut", max_length=200, blank=True)
    followed_up_on = models.DateField("tanggal tindak lanjut", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TindakLanjutQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["warga_id"]

    def __str__(self) -> str:
        return f"Tindak lanjut {self.warga}"
