"""A line of a RPJM Desa with its years, costs and places.

One living row per line with a stable uid; a draft line may be incomplete: its code unconfirmed, or its cost
wholly or partly "belum dibagi" (not yet split over sources).
"""

import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from codes.models import Bidang, Kegiatan, Satuan, SubBidang, SumberDana
from places.models import Desa, Dusun, RukunTetangga
from planning.enums import LocationKind, Origin, Pola
from planning.models.rpjm import RpjmDesa
from planning.models.visi_misi import SasaranRpjm
from planning.querysets import RpjmKegiatanQuerySet


class RpjmKegiatan(models.Model):
    """One activity of the plan."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, related_name="line_set")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    bidang = models.ForeignKey(Bidang, models.PROTECT, related_name="+", verbose_name="bidang")
    sub_bidang = models.ForeignKey(SubBidang, models.PROTECT, null=True, blank=True, related_name="+")
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, null=True, blank=True, related_name="+")
    is_code_confirmed = models.BooleanField("kode sudah dipastikan", default=True)
    name = models.CharField("nama kegiatan", max_length=300)
    sasaran = models.ForeignKey(
        SasaranRpjm,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="line_set",
        verbose_name="sasaran RPJM",
    )
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

    objects = RpjmKegiatanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["rpjm_id", "position", "pk"]
        indexes = [models.Index(fields=["rpjm", "deleted_at"], name="planning_line_of_plan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(volume=None) | Q(volume__gte=0), name="planning_rpjmkegiatan_volume_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="planning_rpjmkegiatan_coordinates_in_pairs",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def deleted_words(self) -> str:
        """What the undo notice says."""
        return f"Kegiatan “{self.name}” dihapus."


class RpjmTahun(models.Model):
    """A year in which a line is carried out; its absence means the year is not ticked."""

    line = models.ForeignKey(RpjmKegiatan, models.CASCADE, related_name="tahun_set")
    year = models.PositiveSmallIntegerField("tahun")
    target = models.CharField("target capaian", max_length=120, blank=True)
    volume = models.DecimalField("volume", max_digits=14, decimal_places=3, null=True, blank=True)

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["line", "year"], name="planning_rpjmtahun_once_per_line")]

    def __str__(self) -> str:
        return str(self.year)


class RpjmBiaya(models.Model):
    """Cost of a line in a year from one source, in whole rupiah.

    Without a source it is "belum dibagi". A source without an amount is a candidate whose share is not yet known.
    """

    tahun = models.ForeignKey(RpjmTahun, models.CASCADE, related_name="biaya_set")
    sumber = models.ForeignKey(SumberDana, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.BigIntegerField("biaya (rupiah)", null=True, blank=True)

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = [F("sumber__position").asc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "sumber"], name="planning_rpjmbiaya_source_once_per_year"),
            models.UniqueConstraint(
                fields=["tahun"], condition=Q(sumber=None), name="planning_rpjmbiaya_unsplit_once_per_year"
            ),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="planning_rpjmbiaya_not_negative"),
            models.CheckConstraint(
                condition=Q(sumber__isnull=False) | Q(amount__isnull=False),
                name="planning_rpjmbiaya_not_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sumber or 'belum dibagi'}: {self.amount}"


class RpjmLokasi(models.Model):
    """A dusun, or one RT of it, where a line is carried out; several of them are "tersebar"."""

    line = models.ForeignKey(RpjmKegiatan, models.CASCADE, related_name="lokasi_set")
    dusun = models.ForeignKey(Dusun, models.PROTECT, related_name="+")
    rukun_tetangga = models.ForeignKey(RukunTetangga, models.PROTECT, null=True, blank=True, related_name="+")

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["dusun__position", "dusun_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "dusun", "rukun_tetangga"], name="planning_rpjmlokasi_rt_once_per_line"
            ),
            models.UniqueConstraint(
                fields=["line", "dusun"],
                condition=Q(rukun_tetangga=None),
                name="planning_rpjmlokasi_dusun_once_per_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dusun} {self.rukun_tetangga or ''}".strip()
