"""The goals of SDGs Desa."""

from django.db import models


class TujuanSdgs(models.Model):
    """One of the 18 goals of SDGs Desa (Permendes PDTT 21/2020)."""

    number = models.PositiveSmallIntegerField("nomor", unique=True)
    name = models.CharField("nama", max_length=100)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
