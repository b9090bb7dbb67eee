"""RAB of a line, its examination, and the kabupaten's price standard (forms F-RKP-05 and F-RKP-06)."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from codes.models import Satuan, SumberDana
from places.models import Desa, Kabupaten
from places.querysets import OwnedByDesaQuerySet
from planning.enums import RabGroup, VerificationResult
from planning.models.rkp_line import RkpKegiatan


class StandarHarga(models.Model):
    """One price of the kabupaten's standard (SBU/SSH) of a year, in whole rupiah."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="standar_harga_set")
    year = models.PositiveSmallIntegerField("tahun")
    code = models.CharField("kode", max_length=40, blank=True)
    name = models.CharField("uraian", max_length=250)
    unit_name = models.CharField("satuan", max_length=40)
    price = models.BigIntegerField("harga satuan (rupiah)")

    class Meta:
        ordering = ["kabupaten_id", "-year", "name", "pk"]
        indexes = [models.Index(fields=["kabupaten", "year", "name"], name="planning_standar_by_name")]
        constraints = [models.CheckConstraint(condition=Q(price__gte=0), name="planning_standarharga_not_negative")]

    def __str__(self) -> str:
        return self.name


class RabRincian(models.Model):
    """One row of a RAB; `amount` is volume x price rounded half up to whole rupiah by the service."""

    line = models.ForeignKey(RkpKegiatan, models.CASCADE, related_name="rab_set")
    group = models.CharField("kelompok", max_length=10, choices=RabGroup)
    name = models.CharField("uraian", max_length=250)
    volume = models.DecimalField("volume", max_digits=14, decimal_places=3)
    unit = models.ForeignKey(Satuan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan")
    price = models.BigIntegerField("harga satuan (rupiah)")
    amount = models.BigIntegerField("jumlah (rupiah)")
    sumber = models.ForeignKey(SumberDana, models.PROTECT, null=True, blank=True, related_name="+")
    standar = models.ForeignKey(StandarHarga, models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveIntegerField("urutan", default=0)

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["line_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(volume__gte=0) & Q(price__gte=0) & Q(amount__gte=0), name="planning_rab_not_negative"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PemeriksaanRab(models.Model):
    """Sheet of the tim verifikasi over one line: 14 papers, a verdict, three examiners."""

    line = models.OneToOneField(RkpKegiatan, models.CASCADE, related_name="pemeriksaan")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    examined_on = models.DateField("tanggal pemeriksaan", null=True, blank=True)
    items = models.JSONField("kelengkapan", default=dict, blank=True)
    result = models.CharField("hasil", max_length=20, choices=VerificationResult, blank=True)
    note = models.TextField("catatan/rekomendasi", blank=True)
    wakil_masyarakat = models.CharField("wakil masyarakat", max_length=120, blank=True)
    pendamping = models.CharField("pendamping profesional", max_length=120, blank=True)
    dinas = models.CharField("dinas/instansi terkait", max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["line_id"]

    def __str__(self) -> str:
        return f"Pemeriksaan {self.line}"
