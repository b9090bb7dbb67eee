"""What is open of a locked plan."""

from django.db import models
from django.db.models import Q

from codes.models import Bidang
from places.models import Desa
from planning.enums import OpeningKind
from planning.models.rkp import RkpDesa
from planning.models.rkp_line import RkpKegiatan
from planning.models.rpjm import RpjmDesa
from planning.models.rpjm_line import RpjmKegiatan
from planning.querysets import PlanOpeningQuerySet


class PlanOpening(models.Model):
    """A part of a locked plan that may be written again, and until when; written by the services of review."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="opening_set")
    rkp = models.ForeignKey(RkpDesa, models.PROTECT, null=True, blank=True, related_name="opening_set")
    kind = models.CharField("bagian", max_length=10, choices=OpeningKind)
    rpjm_line = models.ForeignKey(RpjmKegiatan, models.PROTECT, null=True, blank=True, related_name="+")
    rkp_line = models.ForeignKey(RkpKegiatan, models.PROTECT, null=True, blank=True, related_name="+")
    bidang = models.ForeignKey(Bidang, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField("alasan", max_length=300)
    opened_at = models.DateTimeField("dibuka", auto_now_add=True)
    until = models.DateField("sampai dengan", null=True, blank=True)
    closed_at = models.DateTimeField("ditutup", null=True, blank=True)

    objects = PlanOpeningQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rpjm=None, rpjm_line=None, rkp__isnull=False)
                | Q(rpjm__isnull=False, rkp=None, rkp_line=None),
                name="planning_opening_of_one_plan",
            ),
            models.CheckConstraint(
                condition=(Q(kind=OpeningKind.LINE, bidang=None) & (Q(rpjm_line=None) ^ Q(rkp_line=None)))
                | Q(kind=OpeningKind.BIDANG, bidang__isnull=False, rpjm_line=None, rkp_line=None)
                | Q(kind__in=[OpeningKind.ADDING, OpeningKind.TEXTS], bidang=None, rpjm_line=None, rkp_line=None),
                name="planning_opening_names_its_part",
            ),
        ]

    def __str__(self) -> str:
        return str(self.rpjm_line or self.rkp_line or self.bidang or self.get_kind_display())
