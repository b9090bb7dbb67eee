"""Priorities of the kabupaten's own plans, which a village plan refers to (UU 6/2014 art. 79(1))."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from places.models import Kabupaten
from places.querysets import OfKabupatenQuerySet
from planning.enums import PriorityKind


class PrioritasKabupaten(models.Model):
    """A priority of a RPJMD or RKPD, entered by the kabupaten; plan lines may point to it."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="prioritas_set")
    kind = models.CharField("dokumen", max_length=10, choices=PriorityKind)
    code = models.CharField("nomor atau kode", max_length=30, blank=True)
    name = models.CharField("prioritas", max_length=300)
    first_year = models.PositiveSmallIntegerField("tahun pertama")
    last_year = models.PositiveSmallIntegerField("tahun terakhir")
    is_retired = models.BooleanField("tidak berlaku lagi", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = OfKabupatenQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["kabupaten_id", "kind", "first_year", "code", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="planning_prioritas_years_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"
