"""Notes of the officers, and what the village asks to have opened."""

import uuid

from django.db import models
from django.db.models import Q

from accounts.models import Membership
from codes.models import Bidang
from places.models import Desa
from review.enums import NoteOpens, RequestKind, Severity, StepKey
from review.models.plan_review import PlanReview
from review.models.submission import Submission
from review.querysets import OfReviewQuerySet, ReviewNoteQuerySet


class ReviewNote(models.Model):
    """A note, pinned to a cell of a line (`line_uid`, `field`: the column's key), to a line, or to the document.

    The village sees it once it was sent: with the return of the plan. `bidang` is opened when `opens` says so.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    review = models.ForeignKey(PlanReview, models.PROTECT, related_name="note_set")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="note_set")
    step = models.CharField("langkah", max_length=20, choices=StepKey)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    written_at = models.DateTimeField("ditulis", auto_now_add=True)
    line_uid = models.UUIDField("kegiatan", null=True, blank=True)
    line_name = models.CharField("nama kegiatan", max_length=300, blank=True)
    field = models.CharField("kolom", max_length=40, blank=True)
    field_label = models.CharField("judul kolom", max_length=100, blank=True)
    severity = models.CharField("sifat", max_length=10, choices=Severity, default=Severity.MUST)
    text = models.TextField("catatan")
    opens = models.CharField("membuka", max_length=10, choices=NoteOpens, default=NoteOpens.NOTHING)
    bidang = models.ForeignKey(Bidang, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bidang")
    sent_at = models.DateTimeField("dikirim", null=True, blank=True)
    answer = models.TextField("jawaban desa", blank=True)
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField("selesai", null=True, blank=True)
    closed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ReviewNoteQuerySet.as_manager()

    class Meta:
        ordering = ["review_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="review_note_has_text"),
            models.CheckConstraint(
                condition=Q(field="") | Q(line_uid__isnull=False), name="review_note_field_is_of_a_line"
            ),
            models.CheckConstraint(
                condition=~Q(opens=NoteOpens.LINE) | Q(line_uid__isnull=False), name="review_note_opens_its_line"
            ),
            models.CheckConstraint(
                condition=(Q(opens=NoteOpens.BIDANG) & Q(bidang__isnull=False))
                | (~Q(opens=NoteOpens.BIDANG) & Q(bidang=None)),
                name="review_note_opens_its_bidang",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(sent_at__isnull=False), name="review_note_closed_after_sent"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class OpeningRequest(models.Model):
    """The village asks to open parts of a locked plan, with a reason; officers answer.

    `lines` are uids, `bidang` codes; `ended_at`: taken back, refused, or closed again.
    An unlock (between recommendation and enactment) names its last day.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    review = models.ForeignKey(PlanReview, models.PROTECT, related_name="request_set")
    kind = models.CharField("jenis", max_length=10, choices=RequestKind)
    lines = models.JSONField("kegiatan", default=list, blank=True)
    bidang = models.JSONField("bidang", default=list, blank=True)
    adding = models.BooleanField("menambah kegiatan", default=False)
    reason = models.TextField("alasan")
    until = models.DateField("sampai dengan", null=True, blank=True)
    asked_at = models.DateTimeField("diminta", auto_now_add=True)
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    granted = models.BooleanField("dikabulkan", null=True, blank=True)
    answer_reason = models.TextField("alasan jawaban", blank=True)
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("ditutup", null=True, blank=True)

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        ordering = ["review_id", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="review_request_has_reason"),
            models.CheckConstraint(
                condition=~Q(kind=RequestKind.UNLOCK) | Q(until__isnull=False), name="review_unlock_has_end"
            ),
            models.CheckConstraint(
                condition=Q(granted=None, answered_at=None, answered_by=None)
                | Q(granted__isnull=False, answered_at__isnull=False, answered_by__isnull=False),
                name="review_request_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=models.F("asked_by")),
                name="review_request_takes_two_persons",
            ),
            models.UniqueConstraint(
                fields=["review", "kind"], condition=Q(granted=None, ended_at=None), name="review_request_one_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.review}"
