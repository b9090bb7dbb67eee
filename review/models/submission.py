"""What was handed over: the plan frozen at each round, with its sums and what the rules found."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from accounts.models import Membership
from places.models import Desa
from planning.enums import CheckLevel
from review.enums import ItemFits, ItemThere, StepKey, SubmissionEnd, SubmissionKind, SumBasis
from review.models.plan_review import PlanReview
from review.querysets import OfReviewQuerySet, OfSubmissionQuerySet

SHA256_LETTERS = 64


class Submission(models.Model):
    """One round. `payload` is the plan's complete list in its canonical spelling; boards read the sums beside it."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="submission_set")
    review = models.ForeignKey(PlanReview, models.PROTECT, related_name="submission_set")
    number = models.PositiveSmallIntegerField("putaran")
    kind = models.CharField("jenis", max_length=10, choices=SubmissionKind, default=SubmissionKind.REVIEW)
    reference = models.CharField("nomor pengajuan", max_length=40, unique=True)
    step = models.CharField("langkah", max_length=20, choices=StepKey, blank=True)
    payload_sha256 = models.CharField(max_length=SHA256_LETTERS)
    line_count = models.PositiveIntegerField("banyak kegiatan")
    total = models.BigIntegerField("jumlah (rupiah)")
    is_on_paper = models.BooleanField("diterima di atas kertas", default=False)
    letter_number = models.CharField("nomor surat pengantar", max_length=60, blank=True)
    letter_date = models.DateField("tanggal surat pengantar", null=True, blank=True)
    note = models.TextField("keterangan desa", blank=True)
    submitted_at = models.DateTimeField("diajukan")
    submitted_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    end = models.CharField("hasil", max_length=15, choices=SubmissionEnd, blank=True)
    ended_at = models.DateTimeField("selesai", null=True, blank=True)
    payload = models.TextField("isi")  # last: SQLite reads through it to whatever column comes after

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        ordering = ["review_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="review_submission_number_once"),
            models.CheckConstraint(
                condition=Exact(Length("payload_sha256"), SHA256_LETTERS), name="review_submission_is_hashed"
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_at=None) | (~Q(end="") & Q(ended_at__isnull=False)),
                name="review_submission_ended_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class SubmissionSum(models.Model):
    """A sum frozen at submission, in rupiah: by bidang, by fund source, by tag, and what counts against each limit of
    the Dana Desa year that is a share of the ceiling (`AturanDanaDesa.code`)."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="sum_set")
    basis = models.CharField("menurut", max_length=10, choices=SumBasis)
    key = models.CharField("kode", max_length=40)
    name = models.CharField("nama", max_length=150)
    amount = models.BigIntegerField("jumlah (rupiah)")

    objects = OfSubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["submission_id", "basis", "key"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "basis", "key"], name="review_sum_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.amount}"


class SubmissionFinding(models.Model):
    """What one rule found at submission; a warning carries the village's sentence."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="finding_set")
    rule = models.CharField("aturan", max_length=10)
    level = models.CharField("tingkat", max_length=10, choices=CheckLevel)
    count = models.PositiveIntegerField("banyak")
    example = models.TextField("temuan")
    sentence = models.TextField("penjelasan desa", blank=True)

    objects = OfSubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["submission_id", "rule", "level"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "rule", "level"], name="review_finding_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.count}"


class ChecklistAnswer(models.Model):
    """An answer of one check's officers to one item of the checklist (`data/daftar_periksa.csv`)."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="checklist_set")
    step = models.CharField("langkah", max_length=20, choices=StepKey)
    item = models.CharField("butir", max_length=10)
    there = models.CharField("ada", max_length=12, choices=ItemThere, blank=True)
    fits = models.CharField("sesuai", max_length=10, choices=ItemFits, blank=True)
    note = models.CharField("catatan", max_length=300, blank=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField("waktu", auto_now=True)

    objects = OfSubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["submission_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "step", "item"], name="review_checklist_item_once")
        ]

    def __str__(self) -> str:
        return self.item
