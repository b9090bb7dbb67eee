"""The tree visi - misi - tujuan - sasaran of a RPJM Desa; the visi is a field of the plan."""

from django.db import models

from planning.models.rpjm import RpjmDesa


class Misi(models.Model):
    """A mission of the village head."""

    rpjm = models.ForeignKey(RpjmDesa, models.CASCADE, related_name="misi_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    text = models.TextField("misi")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Tujuan(models.Model):
    """An aim that a mission is broken down into."""

    misi = models.ForeignKey(Misi, models.CASCADE, related_name="tujuan_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    text = models.TextField("tujuan")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class SasaranRpjm(models.Model):
    """A target that lines serve; not to be confused with the sasaran/manfaat of a line."""

    tujuan = models.ForeignKey(Tujuan, models.CASCADE, related_name="sasaran_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    text = models.TextField("sasaran RPJM")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
