"""The regulations that documents cite, with the dates between which each may be cited."""

from django.db import models
from django.db.models import F, Q

from places.models import Kabupaten


class LegalBasis(models.Model):
    """One regulation of the "Mengingat" list; national when no kabupaten is named."""

    kabupaten = models.ForeignKey(Kabupaten, models.CASCADE, null=True, blank=True, related_name="legal_basis_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    citation = models.TextField("bunyi")
    valid_from = models.DateField("berlaku sejak")
    valid_until = models.DateField("berlaku sampai", null=True, blank=True)
    is_certain = models.BooleanField("tanggal berlaku sudah dipastikan", default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="villages_legalbasis_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.citation[:80]
