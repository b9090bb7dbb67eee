"""What a line of the multi-year and a line of the yearly plan have in common."""

import uuid

from django.db import models
from django.db.models import Q

from codes.models import Bidang, Kegiatan, Satuan, SubBidang
from places.models import Desa
from planning.enums import LocationKind, Origin, Pola


class PlanLine(models.Model):
    """One activity with a stable uid; a draft line may be incomplete: its code unconfirmed, or its cost not split."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    bidang = models.ForeignKey(Bidang, models.PROTECT, related_name="+", verbose_name="bidang")
    sub_bidang = models.ForeignKey(SubBidang, models.PROTECT, null=True, blank=True, related_name="+")
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, null=True, blank=True, related_name="+")
    is_code_confirmed = models.BooleanField("kode sudah dipastikan", default=True)
    name = models.CharField("nama kegiatan", max_length=300)
    location_kind = models.CharField("lokasi", max_length=20, choices=LocationKind, default=LocationKind.WHOLE_VILLAGE)
    location_text = models.CharField("keterangan lokasi", max_length=200, blank=True)
    latitude = models.DecimalField("lintang", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("bujur", max_digits=9, decimal_places=6, null=True, blank=True)
    volume = models.DecimalField("prakiraan volume", max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.ForeignKey(Satuan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan")
    manfaat = models.CharField("sasaran/manfaat", max_length=300, blank=True)
    manfaat_l = models.PositiveIntegerField("penerima manfaat laki-laki", null=True, blank=True)
    manfaat_p = models.PositiveIntegerField("penerima manfaat perempuan", null=True, blank=True)
    manfaat_rtm = models.PositiveIntegerField("anggota rumah tangga miskin", null=True, blank=True)
    data_eksisting = models.CharField("data eksisting", max_length=200, blank=True)
    pola = models.CharField("pola pelaksanaan", max_length=25, choices=Pola, blank=True)
    sdgs = models.JSONField("SDGs Desa", default=list, blank=True)
    tags = models.JSONField("penanda", default=list, blank=True)
    origin = models.CharField("asal usulan", max_length=20, choices=Origin, default=Origin.LAIN)
    position = models.PositiveIntegerField("urutan", default=0)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(volume=None) | Q(volume__gte=0), name="planning_%(class)s_volume_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="planning_%(class)s_coordinates_in_pairs",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def deleted_words(self) -> str:
        """What the undo notice says."""
        return f"Kegiatan “{self.name}” dihapus."
