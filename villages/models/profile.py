"""A village's letter head and SOTK regulation."""

from django.db import models

from places.models import Desa
from places.querysets import OwnedByDesaQuerySet


def lambang_path(profile: "DesaProfile", filename: str) -> str:
    """Storage path of a village's emblem."""
    return f"lambang/{profile.desa_id}/{filename}"


class DesaProfile(models.Model):
    """Kop surat, lambang and the SOTK's Perdes; made when the village is set up."""

    desa = models.OneToOneField(Desa, models.PROTECT, related_name="profile")
    address = models.CharField("alamat kantor", max_length=200, blank=True)
    postal_code = models.CharField("kode pos", max_length=5, blank=True)
    phone = models.CharField("telepon", max_length=30, blank=True)
    email = models.EmailField("surel", blank=True)
    website = models.CharField("laman", max_length=100, blank=True)
    lambang = models.ImageField("lambang", upload_to=lambang_path, blank=True)
    inaugurated_on = models.DateField("tanggal pelantikan kepala desa", null=True, blank=True)
    sotk_perdes_number = models.CharField("nomor Perdes SOTK", max_length=30, blank=True)
    sotk_perdes_date = models.DateField("tanggal Perdes SOTK", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id"]

    def __str__(self) -> str:
        return f"Profil {self.desa}"
