"""RKP Desa: the plan of one year, broken down from the RPJM Desa (UU 6/2014 art. 79(2)b)."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from places.models import Desa
from planning.enums import PlanLock, PlanStatus
from planning.models.rpjm import RpjmDesa
from planning.querysets import RkpQuerySet
from villages.models import LegalBasis


def scan_path(rkp: "RkpDesa", filename: str) -> str:
    """Storage path of the scan of an enacted Perdes."""
    return f"rkp/{rkp.desa_id}/{rkp.uid}/{filename}"


class RkpDesa(models.Model):
    """A village's plan for one budget year."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="rkp_set")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="rkp_set")
    year = models.PositiveSmallIntegerField("tahun anggaran")
    status = models.CharField("keadaan", max_length=20, choices=PlanStatus, default=PlanStatus.DRAFT)
    lock = models.CharField("kunci", max_length=20, choices=PlanLock, default=PlanLock.OPEN)
    lock_holder = models.CharField("dipegang oleh", max_length=120, blank=True)
    locked_at = models.DateTimeField("dikunci", null=True, blank=True)
    is_before_app = models.BooleanField("ditetapkan sebelum aplikasi dipakai", default=False)
    perdes_number = models.CharField("nomor Perdes", max_length=30, blank=True)
    perdes_date = models.DateField("tanggal Perdes", null=True, blank=True)
    perdes_scan = models.FileField("pindaian Perdes", upload_to=scan_path, blank=True)
    dasar_hukum = models.ManyToManyField(LegalBasis, related_name="+", blank=True, verbose_name="dasar hukum")
    version = models.PositiveIntegerField(default=1)

    objects = RkpQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["desa", "year"], name="planning_rkp_once_per_year"),
            models.CheckConstraint(
                condition=Q(status=PlanStatus.DRAFT) | (~Q(perdes_number="") & Q(perdes_date__isnull=False)),
                name="planning_rkp_enacted_has_perdes",
            ),
            models.CheckConstraint(
                condition=Q(lock=PlanLock.OPEN, locked_at=None)
                | ~Q(lock=PlanLock.OPEN) & Q(locked_at__isnull=False) & ~Q(status=PlanStatus.ENACTED),
                name="planning_rkp_locked_since_and_not_enacted",
            ),
        ]

    def __str__(self) -> str:
        return f"RKP Desa {self.desa} {self.year}"

    def get_absolute_url(self) -> str:
        """The plan's own page."""
        return reverse("rkp_detail", kwargs={"pk": self.pk})

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
