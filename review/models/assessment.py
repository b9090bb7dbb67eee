"""What the officers of one check make of a round: their draft, which the camat reads before he recommends."""

from django.db import models

from accounts.models import Membership
from review.enums import Outcome, StepKey
from review.models.submission import Submission
from review.querysets import OfSubmissionQuerySet


class Assessment(models.Model):
    """The result of one check of one round; it becomes known with the return or the recommendation."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="assessment_set")
    step = models.CharField("langkah", max_length=20, choices=StepKey)
    outcome = models.CharField("hasil", max_length=20, choices=Outcome, blank=True)
    summary = models.TextField("kesimpulan", blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    written_at = models.DateTimeField("ditulis", auto_now=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfSubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["submission_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "step"], name="review_assessment_once_a_check")]

    def __str__(self) -> str:
        return str(self.get_outcome_display() or "belum disimpulkan")
