"""How far every village of an area is with its plan: counts by state, and a page of villages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import BooleanField, Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from musyawarah.enums import PlanKind
from places.models import Desa, Kecamatan
from planning.deadlines import deadline_in
from planning.enums import PlanStatus
from planning.models import RkpDesa, RpjmDesa
from review.board.area import Area
from review.board.states import STATES, BoardState
from review.case import Case as ReviewCase
from review.clock import holidays_of, working_days_until
from review.enums import ReviewState
from review.models import PlanReview, Submission
from review.path import ReviewPath, path_of
from villages.setting import setting_of

WITH_OFFICERS = (ReviewState.SUBMITTED, ReviewState.IN_REVIEW)
ENACTED = (ReviewState.ENACTED, ReviewState.CLARIFIED)


@dataclass(frozen=True)
class Counts:
    """Villages by state; `overdue` are those whose officers' days have run out."""

    by_state: dict[str, int] = field(default_factory=dict)
    overdue: int = 0

    @property
    def villages(self) -> int:
        """All of them."""
        return sum(self.by_state.values())

    def of(self, *states: str) -> int:
        """Villages in one of these states."""
        return sum(self.by_state.get(state, 0) for state in states)

    @property
    def with_officers(self) -> int:
        """Handed over and not answered yet."""
        return self.of(*WITH_OFFICERS)

    @property
    def passed(self) -> int:
        """Through with the officers, on the way to the Perdes."""
        return self.of(ReviewState.RECOMMENDED, ReviewState.PROCEEDING, ReviewState.AGREED)

    @property
    def enacted(self) -> int:
        """With a Perdes."""
        return self.of(*ENACTED)

    @property
    def not_begun(self) -> int:
        """Without a plan in the application."""
        return self.of(BoardState.NONE)

    @property
    def drafting(self) -> int:
        """On the village's desk and never examined, or taken back."""
        return self.of(ReviewState.DRAFT)

    @property
    def returned(self) -> int:
        """Back in the village with notes."""
        return self.of(ReviewState.RETURNED)


@dataclass(frozen=True)
class Progress:
    """The counts of an area, whole and per kecamatan; `deadline` of the Perdes, None where the law names no day."""

    area: Area
    by_kecamatan: tuple[tuple[Kecamatan, Counts], ...]
    deadline: date | None
    today: date

    @cached_property
    def whole(self) -> Counts:
        """The area as one."""
        by_state = {
            state.value: sum(counts.of(state) for _, counts in self.by_kecamatan)
            for state in STATES
            if any(counts.of(state) for _, counts in self.by_kecamatan)
        }
        return Counts(by_state, sum(counts.overdue for _, counts in self.by_kecamatan))

    @property
    def late_villages(self) -> int:
        """Villages without a Perdes after its deadline."""
        is_past = self.deadline is not None and self.today > self.deadline
        return self.whole.villages - self.whole.enacted if is_past else 0


@dataclass(frozen=True)
class VillageRow:
    """One village; days are working days. `round`, `total` (rupiah) and `lines` are those of its last submission."""

    desa: Desa
    state: BoardState
    plan: RkpDesa | RpjmDesa | None = None
    review: PlanReview | None = None
    holder: str = ""
    since: date | None = None
    due_on: date | None = None
    days_over: int = 0
    round: int | None = None
    total: int | None = None
    lines: int | None = None
    submission: int | None = None

    @property
    def over_words(self) -> str:
        """ "lewat 3 hari kerja", "" while nothing is overdue."""
        return f"lewat {self.days_over} hari kerja" if self.days_over else ""

    @property
    def is_changing(self) -> bool:
        """Whether a Perubahan has opened the enacted plan."""
        return self.plan is not None and self.plan.status == PlanStatus.CHANGING

    @property
    def is_paused(self) -> bool:
        """Whether the officers' days stand still."""
        return self.review is not None and self.review.paused_on is not None


def load_progress(area: Area, *, today: date) -> Progress:
    """Count the villages of an area by state and kecamatan: three queries."""
    rows = villages_with_state(area, today).order_by().values("kecamatan", "board_state")
    counted = rows.annotate(number=Count("pk"), late=Count("pk", filter=Q(is_overdue=True)))
    states: dict[int, dict[str, int]] = {}
    overdue: dict[int, int] = {}
    for kecamatan, state, number, late in counted.values_list("kecamatan", "board_state", "number", "late"):
        states.setdefault(kecamatan, {})[state] = number
        overdue[kecamatan] = overdue.get(kecamatan, 0) + late
    places = Kecamatan.objects.filter(pk__in=states).order_by("code")
    by_kecamatan = tuple((place, Counts(states[place.pk], overdue[place.pk])) for place in places)
    return Progress(area, by_kecamatan, _deadline(area), today)


def villages_with_state(area: Area, today: date) -> QuerySet:
    """Villages with `plan_pk`, `review_pk`, `board_state`, `due_on` and `is_overdue`."""
    plans = area.plans().filter(desa=OuterRef("pk"))
    reviews = PlanReview.objects.filter(**{area.kind.value: OuterRef("plan_pk")}).order_by("-pk")
    waits = Q(review_state__in=WITH_OFFICERS, due_on__lt=today, paused_on=None)
    return (
        area.villages()
        .annotate(
            plan_pk=Subquery(plans.values("pk")[:1]),
            plan_status=Subquery(plans.values("status")[:1]),
        )
        .annotate(
            review_pk=Subquery(reviews.values("pk")[:1]),
            review_state=Subquery(reviews.values("state")[:1]),
            due_on=Subquery(reviews.values("due_on")[:1]),
            paused_on=Subquery(reviews.values("paused_on")[:1]),
        )
        .annotate(
            board_state=Case(
                When(plan_pk=None, then=Value(BoardState.NONE.value)),
                When(plan_status=PlanStatus.DRAFT, then=Coalesce("review_state", Value(ReviewState.DRAFT.value))),
                default=Coalesce("review_state", Value(ReviewState.ENACTED.value)),
                output_field=CharField(),
            ),
            is_overdue=Case(When(waits, then=Value(True)), default=Value(False), output_field=BooleanField()),
        )
    )


def village_rows(area: Area, villages: Sequence[Desa], *, today: date) -> list[VillageRow]:
    """What the page says about these villages of `villages_with_state`: five queries whatever their number."""
    plans = _plans_of(area, [desa.plan_pk for desa in villages if desa.plan_pk])
    wanted = [desa.review_pk for desa in villages if desa.review_pk]
    reviews = PlanReview.objects.select_related("holder__orang").in_bulk(wanted)
    rounds = _rounds_of(area, plans)
    path = path_of(area.kabupaten, area.kind)
    dues = [review.due_on for review in reviews.values() if review.due_on]
    off = holidays_of(area.kabupaten, min([*dues, today]))
    found = []
    for desa in villages:
        desa.kabupaten = area.kabupaten
        row = _row(desa, plans.get(desa.plan_pk), reviews.get(desa.review_pk), path, rounds.get(desa.plan_pk), today)
        over = -working_days_until(today, row.due_on, off) if desa.is_overdue and row.due_on else 0
        found.append(replace(row, days_over=over))
    return found


def _deadline(area: Area) -> date | None:
    if area.kind != PlanKind.RKP:
        return None
    return deadline_in(area.year - 1, setting_of(area.kabupaten).rkp_enactment_deadline)


def _plans_of(area: Area, keys: list[int]) -> dict[int, RkpDesa | RpjmDesa]:
    model = RkpDesa if area.kind == PlanKind.RKP else RpjmDesa
    return model.objects.in_bulk(keys)


def _rounds_of(area: Area, plans: dict) -> dict[int, Submission]:
    """The last round of each plan by the plan's key; what was frozen is not fetched, only its figures."""
    plan = f"review__{area.kind.value}"
    rows = area.last_rounds().filter(**{f"{plan}__in": list(plans)}).defer("payload").annotate(plan_key=F(plan))
    return {row.plan_key: row for row in rows}


def _row(
    desa: Desa,
    plan: RkpDesa | RpjmDesa | None,
    review: PlanReview | None,
    path: ReviewPath,
    last: Submission | None,
    today: date,
) -> VillageRow:
    state = BoardState(desa.board_state)
    if plan is None:
        return VillageRow(desa, state)
    plan.desa = desa
    holder = f"Desa {desa.name}"
    if review is not None:
        holder = _holder(ReviewCase(plan, review, path, today))
    elif state == BoardState.ENACTED:
        holder = ""
    return VillageRow(
        desa,
        state,
        plan,
        review,
        holder,
        _since(plan, review, state),
        review.due_on if review and state in WITH_OFFICERS else None,
        round=last.number if last else None,
        total=last.total if last else None,
        lines=last.line_count if last else None,
        submission=last.pk if last else None,
    )


def _holder(case: ReviewCase) -> str:
    """The one who examines by name, else the office, the BPD or the village; nobody once there is a Perdes."""
    if case.state in ENACTED:
        return ""
    if case.review.holder:
        return f"{case.review.holder.orang.name}, {case.holder_words}"
    return case.holder_words


def _since(plan: RkpDesa | RpjmDesa, review: PlanReview | None, state: BoardState) -> date | None:
    """Since when it stands there, as far as it is known."""
    if review is None:
        return plan.perdes_date
    moments: dict[str, date | datetime | None] = {
        ReviewState.SUBMITTED: review.submitted_at,
        ReviewState.IN_REVIEW: review.taken_up_at,
        ReviewState.RETURNED: review.returned_at,
        ReviewState.RECOMMENDED: review.passed_at,
        ReviewState.PROCEEDING: review.passed_at,
        ReviewState.AGREED: review.agreed_on,
        ReviewState.ENACTED: review.enacted_on or plan.perdes_date,
        ReviewState.CLARIFIED: review.clarified_on,
    }
    moment = moments.get(state.value)
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment
