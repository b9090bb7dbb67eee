"""The officers' queue and desk."""

from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from musyawarah.enums import PlanKind
from places.models import Desa
from planning.enums import CheckLevel
from planning.models import RkpDesa
from review.enums import ReviewState, StepKey
from review.frozen import freeze
from review.models import PlanReview, ReviewNote, Submission, SubmissionFinding
from tests.baselines.page import Page
from tests.baselines.pages_planning_rkp import big_rkp
from tests.cast import Cast

DUE = timezone.localdate()


def _review(cast: Cast, plan: RkpDesa, state: str = ReviewState.SUBMITTED) -> PlanReview:
    return PlanReview(
        desa=plan.desa,
        rkp=plan,
        plan_kind=PlanKind.RKP,
        year=plan.year,
        state=state,
        step=StepKey.PERIKSA_KECAMATAN,
        submitted_at=timezone.now(),
        due_on=DUE,
        holder=cast.rina if state == ReviewState.IN_REVIEW else None,
        taken_up_at=timezone.now() if state == ReviewState.IN_REVIEW else None,
    )


def _round(cast: Cast, review: PlanReview, **values: object) -> Submission:
    return Submission(
        desa_id=review.desa_id,
        review=review,
        number=1,
        reference=f"RKP-{review.pk}-1",
        step=review.step,
        submitted_at=timezone.now(),
        submitted_by=cast.sari,
        **{"payload": "{}", "payload_sha256": "0" * 64, "line_count": 1, "total": 1} | values,
    )


def _note(cast: Cast, one: Submission, **values: object) -> ReviewNote:
    return ReviewNote(
        desa_id=one.desa_id, review=one.review, submission=one, step=one.step, by=cast.rina, text="x", **values
    )


def the_queue(cast: Cast, rows: int) -> str:
    """So many villages with a submitted plan each, with findings and an open note."""
    own = cast.villages.umeanyar
    places = {"kecamatan": own.kecamatan, "kabupaten": own.kabupaten, "provinsi": own.provinsi}
    villages = Desa.objects.bulk_create(
        Desa(code=f"51.08.02.{3000 + number}", name=f"Desa {number:03}", **places) for number in range(rows)
    )
    plans = RkpDesa.objects.bulk_create(RkpDesa(desa=desa, year=2027) for desa in villages)
    reviews = PlanReview.objects.bulk_create(_review(cast, plan) for plan in plans)
    rounds = Submission.objects.bulk_create(_round(cast, review) for review in reviews)
    SubmissionFinding.objects.bulk_create(
        SubmissionFinding(submission=one, rule="R17", level=CheckLevel.WARN, count=1, example="x") for one in rounds
    )
    ReviewNote.objects.bulk_create(_note(cast, one, sent_at=one.submitted_at) for one in rounds)
    return reverse("review_queue")


def the_desk(cast: Cast, rows: int) -> str:
    """A plan with so many lines and a note on each third of them."""
    plan = big_rkp(cast, rows)
    lines = list(plan.line_set.alive())
    review = _review(cast, plan, ReviewState.IN_REVIEW)
    review.save()
    one = _round(cast, review)
    freeze(one, RkpDesa.objects.with_place().get(pk=plan.pk))
    one.save()
    ReviewNote.objects.bulk_create(_note(cast, one, line_uid=line.uid) for line in lines[::3])
    return reverse("review_desk", kwargs={"uid": review.uid})


PAGES = [
    Page("review_queue", the_queue, Role.PETUGAS_KECAMATAN),
    Page("review_queue of the kabupaten", lambda cast, rows: f"{the_queue(cast, rows)}?di=semua", Role.DINAS_PMD),
    Page("review_desk", the_desk, Role.PETUGAS_KECAMATAN),
]
