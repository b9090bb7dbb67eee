"""RPJM Desa: the plan for a village head's term (UU 6/2014 art. 79(2)a as changed by UU 3/2024)."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from places.models import Desa
from planning.enums import PlanLock, PlanStatus
from planning.querysets import RpjmQuerySet
from villages.models import LegalBasis


def scan_path(rpjm: "RpjmDesa", filename: str) -> str:
    """Storage path of the scan of an enacted Perdes."""
    return f"rpjm/{rpjm.desa_id}/{rpjm.uid}/{filename}"


class RpjmDesa(models.Model):
    """A village's multi-year plan; its length is data: 8 years, 6 in old terms, or the rest of a term."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="rpjm_set")
    first_year = models.PositiveSmallIntegerField("tahun pertama")
    last_year = models.PositiveSmallIntegerField("tahun terakhir")
    status = models.CharField("keadaan", max_length=20, choices=PlanStatus, default=PlanStatus.DRAFT)
    lock = models.CharField("kunci", max_length=20, choices=PlanLock, default=PlanLock.OPEN)
    lock_holder = models.CharField("dipegang oleh", max_length=120, blank=True)
    locked_at = models.DateTimeField("dikunci", null=True, blank=True)
    is_before_app = models.BooleanField("ditetapkan sebelum aplikasi dipakai", default=False)
    visi = models.TextField("visi", blank=True)
    arah_pembangunan = models.TextField("arah kebijakan pembangunan", blank=True)
    arah_keuangan = models.TextField("arah kebijakan keuangan", blank=True)
    perdes_number = models.CharField("nomor Perdes", max_length=30, blank=True)
    perdes_date = models.DateField("tanggal Perdes", null=True, blank=True)
    perdes_scan = models.FileField("pindaian Perdes", upload_to=scan_path, blank=True)
    dasar_hukum = models.ManyToManyField(LegalBasis, related_name="+", blank=True, verbose_name="dasar hukum")
    version = models.PositiveIntegerField(default=1)

    objects = RpjmQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "-first_year"]
        constraints = [
            models.UniqueConstraint(fields=["desa", "first_year"], name="planning_rpjm_once_per_first_year"),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")) & Q(last_year__lte=F("first_year") + 7),
                name="planning_rpjm_one_to_eight_years",
            ),
            models.CheckConstraint(
                condition=Q(status=PlanStatus.DRAFT) | (~Q(perdes_number="") & Q(perdes_date__isnull=False)),
                name="planning_rpjm_enacted_has_perdes",
            ),
            models.CheckConstraint(
                condition=Q(lock=PlanLock.OPEN, locked_at=None)
                | ~Q(lock=PlanLock.OPEN) & Q(locked_at__isnull=False) & ~Q(status=PlanStatus.ENACTED),
                name="planning_rpjm_locked_since_and_not_enacted",
            ),
        ]

    def __str__(self) -> str:
        return f"RPJM Desa {self.desa} {self.period}"

    def get_absolute_url(self) -> str:
        """The plan's own page."""
        return reverse("rpjm_detail", kwargs={"pk": self.pk})

    @property
    def years(self) -> range:
        """Calendar years of the plan."""
        return range(self.first_year, self.last_year + 1)

    @property
    def period(self) -> str:
        """ "2020-2027"."""
        return f"{self.first_year}–{self.last_year}"

    @property
    def is_draft(self) -> bool:
        """Whether the plan was never enacted."""
        return self.status == PlanStatus.DRAFT

    @property
    def is_open(self) -> bool:
        """Whether the plan is made: a draft, or an enacted plan that a Perubahan has opened. A lock may hold it."""
        return self.status != PlanStatus.ENACTED

    @property
    def is_locked(self) -> bool:
        """Whether the village has handed the plan over: it lies with officers, the BPD, or was returned with notes."""
        return self.lock != PlanLock.OPEN
