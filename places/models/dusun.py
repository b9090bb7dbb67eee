"""What a village is divided into."""

from django.db import models

from places.models.wilayah import Desa
from places.querysets import OwnedByDesaQuerySet


class Dusun(models.Model):
    """Hamlet of a village (its local name - banjar dinas, kampung - is a setting of the kabupaten)."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="dusun_set")
    name = models.CharField("nama", max_length=100)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "position", "name"]
        constraints = [models.UniqueConstraint(fields=["desa", "name"], name="places_dusun_name_once_per_desa")]

    def __str__(self) -> str:
        return self.name


class RukunTetangga(models.Model):
    """One RT with the RW it lies in (a village without RW leaves it empty)."""

    dusun = models.ForeignKey(Dusun, models.CASCADE, related_name="rukun_tetangga_set")
    rw = models.CharField("RW", max_length=3, blank=True)
    rt = models.CharField("RT", max_length=3)

    class Meta:
        ordering = ["dusun_id", "rw", "rt"]
        constraints = [models.UniqueConstraint(fields=["dusun", "rw", "rt"], name="places_rt_once_per_dusun")]

    def __str__(self) -> str:
        return f"RT {self.rt}/RW {self.rw}" if self.rw else f"RT {self.rt}"
