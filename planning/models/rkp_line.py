"""A line of a RKP Desa with its financing and places."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from codes.models import SumberDana
from places.models import Dusun, RukunTetangga
from planning.enums import OutsideGround
from planning.models.kerja_sama import KerjaSama
from planning.models.plan_line import PlanLine
from planning.models.prioritas import PrioritasKabupaten
from planning.models.program_masuk import ProgramMasuk
from planning.models.rkp import RkpDesa
from planning.models.rpjm_line import RpjmKegiatan
from planning.querysets import RkpKegiatanQuerySet


class RkpKegiatan(PlanLine):
    """One activity of the year, with the RPJM line it carries out or the reason why there is none."""

    rkp = models.ForeignKey(RkpDesa, models.PROTECT, related_name="line_set")
    rpjm_line = models.ForeignKey(
        RpjmKegiatan, models.PROTECT, null=True, blank=True, related_name="rkp_line_set", verbose_name="kegiatan RPJM"
    )
    outside_ground = models.CharField("dasar", max_length=20, choices=OutsideGround, blank=True)
    outside_reason = models.CharField("alasan di luar RPJM Desa tahun ini", max_length=300, blank=True)
    target = models.CharField("target capaian", max_length=200, blank=True)
    starts_on = models.DateField("mulai", null=True, blank=True)
    ends_on = models.DateField("selesai", null=True, blank=True)
    time_words = models.CharField("keterangan waktu", max_length=60, blank=True)
    pelaksana = models.CharField("pelaksana kegiatan", max_length=150, blank=True)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to_set", verbose_name="lanjutan dari"
    )
    program = models.ForeignKey(
        ProgramMasuk, models.PROTECT, null=True, blank=True, related_name="rkp_line_set", verbose_name="program masuk"
    )
    prioritas = models.ForeignKey(
        PrioritasKabupaten,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rkp_line_set",
        verbose_name="prioritas kabupaten",
    )
    kerja_sama = models.ForeignKey(
        KerjaSama, models.PROTECT, null=True, blank=True, related_name="rkp_line_set", verbose_name="kerja sama"
    )

    objects = RkpKegiatanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta(PlanLine.Meta):
        ordering = ["rkp_id", "position", "pk"]
        indexes = [models.Index(fields=["rkp", "deleted_at"], name="planning_rkp_line_of_plan")]
        constraints = [
            *PlanLine.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="planning_rkpkegiatan_ends_after_start",
            ),
        ]

    def is_inside(self, year: int) -> bool:
        """Whether the time of execution, as far as it is known, lies within the year (rule R25)."""
        days = [day for day in (self.starts_on, self.ends_on) if day is not None]
        return all(date(year, 1, 1) <= day <= date(year, 12, 31) for day in days)


class RkpBiaya(models.Model):
    """Cost of a line from one source, in whole rupiah.

    Without a source it is "belum dibagi". A source without an amount is a candidate whose share is not yet known.
    """

    line = models.ForeignKey(RkpKegiatan, models.CASCADE, related_name="biaya_set")
    sumber = models.ForeignKey(SumberDana, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.BigIntegerField("biaya (rupiah)", null=True, blank=True)

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = [F("sumber__position").asc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(fields=["line", "sumber"], name="planning_rkpbiaya_source_once_per_line"),
            models.UniqueConstraint(
                fields=["line"], condition=Q(sumber=None), name="planning_rkpbiaya_unsplit_once_per_line"
            ),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="planning_rkpbiaya_not_negative"),
            models.CheckConstraint(
                condition=Q(sumber__isnull=False) | Q(amount__isnull=False), name="planning_rkpbiaya_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sumber or 'belum dibagi'}: {self.amount}"


class RkpLokasi(models.Model):
    """A dusun, or one RT of it, where a line is carried out; several of them are "tersebar"."""

    line = models.ForeignKey(RkpKegiatan, models.CASCADE, related_name="lokasi_set")
    dusun = models.ForeignKey(Dusun, models.PROTECT, related_name="+")
    rukun_tetangga = models.ForeignKey(RukunTetangga, models.PROTECT, null=True, blank=True, related_name="+")

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["dusun__position", "dusun_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "dusun", "rukun_tetangga"], name="planning_rkplokasi_rt_once_per_line"
            ),
            models.UniqueConstraint(
                fields=["line", "dusun"],
                condition=Q(rukun_tetangga=None),
                name="planning_rkplokasi_dusun_once_per_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dusun} {self.rukun_tetangga or ''}".strip()
