"""Settings per kabupaten."""

from django.db import models

from places.models import Kabupaten
from villages.enums import FormSet, Term

INDONESIAN_TIME_ZONES = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]


class KabupatenSetting(models.Model):
    """What a kabupaten prescribes to its villages; a kabupaten without a row works with these defaults."""

    kabupaten = models.OneToOneField(Kabupaten, models.PROTECT, related_name="setting")
    form_set = models.CharField("format dokumen", max_length=20, choices=FormSet, default=FormSet.PERMENDAGRI_114)
    time_zone = models.CharField("zona waktu", max_length=30, choices=INDONESIAN_TIME_ZONES, default="Asia/Jakarta")
    rpjm_months_after_inauguration = models.PositiveSmallIntegerField(
        "RPJM Desa ditetapkan paling lambat (bulan setelah pelantikan)", default=3
    )
    rkp_musdes_deadline = models.CharField("batas musdes RKP (bulan-tanggal)", max_length=5, default="06-30")
    rkp_enactment_deadline = models.CharField("batas Perdes RKP (bulan-tanggal)", max_length=5, default="09-30")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kabupaten_id"]

    def __str__(self) -> str:
        return f"Pengaturan {self.kabupaten}"


class LocalTerm(models.Model):
    """The local word for a place or an office: perbekel, keuchik, wali nagari, banjar dinas ..."""

    kabupaten = models.ForeignKey(Kabupaten, models.CASCADE, related_name="local_term_set")
    term = models.CharField("istilah", max_length=20, choices=Term)
    label = models.CharField("sebutan setempat", max_length=60)

    class Meta:
        ordering = ["kabupaten_id", "term"]
        constraints = [models.UniqueConstraint(fields=["kabupaten", "term"], name="villages_localterm_once")]

    def __str__(self) -> str:
        return f"{self.get_term_display()}: {self.label}"


class Holiday(models.Model):
    """A day on which working days do not count; national when no kabupaten is named."""

    kabupaten = models.ForeignKey(Kabupaten, models.CASCADE, null=True, blank=True, related_name="holiday_set")
    day = models.DateField("tanggal")
    name = models.CharField("nama", max_length=100)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "day"], name="villages_holiday_once_per_kabupaten"),
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(kabupaten=None), name="villages_holiday_once_national"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
