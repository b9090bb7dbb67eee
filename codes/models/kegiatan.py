"""Bidang, sub bidang and kegiatan after the annex of Permendagri 20/2018."""

from django.db import models

from codes.querysets import LocalAdditionQuerySet
from places.models import Kabupaten


class Bidang(models.Model):
    """One of the five fields of village government, code `2`."""

    code = models.CharField("kode", max_length=2, unique=True)
    name = models.CharField("nama", max_length=200)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class SubBidang(models.Model):
    """Sub bidang, code `2.3`."""

    code = models.CharField("kode", max_length=5, unique=True)
    name = models.CharField("nama", max_length=200)
    bidang = models.ForeignKey(Bidang, models.PROTECT, related_name="sub_bidang_set")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Kegiatan(models.Model):
    """Activity, code `2.3.10`; codes 90-99 of a sub bidang are added by a kabupaten for its own villages."""

    code = models.CharField("kode", max_length=8)
    name = models.CharField("nama", max_length=250)
    sub_bidang = models.ForeignKey(SubBidang, models.PROTECT, related_name="kegiatan_set")
    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, null=True, blank=True, related_name="kegiatan_set")
    is_retired = models.BooleanField("tidak berlaku lagi", default=False)

    objects = LocalAdditionQuerySet.as_manager()

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(kabupaten=None), name="codes_kegiatan_national_code_once"
            ),
            models.UniqueConstraint(fields=["kabupaten", "code"], name="codes_kegiatan_local_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
