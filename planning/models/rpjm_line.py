"""A line of a RPJM Desa with its years, costs and places.

One living row per line with a stable uid; a draft line may be incomplete: its code unconfirmed, or its cost
wholly or partly "belum dibagi" (not yet split over sources).
"""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from codes.models import SumberDana
from places.models import Dusun, RukunTetangga
from planning.models.kerja_sama import KerjaSama
from planning.models.plan_line import PlanLine
from planning.models.prioritas import PrioritasKabupaten
from planning.models.program_masuk import ProgramMasuk
from planning.models.rpjm import RpjmDesa
from planning.models.visi_misi import SasaranRpjm
from planning.querysets import RpjmKegiatanQuerySet


class RpjmKegiatan(PlanLine):
    """One activity of the plan."""

    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, related_name="line_set")
    sasaran = models.ForeignKey(
        SasaranRpjm,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="line_set",
        verbose_name="sasaran RPJM",
    )
    program = models.ForeignKey(
        ProgramMasuk, models.PROTECT, null=True, blank=True, related_name="rpjm_line_set", verbose_name="program masuk"
    )
    prioritas = models.ForeignKey(
        PrioritasKabupaten,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rpjm_line_set",
        verbose_name="prioritas kabupaten",
    )
    kerja_sama = models.ForeignKey(
        KerjaSama, models.PROTECT, null=True, blank=True, related_name="rpjm_line_set", verbose_name="kerja sama"
    )

    objects = RpjmKegiatanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta(PlanLine.Meta):
        ordering = ["rpjm_id", "position", "pk"]
        indexes = [models.Index(fields=["rpjm", "deleted_at"], name="planning_line_of_plan")]


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
