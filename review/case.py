"""A case: a plan, where it stands, its path and its clock; what policy, services and pages ask."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from musyawarah.enums import PlanKind
from planning.enums import PlanStatus
from planning.models import Perubahan, RkpDesa, RpjmDesa
from review.enums import ReviewState, StepKey
from review.models import Forwarding, PlanReview
from review.path import PathStep, ReviewPath, path_of

Plan = RpjmDesa | RkpDesa


@dataclass(frozen=True)
class Case:
    """One plan under its path. `review` is not stored yet while nothing has happened."""

    plan: Plan
    review: PlanReview
    path: ReviewPath
    today: date

    @property
    def state(self) -> ReviewState:
        """Where it stands."""
        return ReviewState(self.review.state)

    @property
    def plan_kind(self) -> PlanKind:
        """Which kind of plan."""
        return PlanKind.RPJM if isinstance(self.plan, RpjmDesa) else PlanKind.RKP

    @property
    def step(self) -> PathStep | None:
        """The check at hand; where the path lost it meanwhile, as it was shipped."""
        key = self.review.step
        if not key:
            return None
        return next(step for step in self.path.all_steps if step.key == key)

    @property
    def next_check(self) -> PathStep | None:
        """The check that a submission goes to: the one that returned it, else the first."""
        if self.state == ReviewState.RETURNED and (step := self.step) is not None and step.is_used:
            return step
        return self.path.checks[0] if self.path.checks else None

    @property
    def is_overdue(self) -> bool:
        """Whether the officers' days have run out."""
        is_waiting = self.state in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}
        due = self.review.due_on
        return is_waiting and self.review.paused_on is None and due is not None and due < self.today

    def office_of(self, key: str) -> str:
        """ "Kecamatan Seririt", "Dinas PMD Kabupaten Buleleng": who examines in a step."""
        desa = self.plan.desa
        if key == StepKey.PERIKSA_KECAMATAN:
            return f"Kecamatan {desa.kecamatan.name}"
        return f"Dinas PMD {desa.kabupaten.name}"

    @property
    def holder_words(self) -> str:
        """Who holds the plan now, as the village reads it."""
        if self.review.step:
            return self.office_of(self.review.step)
        if self.state in {ReviewState.RECOMMENDED, ReviewState.PROCEEDING, ReviewState.AGREED}:
            return "BPD"
        return f"Desa {self.plan.desa.name}"


_ENDED = [ReviewState.ENACTED, ReviewState.CLARIFIED]


def open_case(plan: Plan, *, today: date | None = None, lock: bool = False) -> Case:
    """The case of a plan that carries its village and kabupaten; its review is locked for update on demand.

    An enacted plan's case is the last one that ended in a Perdes, a Perubahan's its own: two or three queries.
    """
    reviews = PlanReview.objects.of_plan(plan).select_related("perubahan", "holder__orang")
    if lock:
        reviews = reviews.select_for_update(of=("self",))
    change = _open_change(plan)
    is_closed = plan.status == PlanStatus.ENACTED
    ways = reviews.filter(state__in=_ENDED) if is_closed else reviews.filter(perubahan=change)
    found = ways.first()
    kind = PlanKind.RPJM if isinstance(plan, RpjmDesa) else PlanKind.RKP
    review = found or _new_review(plan, kind, change)
    setattr(review, kind, plan)  # the same one, as it was fetched
    review.desa = plan.desa
    return Case(plan, review, path_of(plan.desa.kabupaten_id, kind), today or timezone.localdate())


def case_of(review: PlanReview, *, today: date | None = None) -> Case:
    """The case of a stored review that was fetched with its plan (`with_plan`): one query."""
    path = path_of(review.desa.kabupaten_id, review.plan_kind)
    review.plan.desa = review.desa  # joined once, with everything above it
    return Case(review.plan, review, path, today or timezone.localdate())


def is_forwarded(case: Case) -> bool:
    """Whether the kecamatan has passed on the plans of this kind and year: one query."""
    rows = Forwarding.objects.filter(kecamatan=case.plan.desa.kecamatan_id, undone_at=None)
    return rows.filter(plan_kind=case.plan_kind, year=case.review.year).exists()


def _open_change(plan: Plan) -> Perubahan | None:
    if plan.status != PlanStatus.CHANGING:
        return None
    return Perubahan.objects.of_plan(plan).open().first()


def _new_review(plan: Plan, kind: PlanKind, change: Perubahan | None) -> PlanReview:
    is_rpjm = isinstance(plan, RpjmDesa)
    return PlanReview(
        desa=plan.desa,
        rpjm=plan if is_rpjm else None,
        rkp=None if is_rpjm else plan,
        perubahan=change,
        plan_kind=kind,
        year=plan.first_year if is_rpjm else plan.year,
        state=ReviewState.ENACTED if plan.status == PlanStatus.ENACTED else ReviewState.DRAFT,
    )
