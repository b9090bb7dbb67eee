"""Where a line came from: the decisions of meetings that it carries out."""

from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models import Membership
from musyawarah.models import Keputusan
from planning.models.rkp_line import RkpKegiatan
from planning.models.rpjm_line import RpjmKegiatan
from planning.querysets import OfLineQuerySet


class AsalKegiatanRpjm(models.Model):
    """A decision that a RPJM line carries out; several usulan may join in one line."""

    line = models.ForeignKey(RpjmKegiatan, models.PROTECT, related_name="asal_set")
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, related_name="asal_rpjm_set", verbose_name="keputusan")
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = OfLineQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["line_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["line", "keputusan"], name="planning_asal_rpjm_once")]

    def __str__(self) -> str:
        return f"{self.line} ← {self.keputusan}"


class AsalKegiatanRkp(models.Model):
    """A decision that a yearly line carries out by itself; what its RPJM line carries out is inherited."""

    line = models.ForeignKey(RkpKegiatan, models.PROTECT, related_name="asal_set")
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, related_name="asal_rkp_set", verbose_name="keputusan")
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = OfLineQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["line_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["line", "keputusan"], name="planning_asal_rkp_once")]

    def __str__(self) -> str:
        return f"{self.line} ← {self.keputusan}"
