"""What was enacted: the frozen documents of a plan at each Perdes."""

from django.db import models
from django.db.models import Q

from places.models import Desa
from planning.models.rkp import RkpDesa
from planning.models.rpjm import RpjmDesa
from planning.querysets import PlanEditionQuerySet
from reporting.models import IssuedDocument


def edition_scan_path(edition: "PlanEdition", filename: str) -> str:
    """Storage path of the scan of the Perdes that enacted this edition."""
    return f"naskah/{edition.desa_id}/{edition.rpjm_id or 0}-{edition.rkp_id or 0}/{filename}"


class PlanEdition(models.Model):
    """One enacted state of a plan; number 0 is the first, each Perubahan adds one."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="edition_set")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="edition_set")
    rkp = models.ForeignKey(RkpDesa, models.PROTECT, null=True, blank=True, related_name="edition_set")
    number = models.PositiveSmallIntegerField("perubahan ke-", default=0)
    perdes_number = models.CharField("nomor Perdes", max_length=30)
    perdes_date = models.DateField("tanggal Perdes")
    perdes_scan = models.FileField("pindaian Perdes", upload_to=edition_scan_path, max_length=200, blank=True)
    frozen_at = models.DateTimeField(auto_now_add=True)

    objects = PlanEditionQuerySet.as_manager()

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

    @property
    def plan(self) -> RpjmDesa | RkpDesa:
        """The plan that was enacted."""
        return self.rpjm or self.rkp  # type: ignore[return-value]  # the database keeps one of them set

    @property
    def name(self) -> str:
        """ "Naskah awal", "Perubahan ke-1"."""
        return f"Perubahan ke-{self.number}" if self.number else "Naskah awal"


class EditionDocument(models.Model):
    """An issued document as part of an edition; the key lies here because the document knows no plan."""

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="document_set")
    document = models.OneToOneField(IssuedDocument, models.PROTECT, related_name="+", verbose_name="naskah")

    class Meta:
        ordering = ["edition_id", "pk"]

    def __str__(self) -> str:
        return str(self.document)
