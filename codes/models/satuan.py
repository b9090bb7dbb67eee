"""Units of measure."""

from django.db import models

from codes.querysets import LocalAdditionQuerySet
from places.models import Kabupaten


class Satuan(models.Model):
    """A unit that volumes are counted in; national, or added by a kabupaten when the list lacks one."""

    name = models.CharField("nama", max_length=30)
    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, null=True, blank=True, related_name="satuan_set")
    aliases = models.JSONField("ejaan lain", default=list, blank=True, help_text="Org, OR: dibaca sebagai satuan ini")
    is_vague = models.BooleanField("tidak terukur", default=False, help_text="Paket, Ls: sulit diperiksa")
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)

    objects = LocalAdditionQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(kabupaten=None), name="codes_satuan_national_name_once"
            ),
            models.UniqueConstraint(fields=["kabupaten", "name"], name="codes_satuan_local_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
