"""The officers' queue: which plans wait where, how old, until when, and what stands against them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Membership
from musyawarah.enums import PlanKind
from planning.enums import CheckLevel
from review.clock import working_days_until
from review.enums import ReviewState, StepKey
from review.models import PlanReview, ReviewNote, Submission, SubmissionFinding
from review.path import LEVEL_OF_CHECK
from villages.models import Holiday

_WITH_OFFICERS = (ReviewState.SUBMITTED, ReviewState.IN_REVIEW)
_PASSED = (ReviewState.RECOMMENDED, ReviewState.PROCEEDING, ReviewState.AGREED)
_ENACTED = (ReviewState.ENACTED, ReviewState.CLARIFIED)


class Where(StrEnum):
    """Which plans are shown; the value stands in the address."""

    HERE = "di-sini"
    MINE = "saya"
    OTHER_OFFICE = "kantor-lain"
    RETURNED = "dikembalikan"
    DRAFT = "desa"
    PASSED = "bpd"
    ENACTED = "ditetapkan"
    ALL = "semua"

    @property
    def title(self) -> str:
        """As the tab names it."""
        return _TITLES[self]


_TITLES = {
    Where.HERE: "Menunggu di sini",
    Where.MINE: "Saya periksa",
    Where.OTHER_OFFICE: "Pada pemeriksa lain",
    Where.RETURNED: "Dikembalikan ke desa",
    Where.DRAFT: "Ditarik atau dibuka desa",
    Where.PASSED: "Menunggu BPD atau Perdes",
    Where.ENACTED: "Ditetapkan",
    Where.ALL: "Semua",
}


class Order(StrEnum):
    """What stands first; the value stands in the address."""

    DEADLINE = "batas"
    AGE = "lama"
    BLOCKER = "hambatan"


@dataclass(frozen=True)
class QueueFilter:
    """What the officer asked to see."""

    where: Where = Where.HERE
    order: Order = Order.DEADLINE
    kind: str = ""
    year: int | None = None
    text: str = ""


@dataclass(frozen=True)
class QueueRow:
    """One plan in the queue; days are working days, below zero when the end has passed."""

    review: PlanReview
    total: int | None
    round_number: int | None
    waits_for_days: int | None
    days_left: int | None
    blocks: int
    warnings: int
    open_notes: int

    @property
    def state_label(self) -> str:
        """Where it stands."""
        return str(ReviewState(self.review.state).label)

    @property
    def days_over(self) -> int:
        """How many days the end has passed."""
        return -(self.days_left or 0)

    @property
    def holder(self) -> str:
        """Who has it on the desk."""
        return str(self.review.holder.orang.name) if self.review.holder else ""


def own_step(membership: Membership) -> StepKey | None:
    """The check in which this officer's office acts; None for those who only look on."""
    return next((step for step, level in LEVEL_OF_CHECK.items() if level == membership.level), None)


def queue(membership: Membership, wanted: QueueFilter) -> QuerySet[PlanReview]:
    """The reviews that the officer may see, narrowed and ordered, with figures from the newest round."""
    rows = PlanReview.objects.visible_to(membership).filter(_condition(membership, wanted.where))
    if wanted.kind in PlanKind.values:
        rows = rows.filter(plan_kind=wanted.kind)
    if wanted.year:
        rows = rows.filter(year=wanted.year)
    if wanted.text:
        rows = rows.filter(Q(desa__name__icontains=wanted.text) | Q(desa__kecamatan__name__icontains=wanted.text))
    return _with_figures(rows.with_plan()).order_by(*_ORDERS[wanted.order])


def counts(membership: Membership) -> dict[Where, int]:
    """How many plans stand under each tab: one query."""
    named = {where.name: Count("pk", filter=_condition(membership, where)) for where in Where}
    found = PlanReview.objects.visible_to(membership).order_by().aggregate(**named)
    return {where: found[where.name] for where in Where}


def queue_rows(reviews: Iterable[PlanReview], *, today: date | None = None) -> list[QueueRow]:
    """Rows for the page: one query more, for the days off."""
    found, day = list(reviews), today or timezone.localdate()
    holidays = _holidays(found)
    return [_row(review, holidays, day) for review in found]


def _row(review: PlanReview, holidays: dict[int | None, frozenset[date]], today: date) -> QueueRow:
    off = holidays.get(None, frozenset()) | holidays.get(review.desa.kabupaten_id, frozenset())
    waits = review.state in _WITH_OFFICERS and review.submitted_at is not None
    since = timezone.localdate(review.submitted_at) if review.submitted_at else today
    return QueueRow(
        review=review,
        total=review.last_total,
        round_number=review.last_number,
        waits_for_days=working_days_until(since, today, off) if waits else None,
        days_left=working_days_until(review.paused_on or today, review.due_on, off) if review.due_on else None,
        blocks=review.last_blocks,
        warnings=review.last_warnings,
        open_notes=review.open_notes,
    )


def _holidays(reviews: list[PlanReview]) -> dict[int | None, frozenset[date]]:
    """Days off by kabupaten (None: national) from the oldest submission on."""
    days = [timezone.localdate(review.submitted_at) for review in reviews if review.submitted_at]
    days += [review.paused_on or review.due_on for review in reviews if review.due_on]
    kabupaten = {review.desa.kabupaten_id for review in reviews}
    rows = Holiday.objects.filter(Q(kabupaten=None) | Q(kabupaten__in=kabupaten))
    if days:
        rows = rows.filter(day__gte=min(days))
    found: dict[int | None, set[date]] = {}
    for owner, day in rows.values_list("kabupaten", "day"):
        found.setdefault(owner, set()).add(day)
    return {owner: frozenset(marked) for owner, marked in found.items()}


def _condition(membership: Membership, where: Where) -> Q:
    step = own_step(membership)
    match where:
        case Where.HERE:
            return Q(state__in=_WITH_OFFICERS) & (Q(step=step) if step else Q())
        case Where.MINE:
            return Q(state=ReviewState.IN_REVIEW, holder=membership)
        case Where.OTHER_OFFICE:
            return Q(state__in=_WITH_OFFICERS) & ~Q(step=step) if step else Q(pk__in=[])
        case Where.RETURNED:
            return Q(state=ReviewState.RETURNED)
        case Where.DRAFT:
            return Q(state=ReviewState.DRAFT)
        case Where.PASSED:
            return Q(state__in=_PASSED)
        case Where.ENACTED:
            return Q(state__in=_ENACTED)
        case Where.ALL:
            return Q()


def _with_figures(rows: QuerySet[PlanReview]) -> QuerySet[PlanReview]:
    """Figures of the newest round as it was frozen; nothing is computed again."""
    newest = Submission.objects.filter(review=OuterRef("pk")).order_by("-number")
    findings = SubmissionFinding.objects.filter(submission=OuterRef("last_round")).order_by().values("submission")
    notes = ReviewNote.objects.still_open().filter(review=OuterRef("pk")).order_by().values("review")
    return rows.annotate(
        last_round=Subquery(newest.values("pk")[:1]),
        last_total=Subquery(newest.values("total")[:1]),
        last_number=Subquery(newest.values("number")[:1]),
        last_blocks=_number(findings.filter(level=CheckLevel.BLOCK)),
        last_warnings=_number(findings.filter(level=CheckLevel.WARN)),
        open_notes=_number(notes),
    )


def _number(rows: QuerySet) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


_LAST = F("due_on").asc(nulls_last=True)
_ORDERS = {
    Order.DEADLINE: (_LAST, "submitted_at", "pk"),
    Order.AGE: (F("submitted_at").asc(nulls_last=True), "pk"),
    Order.BLOCKER: ((F("last_blocks") + F("open_notes")).desc(), F("last_warnings").desc(), _LAST, "pk"),
}
