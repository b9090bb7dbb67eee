"""Where a plan stands, and every move that brought it there."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Membership
from musyawarah.enums import PlanKind
from places.models import Desa
from planning.models import Perubahan, RkpDesa, RpjmDesa
from review.enums import DoneVia, ReviewAct, ReviewState, StepKey
from review.querysets import OfReviewQuerySet, PlanReviewQuerySet


def move_scan_path(move: "ReviewMove", filename: str) -> str:
    """Storage path of the signed paper behind a move."""
    return f"pemeriksaan/{move.desa_id}/{move.review.uid}/{filename}"


_AT_A_STEP = [ReviewState.SUBMITTED, ReviewState.IN_REVIEW, ReviewState.RETURNED]
_ENACTED = [ReviewState.ENACTED, ReviewState.CLARIFIED]
_AGREED = [ReviewState.AGREED, *_ENACTED]
_PASSED = [ReviewState.RECOMMENDED, ReviewState.PROCEEDING, *_AGREED]


def _just_in(states: list[ReviewState], **is_set: object) -> Q:
    """Something is set in these states and empty in all others."""
    empty = {name.partition("__")[0]: None for name in is_set}
    return Q(state__in=states, **is_set) | (~Q(state__in=states) & Q(**empty))


class PlanReview(models.Model):
    """One way of a plan from the village's desk to its Perdes; each Perubahan begins a new one.

    `year` is the plan's (of a RPJM Desa the first), `step` the check at hand, `due_on` the day until which its officers
    answer. A plan without a row is being drafted.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="review_set")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="review_set")
    rkp = models.ForeignKey(RkpDesa, models.PROTECT, null=True, blank=True, related_name="review_set")
    perubahan = models.OneToOneField(Perubahan, models.PROTECT, null=True, blank=True, related_name="review")
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind)
    year = models.PositiveSmallIntegerField("tahun rencana")
    state = models.CharField("keadaan", max_length=15, choices=ReviewState, default=ReviewState.DRAFT)
    step = models.CharField("langkah", max_length=20, choices=StepKey, blank=True)
    holder = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField("diajukan", null=True, blank=True)
    taken_up_at = models.DateTimeField("mulai diperiksa", null=True, blank=True)
    returned_at = models.DateTimeField("dikembalikan", null=True, blank=True)
    passed_at = models.DateTimeField("selesai diperiksa", null=True, blank=True)
    agreed_on = models.DateField("disepakati", null=True, blank=True)
    enacted_on = models.DateField("ditetapkan", null=True, blank=True)
    clarified_on = models.DateField("diklarifikasi", null=True, blank=True)
    due_on = models.DateField("batas pemeriksaan", null=True, blank=True)
    paused_on = models.DateField("dijeda", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlanReviewQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "plan_kind", "-year", "-pk"]
        indexes = [models.Index(fields=["plan_kind", "year", "state"], name="review_kind_year_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(rpjm=None, rkp__isnull=False, plan_kind=PlanKind.RKP)
                | Q(rpjm__isnull=False, rkp=None, plan_kind=PlanKind.RPJM),
                name="review_of_one_plan",
            ),
            models.UniqueConstraint(
                fields=["rpjm"], condition=Q(perubahan=None), name="review_of_rpjm_once_before_changes"
            ),
            models.UniqueConstraint(
                fields=["rkp"], condition=Q(perubahan=None), name="review_of_rkp_once_before_changes"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=_AT_A_STEP) & ~Q(step="")) | (~Q(state__in=_AT_A_STEP) & Q(step="")),
                name="review_step_while_with_officers",
            ),
            models.CheckConstraint(
                condition=_just_in([ReviewState.IN_REVIEW], holder__isnull=False), name="review_holder_while_in_review"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.IN_REVIEW) | Q(taken_up_at__isnull=False),
                name="review_taken_up_at_moment",
            ),
            models.CheckConstraint(
                condition=_just_in([ReviewState.SUBMITTED, ReviewState.IN_REVIEW], due_on__isnull=False),
                name="review_due_while_with_officers",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_AT_A_STEP) | Q(submitted_at__isnull=False), name="review_submitted_has_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.RETURNED) | Q(returned_at__isnull=False),
                name="review_returned_has_moment",
            ),
            models.CheckConstraint(
                condition=_just_in(_PASSED, passed_at__isnull=False), name="review_passed_has_moment"
            ),
            models.CheckConstraint(condition=_just_in(_AGREED, agreed_on__isnull=False), name="review_agreed_has_day"),
            models.CheckConstraint(
                condition=_just_in(_ENACTED, enacted_on__isnull=False), name="review_enacted_has_day"
            ),
            models.CheckConstraint(
                condition=_just_in([ReviewState.CLARIFIED], clarified_on__isnull=False),
                name="review_clarified_has_day",
            ),
            models.CheckConstraint(
                condition=Q(enacted_on=None) | Q(agreed_on__lte=models.F("enacted_on")),
                name="review_agreed_before_enacted",
            ),
            models.CheckConstraint(
                condition=Q(clarified_on=None) | Q(enacted_on__lte=models.F("clarified_on")),
                name="review_enacted_before_clarified",
            ),
        ]

    def __str__(self) -> str:
        return str(self.perubahan or self.plan)

    def get_absolute_url(self) -> str:
        """The page of the review."""
        return reverse("review_detail", kwargs={"uid": self.uid})

    @property
    def plan(self) -> RpjmDesa | RkpDesa:
        """The plan that is reviewed."""
        return self.rpjm or self.rkp  # type: ignore[return-value]  # the database keeps one of them set

    @property
    def is_change(self) -> bool:
        """Whether a Perubahan is reviewed."""
        return self.perubahan_id is not None


class ReviewMove(models.Model):
    """One move, readable by all whom the plan concerns: who, when, from where to where, how, and why."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    review = models.ForeignKey(PlanReview, models.PROTECT, related_name="move_set")
    act = models.CharField("tindakan", max_length=15, choices=ReviewAct)
    source = models.CharField("dari", max_length=15, choices=ReviewState)
    target = models.CharField("menjadi", max_length=15, choices=ReviewState)
    step = models.CharField("langkah", max_length=20, choices=StepKey, blank=True)
    at = models.DateTimeField("waktu", auto_now_add=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    via = models.CharField("cara", max_length=10, choices=DoneVia, default=DoneVia.IN_APP)
    acted_on = models.DateField("tanggal", null=True, blank=True)
    document_number = models.CharField("nomor naskah", max_length=60, blank=True)
    reason = models.TextField("alasan", blank=True)
    scan = models.FileField("pindaian", upload_to=move_scan_path, max_length=200, blank=True)

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        ordering = ["review_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(via=DoneVia.IN_APP) | (~Q(scan="") & Q(acted_on__isnull=False)),
                name="review_move_from_scan_has_scan",
            ),
            models.CheckConstraint(
                condition=~Q(
                    act__in=[
                        ReviewAct.RETURN,
                        ReviewAct.UNDO_RECOMMEND,
                        ReviewAct.GO_ON,
                        ReviewAct.STEP_BACK,
                        ReviewAct.UNDO_AGREE,
                        ReviewAct.RELEASE,
                    ]
                )
                | ~Q(reason=""),
                name="review_move_back_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.review}"


class Pause(models.Model):
    """Days that do not count for the officers, with their reason."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    review = models.ForeignKey(PlanReview, models.PROTECT, related_name="pause_set")
    step = models.CharField("langkah", max_length=20, choices=StepKey)
    reason = models.CharField("alasan", max_length=300)
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("berakhir", null=True, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        ordering = ["review_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="review_pause_has_reason"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")), name="review_pause_ends_after_start"
            ),
            models.UniqueConstraint(fields=["review"], condition=Q(ends_on=None), name="review_pause_one_open"),
        ]

    def __str__(self) -> str:
        return self.reason
