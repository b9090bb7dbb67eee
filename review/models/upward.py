"""What a kecamatan passes on: the plans of all its villages, and their DU-RKP."""

from django.db import models
from django.db.models import Q

from accounts.models import Membership
from musyawarah.enums import PlanKind
from places.models import Desa, Kecamatan
from places.querysets import OwnedByDesaQuerySet
from planning.models import DuRkp
from review.querysets import OfKecamatanQuerySet


class Forwarding(models.Model):
    """A kecamatan passes the plans of all its villages on to the kabupaten; undone from the top only.

    While it stands, no recommendation of the kecamatan for that year can be taken back.
    """

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="forwarding_set")
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind)
    year = models.PositiveSmallIntegerField("tahun rencana")
    forwarded_at = models.DateTimeField("diteruskan", auto_now_add=True)
    forwarded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField("ditarik", null=True, blank=True)
    undone_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    undo_reason = models.TextField("alasan ditarik", blank=True)

    objects = OfKecamatanQuerySet.as_manager()

    class Meta:
        ordering = ["kecamatan_id", "plan_kind", "-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "plan_kind", "year"],
                condition=Q(undone_at=None),
                name="review_forwarding_one_stands",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undo_reason="")),
                name="review_forwarding_undone_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kecamatan} {self.year}"


class DuRkpReceipt(models.Model):
    """The way of a DU-RKP: received by the camat, passed on to Bappeda (Permendagri 114/2014 art. 51)."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    du_rkp = models.OneToOneField(DuRkp, models.PROTECT, related_name="receipt")
    received_on = models.DateField("diterima kecamatan")
    received_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    forwarded_on = models.DateField("diteruskan ke Bappeda", null=True, blank=True)
    forwarded_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    letter_number = models.CharField("nomor surat camat", max_length=60, blank=True)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(forwarded_on=None) | Q(forwarded_on__gte=models.F("received_on")),
                name="review_du_rkp_forwarded_after_received",
            ),
        ]

    def __str__(self) -> str:
        return str(self.du_rkp)
