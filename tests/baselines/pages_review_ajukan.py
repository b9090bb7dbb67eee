"""Where a plan stands, the check-answers page and the notes, with few and many lines, moves and notes."""

from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from musyawarah.enums import PlanKind
from planning.enums import PlanLock
from planning.models import RkpDesa
from review.enums import RequestKind, ReviewAct, ReviewState, StepKey
from review.frozen import freeze
from review.models import OpeningRequest, PlanReview, ReviewMove, ReviewNote, Submission
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning_rkp import big_rkp
from tests.baselines.pages_planning_steps import add_meetings
from tests.cast import Cast


def _returned(cast: Cast, rows: int) -> PlanReview:
    """A returned plan with so many lines, moves, rounds and notes, and a request that waits."""
    rkp = big_rkp(cast, rows)
    add_meetings(cast, rkp, rows)
    now = timezone.now()
    lock = {"lock": PlanLock.RETURNED, "lock_holder": "Kecamatan Seririt", "locked_at": now}
    RkpDesa.objects.filter(pk=rkp.pk).update(**lock)
    review = PlanReview.objects.create(
        desa=rkp.desa,
        rkp=rkp,
        plan_kind=PlanKind.RKP,
        year=rkp.year,
        state=ReviewState.RETURNED,
        step=StepKey.PERIKSA_KECAMATAN,
        submitted_at=now,
        returned_at=now,
    )
    shared = {"desa": rkp.desa, "review": review}
    states = {"source": ReviewState.SUBMITTED, "target": ReviewState.IN_REVIEW, "act": ReviewAct.TAKE_UP}
    ReviewMove.objects.bulk_create(ReviewMove(by=cast.rina, **states, **shared) for _ in range(rows))
    submission = Submission(
        number=1, reference=f"RKP-{review.pk}-1", step=review.step, submitted_at=now, submitted_by=cast.sari, **shared
    )
    freeze(submission, RkpDesa.objects.with_place().get(pk=rkp.pk))
    submission.save()
    uids = list(rkp.line_set.values_list("uid", flat=True))
    ReviewNote.objects.bulk_create(
        ReviewNote(
            submission=submission,
            step=review.step,
            by=cast.rina,
            text="Belum wajar.",
            line_uid=uids[number % len(uids)],
            sent_at=now,
            **shared,
        )
        for number in range(rows)
    )
    OpeningRequest.objects.create(
        kind=RequestKind.FURTHER, lines=list(map(str, uids)), reason="Pagu", asked_by=cast.wati, **shared
    )
    return review


def of_review(name: str) -> Build:
    """A page of a review."""
    return lambda cast, rows: reverse(name, args=[_returned(cast, rows).uid])


def handing_over(cast: Cast, rows: int) -> str:
    """The page before a returned plan is handed over again."""
    return reverse("review_submit", kwargs={"kind": "rkp", "pk": _returned(cast, rows).rkp_id})


def draft(cast: Cast, rows: int) -> str:
    """Where a plan stands that nobody has handed over."""
    return reverse("review_of_rkp", args=[big_rkp(cast, rows).pk])


PAGES = [
    Page("review_of_rkp of a draft", draft, most=30),
    Page("review_detail", of_review("review_detail"), most=45),
    Page("review_detail for an officer", of_review("review_detail"), who=Role.PETUGAS_KECAMATAN, most=45),
    Page("review_notes", of_review("review_notes"), most=20),
    Page("opening_ask", of_review("opening_ask"), most=20),
    Page("review_submit", handing_over, most=110),
]
