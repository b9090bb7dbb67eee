"""What a kabupaten prescribes for its villages' meetings, over the shipped rules."""

from django.db import models

from musyawarah.enums import MusyawarahKind
from places.models import Kabupaten
from places.querysets import OfKabupatenQuerySet


class AturanMusyawarah(models.Model):
    """Quorum, women's share, days of invitation and of mending for one kind of meeting.

    A kind without a row follows `data/aturan_musyawarah.csv`. Percent None: none is set.
    """

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="aturan_musyawarah_set")
    kind = models.CharField("jenis musyawarah", max_length=25, choices=MusyawarahKind)
    quorum_percent = models.DecimalField("kuorum (persen)", max_digits=5, decimal_places=2, null=True, blank=True)
    women_percent = models.DecimalField("perempuan (persen)", max_digits=5, decimal_places=2, null=True, blank=True)
    invitation_days = models.PositiveSmallIntegerField("undangan paling lambat (hari sebelum)", default=3)
    seal_after_days = models.PositiveSmallIntegerField("ralat sampai (hari setelah ditutup)", default=7)
    source = models.CharField("dasar", max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfKabupatenQuerySet.as_manager()

    class Meta:
        ordering = ["kabupaten_id", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "kind"], name="musyawarah_aturan_once_per_kind"),
            models.CheckConstraint(
                condition=models.Q(quorum_percent=None) | models.Q(quorum_percent__gt=0, quorum_percent__lte=100),
                name="musyawarah_aturan_quorum_is_percent",
            ),
            models.CheckConstraint(
                condition=models.Q(women_percent=None) | models.Q(women_percent__gte=0, women_percent__lte=100),
                name="musyawarah_aturan_women_is_percent",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
