"""Fund sources."""

from django.db import models


class SumberDana(models.Model):
    """Fund source as Siskeudes codes it: PAD, DDS, ADD, PBH, PBK, PBP, SWD, DLL."""

    code = models.CharField("kode", max_length=3, unique=True)
    name = models.CharField("nama", max_length=100)
    position = models.PositiveSmallIntegerField("urutan")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.code
