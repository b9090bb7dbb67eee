"""Rows that belong to a place of any level."""

from django.db import models
from django.db.models import Q

from places.models.wilayah import Desa, Kabupaten, Kecamatan


class OwnedByPlace(models.Model):
    """Owner place: a desa, else a kecamatan, else a kabupaten; none of them is the whole country."""

    desa = models.ForeignKey(Desa, models.PROTECT, null=True, blank=True, related_name="+")
    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, null=True, blank=True, related_name="+")
    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(kecamatan=None, kabupaten=None)
                | Q(desa=None, kabupaten=None)
                | Q(desa=None, kecamatan=None),
                name="%(app_label)s_%(class)s_one_owner_place",
            )
        ]

    @property
    def place(self) -> Desa | Kecamatan | Kabupaten | None:
        """The owner place, or None for the whole country."""
        return self.desa or self.kecamatan or self.kabupaten
