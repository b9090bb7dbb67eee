"""What a kabupaten prescribes for the review: its path, its standing phrases."""

from django.db import models
from django.db.models import Q

from musyawarah.enums import PlanKind
from places.models import Kabupaten
from places.querysets import OfKabupatenQuerySet
from review.enums import StepKey


class ReviewStep(models.Model):
    """One step of a kabupaten's path for one kind of plan; without rows `data/alur.csv` holds."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="review_step_set")
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind)
    step = models.CharField("langkah", max_length=20, choices=StepKey)
    is_used = models.BooleanField("dipakai", default=True)
    working_days = models.PositiveSmallIntegerField("hari kerja", null=True, blank=True)
    is_binding = models.BooleanField("rekomendasi wajib ada", default=False)
    waits_for_all = models.BooleanField("menunggu semua desa di kecamatan", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = OfKabupatenQuerySet.as_manager()

    class Meta:
        ordering = ["kabupaten_id", "plan_kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "plan_kind", "step"], name="review_step_once"),
            models.CheckConstraint(
                condition=Q(is_used=True) | ~Q(step__in=[StepKey.BPD, StepKey.PERDES]),
                name="review_step_of_law_is_used",
            ),
            models.CheckConstraint(
                condition=Q(working_days=None) | Q(working_days__gte=1, working_days__lte=60),
                name="review_step_days_are_sane",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_step_display())


class ReviewPhrase(models.Model):
    """A sentence that officers of a kabupaten use again and again in their notes."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="review_phrase_set")
    text = models.CharField("kalimat", max_length=300)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    objects = OfKabupatenQuerySet.as_manager()

    class Meta:
        ordering = ["kabupaten_id", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["kabupaten", "text"], name="review_phrase_once")]

    def __str__(self) -> str:
        return self.text
