"""Rules of the Dana Desa year, as rows: a new year is data, not code."""

from django.db import models


class AturanDanaDesa(models.Model):
    """One limit or remark of a budget year's Dana Desa rules; percent of `basis`, or a nominal sum in rupiah.

    It concerns the lines that bear the tag or whose code begins with `kegiatan`. A year of which an operator loaded
    rows of his own (`is_own`) is no longer touched by the list that comes with the application.
    """

    class Kind(models.TextChoices):
        """Which way the limit works."""

        MIN = "min", "Paling sedikit"
        MAX = "max", "Paling banyak"
        FIXED = "fixed", "Tepat"
        INFO = "info", "Keterangan"

    class Basis(models.TextChoices):
        """What a percentage is taken of."""

        PAGU_DD = "pagu_dd", "Pagu Dana Desa"
        PAGU_DD_REGULER = "pagu_dd_reguler", "Pagu Dana Desa reguler"
        BIAYA_KEGIATAN = "biaya_kegiatan", "Biaya kegiatan"
        PER_KPM_BULAN = "per_kpm_bulan", "Per keluarga penerima per bulan"

    class Counted(models.TextChoices):
        """What of the marked lines is counted."""

        BIAYA = "biaya", "Biaya dari Dana Desa"
        UPAH = "upah", "Upah dalam RAB"

    year = models.PositiveSmallIntegerField("tahun anggaran")
    code = models.CharField("kode aturan", max_length=40)
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    basis = models.CharField("dasar hitungan", max_length=20, choices=Basis)
    tag = models.CharField("penanda kegiatan", max_length=30, blank=True)
    kegiatan = models.CharField("kode kegiatan", max_length=8, blank=True)
    counted = models.CharField("yang dihitung", max_length=10, choices=Counted, default=Counted.BIAYA)
    percent = models.DecimalField("persen", max_digits=5, decimal_places=2, null=True, blank=True)
    nominal = models.BigIntegerField("nominal (rupiah)", null=True, blank=True)
    name = models.CharField("bunyi", max_length=300)
    legal_source = models.CharField("dasar hukum", max_length=200)
    level = models.CharField("tingkat", max_length=10)
    is_certain = models.BooleanField("sudah dipastikan", default=False)
    is_own = models.BooleanField("dari berkas setempat", default=False)

    class Meta:
        ordering = ["-year", "code"]
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="codes_aturandanadesa_once_per_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.code}"


class FokusDanaDesa(models.Model):
    """A focus that Dana Desa may be spent on in a budget year, and the tag that marks its lines."""

    year = models.PositiveSmallIntegerField("tahun anggaran")
    number = models.PositiveSmallIntegerField("nomor")
    tag = models.CharField("penanda kegiatan", max_length=30)
    name = models.CharField("fokus", max_length=300)
    legal_source = models.CharField("dasar hukum", max_length=200)
    is_certain = models.BooleanField("sudah dipastikan", default=False)
    is_own = models.BooleanField("dari berkas setempat", default=False)

    class Meta:
        ordering = ["-year", "number", "tag"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number", "tag"], name="codes_fokusdanadesa_once_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.name}"
