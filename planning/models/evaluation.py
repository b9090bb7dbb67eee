"""How last year's RKP Desa was carried out, and what became of what was not (Permendagri 114/2014 art. 41 a)."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from places.models import Desa
from places.querysets import OwnedByDesaQuerySet
from planning.enums import CarryOutcome, EvaluationResult
from planning.models.rkp import RkpDesa
from planning.models.rkp_line import RkpKegiatan
from planning.models.rpjm_line import RpjmKegiatan


class EvaluasiKegiatan(models.Model):
    """Realisation of one line: volume, rupiah, physical percent, obstacle and follow-up."""

    line = models.OneToOneField(RkpKegiatan, models.CASCADE, related_name="evaluasi")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    result = models.CharField("hasil", max_length=20, choices=EvaluationResult)
    volume = models.DecimalField("realisasi volume", max_digits=14, decimal_places=3, null=True, blank=True)
    amount = models.BigIntegerField("realisasi anggaran (rupiah)", null=True, blank=True)
    percent = models.PositiveSmallIntegerField("capaian fisik (%)", null=True, blank=True)
    obstacle = models.CharField("kendala", max_length=300, blank=True)
    follow_up = models.CharField("tindak lanjut", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["line_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__lte=100), name="planning_evaluasi_percent_to_100"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="planning_evaluasi_amount_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.get_result_display()}"


class CarryOver(models.Model):
    """What a yearly plan did with a line that last year left unfinished, or planned and did not fund."""

    rkp = models.ForeignKey(RkpDesa, models.CASCADE, related_name="carry_over_set")
    from_line = models.ForeignKey(RkpKegiatan, models.PROTECT, null=True, blank=True, related_name="carry_over_set")
    from_rpjm_line = models.ForeignKey(
        RpjmKegiatan, models.PROTECT, null=True, blank=True, related_name="carry_over_set"
    )
    outcome = models.CharField("keputusan", max_length=20, choices=CarryOutcome)
    reason = models.CharField("alasan", max_length=300, blank=True)
    new_line = models.ForeignKey(RkpKegiatan, models.SET_NULL, null=True, blank=True, related_name="brought_by_set")

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["rkp_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rkp", "from_line"], name="planning_carryover_line_once"),
            models.UniqueConstraint(fields=["rkp", "from_rpjm_line"], name="planning_carryover_rpjm_line_once"),
            models.CheckConstraint(
                condition=Q(from_line=None, from_rpjm_line__isnull=False)
                | Q(from_line__isnull=False, from_rpjm_line=None),
                name="planning_carryover_from_one_line",
            ),
            models.CheckConstraint(
                condition=Q(outcome=CarryOutcome.CARRIED) | ~Q(reason=""),
                name="planning_carryover_not_carried_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_line or self.from_rpjm_line}: {self.get_outcome_display()}"
