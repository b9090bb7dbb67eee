"""Pengkajian keadaan desa: problems and potentials that the tools and the BPD found, with their drawings."""

from django.db import models
from simple_history.models import HistoricalRecords

from codes.models import Bidang
from musyawarah.enums import KajianTool
from places.models import Desa, Dusun
from places.querysets import DeletableOfDesaQuerySet, OwnedByDesaQuerySet


def drawing_path(drawing: "GambarKajian", filename: str) -> str:
    """Storage path of a drawing, redrawn by us."""
    return f"kajian/{drawing.desa_id}/{drawing.year}/{filename}"


class HasilKajian(models.Model):
    """One row of a tool's list (Permendagri 114/2014 arts 14-16), or one of the BPD's pokok pikiran."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="kajian_set")
    year = models.PositiveSmallIntegerField("tahun")
    tool = models.CharField("alat kaji", max_length=15, choices=KajianTool)
    bidang = models.ForeignKey(Bidang, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bidang")
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dusun")
    subject = models.CharField("unsur/kegiatan/lembaga", max_length=150)
    condition = models.CharField("kondisi", max_length=200, blank=True)
    problem = models.CharField("masalah", max_length=500, blank=True)
    cause = models.CharField("penyebab", max_length=300, blank=True)
    potential = models.CharField("potensi", max_length=500, blank=True)
    months = models.JSONField("bulan", default=list, blank=True, help_text="1-12, kalender musim")
    legal_basis = models.CharField("dasar hukum lembaga", max_length=150, blank=True)
    manager_count = models.PositiveIntegerField("jumlah pengurus", null=True, blank=True)
    scope = models.CharField("ruang lingkup kegiatan", max_length=200, blank=True)
    note = models.CharField("keterangan", max_length=200, blank=True)
    position = models.PositiveIntegerField("urutan", default=0)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "year", "tool", "position", "pk"]

    def __str__(self) -> str:
        return self.problem or self.potential or self.subject


class GambarKajian(models.Model):
    """The drawing of a tool: the sketch of the village, the calendar, the Venn diagram of institutions."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="gambar_kajian_set")
    year = models.PositiveSmallIntegerField("tahun")
    tool = models.CharField("alat kaji", max_length=15, choices=KajianTool)
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dusun")
    caption = models.CharField("keterangan gambar", max_length=150, blank=True)
    file = models.FileField("gambar", upload_to=drawing_path, max_length=200)
    sha256 = models.CharField(max_length=64)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "year", "tool", "pk"]

    def __str__(self) -> str:
        return self.caption or str(self.get_tool_display())
