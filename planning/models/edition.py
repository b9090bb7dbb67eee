"""What was enacted: the frozen documents of a plan at each Perdes."""

from django.db import models
from django.db.models import Q

from places.models import Desa
from places.querysets import OwnedByDesaQuerySet
from planning.models.rkp import RkpDesa
from planning.models.rpjm import RpjmDesa


class PlanEdition(models.Model):
    """One enacted state of a plan; number 0 is the first, each Perubahan adds one."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="edition_set")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="edition_set")
    rkp = models.ForeignKey(RkpDesa, models.PROTECT, null=True, blank=True, related_name="edition_set")
    number = models.PositiveSmallIntegerField("perubahan ke-", default=0)
    perdes_number = models.CharField("nomor Perdes", max_length=30)
    perdes_date = models.DateField("tanggal Perdes")
    frozen_at = models.DateTimeField(auto_now_add=True)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rpjm=None, rkp__isnull=False) | Q(rpjm__isnull=False, rkp=None),
                name="planning_edition_of_one_plan",
            ),
            models.UniqueConstraint(fields=["rpjm", "number"], name="planning_edition_rpjm_number_once"),
            models.UniqueConstraint(fields=["rkp", "number"], name="planning_edition_rkp_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rpjm or self.rkp}, Perdes Nomor {self.perdes_number}"
