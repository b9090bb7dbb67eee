"""What came up in the opening round, and what is done about it until it is proved."""

import uuid

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Membership
from musyawarah.enums import PlanKind
from musyawarah.models import Musyawarah
from places.models import Desa, Dusun
from training.enums import EvidenceKind, Measure, RtlKind, TemuanCategory
from training.models.participant import Participant
from training.models.session import TrainingSession
from training.querysets import RtlQuerySet, TemuanQuerySet


class Temuan(models.Model):
    """A finding of the opening round (curah pendapat) about a village. `measure` says what the application measures of
    it; whether it is still true today is asked, never stored."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="temuan_set")
    desa = models.ForeignKey(Desa, models.PROTECT, null=True, blank=True, related_name="temuan_set")
    category = models.CharField("pokok", max_length=10, choices=TemuanCategory)
    text = models.TextField("temuan")
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.CharField("yang diukur aplikasi", max_length=12, choices=Measure, blank=True)
    rule = models.CharField("aturan", max_length=10, blank=True)
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind, blank=True)
    year = models.PositiveSmallIntegerField("tahun rencana", null=True, blank=True)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = TemuanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["session_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(measure=Measure.RULE) & ~Q(rule="")) | (~Q(measure=Measure.RULE) & Q(rule="")),
                name="training_temuan_names_its_rule",
            ),
            models.CheckConstraint(
                condition=Q(measure="") | Q(desa__isnull=False), name="training_temuan_measured_of_a_village"
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79].rstrip(' ,;')}…"


def evidence_path(rtl: "Rtl", filename: str) -> str:
    """Storage path of the proof of a follow-up."""
    return f"rtl/{rtl.uid}/{filename}"


class Rtl(models.Model):
    """Rencana tindak lanjut: who does what by when, how one sees it, and the evidence that closes it.

    Of a village (`desa`), from a session; a participant's written commitment names him. `participant` empty: the
    session's or the village's own plan.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="rtl_set")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="rtl_set")
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, blank=True, related_name="rtl_set")
    temuan = models.ForeignKey(Temuan, models.PROTECT, null=True, blank=True, related_name="rtl_set")
    kind = models.CharField("jenis", max_length=10, choices=RtlKind, default=RtlKind.LAINNYA)
    activity = models.CharField("kegiatan", max_length=300)
    person = models.CharField("penanggung jawab", max_length=120)
    due_on = models.DateField("paling lambat")
    indicator = models.CharField("tanda keberhasilan", max_length=300)
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind, blank=True)
    year = models.PositiveSmallIntegerField("tahun rencana", null=True, blank=True)
    musyawarah = models.ForeignKey(Musyawarah, models.PROTECT, null=True, blank=True, related_name="rtl_set")
    evidence = models.CharField("bukti", max_length=10, choices=EvidenceKind, blank=True)
    evidence_words = models.TextField("uraian bukti", blank=True)  # the measured state as it was, or what the file is
    file = models.FileField("berkas bukti", upload_to=evidence_path, max_length=200, blank=True)
    file_name = models.CharField("nama berkas", max_length=120, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField("selesai", null=True, blank=True)
    closed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_reason = models.CharField("alasan tidak dilanjutkan", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RtlQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, evidence="")
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(evidence="") & ~Q(evidence_words="")),
                name="training_rtl_closed_with_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(evidence=EvidenceKind.FILE) | ~Q(file=""), name="training_rtl_file_evidence_has_file"
            ),
        ]

    def __str__(self) -> str:
        return self.activity
