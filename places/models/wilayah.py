"""Provinsi, kabupaten/kota, kecamatan and desa with their Kemendagri codes.

A place that a newer decree no longer lists is kept and marked retired: plans hang on it.
A desa holds keys to all three levels above it, so that scope is always an equality.
"""

from django.db import models

from places.enums import DesaKind
from places.querysets import DesaQuerySet


class Wilayah(models.Model):
    """What every level has: code, name, and whether a newer decree retired it."""

    code = models.CharField("kode", max_length=13, unique=True)
    name = models.CharField("nama", max_length=100)
    is_retired = models.BooleanField("tidak berlaku lagi", default=False)

    class Meta:
        abstract = True
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Provinsi(Wilayah):
    """Province, code `51`."""


class Kabupaten(Wilayah):
    """Kabupaten or kota, code `51.08`; the name carries its kind ("Kabupaten Buleleng")."""

    provinsi = models.ForeignKey(Provinsi, models.PROTECT, related_name="kabupaten_set")

    @property
    def plain_name(self) -> str:
        """The name without its kind: "Buleleng"."""
        return self.name.removeprefix("Kabupaten ").removeprefix("Kota ")

    @property
    def is_kota(self) -> bool:
        """Whether it is a kota, whose second code part is 71 or above."""
        return self.name.startswith("Kota ")


class Kecamatan(Wilayah):
    """Kecamatan, code `51.08.02`."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="kecamatan_set")


class Desa(Wilayah):
    """Desa, kelurahan or desa adat, code `51.08.02.2021`."""

    kind = models.CharField("jenis", max_length=10, choices=DesaKind, default=DesaKind.DESA)
    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="desa_set")
    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="desa_set")
    provinsi = models.ForeignKey(Provinsi, models.PROTECT, related_name="desa_set")

    objects = DesaQuerySet.as_manager()
