"""Changing an enacted plan (Permendagri 114/2014 arts 47-50)."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from musyawarah.models import Keputusan
from places.models import Desa
from planning.enums import ChangeGround, PolicyLevel, SpecialEvent
from planning.models.edition import PlanEdition
from planning.models.rkp import RkpDesa
from planning.models.rpjm import RpjmDesa
from planning.querysets import PerubahanQuerySet


def evidence_path(change: "Perubahan", filename: str) -> str:
    """Storage path of the evidence."""
    return f"perubahan/{change.desa_id}/{change.uid}/{filename}"


class Perubahan(models.Model):
    """A change of an enacted plan: its ground, its evidence, and the edition it ended in."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="perubahan_set")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="perubahan_set")
    rkp = models.ForeignKey(RkpDesa, models.PROTECT, null=True, blank=True, related_name="perubahan_set")
    ground = models.CharField("dasar perubahan", max_length=20, choices=ChangeGround)
    event = models.CharField("peristiwa khusus", max_length=20, choices=SpecialEvent, blank=True)
    policy_level = models.CharField("kebijakan", max_length=20, choices=PolicyLevel, blank=True)
    explanation = models.TextField("penjelasan")
    evidence_name = models.CharField("dokumen bukti", max_length=200, blank=True)
    evidence_date = models.DateField("tanggal dokumen", null=True, blank=True)
    evidence = models.FileField("berkas bukti", upload_to=evidence_path, blank=True)
    keputusan = models.ForeignKey(
        Keputusan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="perubahan_set",
        verbose_name="keputusan musrenbang perubahan",
    )
    edition = models.OneToOneField(
        PlanEdition, models.PROTECT, null=True, blank=True, related_name="perubahan", verbose_name="hasil"
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField("ditarik", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PerubahanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rpjm=None, rkp__isnull=False) | Q(rpjm__isnull=False, rkp=None),
                name="planning_change_of_one_plan",
            ),
            models.CheckConstraint(
                condition=Q(ground=ChangeGround.PERISTIWA, policy_level="") & ~Q(event="")
                | Q(ground=ChangeGround.KEBIJAKAN, event="") & ~Q(policy_level=""),
                name="planning_change_ground_and_its_detail",
            ),
            models.UniqueConstraint(
                fields=["rpjm"],
                condition=Q(edition=None, withdrawn_at=None),
                name="planning_change_one_open_per_rpjm",
            ),
            models.UniqueConstraint(
                fields=["rkp"], condition=Q(edition=None, withdrawn_at=None), name="planning_change_one_open_per_rkp"
            ),
        ]

    def __str__(self) -> str:
        return f"Perubahan {self.plan}"

    def get_absolute_url(self) -> str:
        """The change's own page."""
        return reverse("change_detail", kwargs={"uid": self.uid})

    @property
    def plan(self) -> RpjmDesa | RkpDesa:
        """The plan that is changed."""
        return self.rpjm or self.rkp  # type: ignore[return-value]  # the database keeps one of them set

    @property
    def is_open(self) -> bool:
        """Whether the change is neither enacted nor withdrawn."""
        return self.edition_id is None and self.withdrawn_at is None

    @property
    def ground_words(self) -> str:
        """ "A. Peristiwa khusus: Bencana alam"."""
        detail = self.get_event_display() if self.event else self.get_policy_level_display()
        return f"{self.get_ground_display()}: {detail}"
