"""Whatever people do, in whatever order: nothing changes unseen, dates follow each other, children go first.

The oracle knows no policy: it compares what is frozen with what lives, and reads the history of moves.
"""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from accounts.models import Act, Membership
from musyawarah.enums import PlanKind
from planning.calculations.semula_menjadi import compare
from planning.documents.official import complete_list
from planning.enums import PlanLock
from planning.models import PlanOpening, RkpDesa
from reporting.payload import MatrixDocument
from review.enums import ReviewAct, ReviewState, StepKey
from review.frozen import frozen_list_of
from review.models import Forwarding, Pause, PlanReview, ReviewMove, Submission
from review.moves import LOCK_OF_STATE, MOVES
from review.path import path_of
from tests.random_cases import cases
from tests.review.making import YEAR
from tests.review.random_moves import RULES, World, attempt, clock, make_world, next_step, prescribe

MOST_STEPS = 24
HANDED_OVER = {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}
FIXED = {*HANDED_OVER, ReviewState.AGREED}
PASSED = {ReviewState.RECOMMENDED, ReviewState.PROCEEDING, ReviewState.AGREED}


@pytest.fixture
def world(cast, codes) -> World:
    return make_world(cast)


# A shorter story of a failure costs more than it tells: each step is written down instead.
@settings(cases(60), phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_no_order_of_acts_breaks_what_review_promises(world: World, data):
    """Each draw begins anew: what it wrote is rolled back."""
    with transaction.atomic():
        start = world.now
        with clock(world):
            prescribe(world.plans[0].desa, data.draw(st.sampled_from(RULES), label="path"))
            play(world, data.draw)
        world.now = start
        transaction.set_rollback(True)


def play(world: World, draw: Callable) -> None:
    """Some steps, and after each of them the look at everything."""
    before = {plan.pk: living(plan) for plan in world.plans}
    for _ in range(draw(st.integers(5, MOST_STEPS))):
        step = next_step(draw, world)
        plan = step.plan
        opened, was = open_uids(world, plan), stored(plan)
        refusal = attempt(step, world)
        note(f"{step.words}: {refusal or 'done'}")
        after, where = living(plan), f"{step.words}: {refusal}"
        touched = {UUID(line.ref) for line in compare(before[plan.pk], after).differing}
        assert not refusal or not touched, where
        if was is not None and was.state != ReviewState.DRAFT:
            assert touched <= opened | added(before[plan.pk], after, world, plan), where
        before[plan.pk] = after
        look(plan, where)
        look_at_kecamatan(world, step.words)
    for plan in world.plans:
        assert compare(before[plan.pk], living(plan)).is_same, "a plan changed while nobody wrote it"
        look(plan, "at the end")


def living(plan: RkpDesa) -> MatrixDocument:
    """The complete list as it is now."""
    return complete_list(RkpDesa.objects.with_place().get(pk=plan.pk))


def stored(plan: RkpDesa) -> PlanReview | None:
    """The review as it is in the database now."""
    return PlanReview.objects.filter(rkp=plan).first()


def standing(world: World, plan: RkpDesa) -> list[PlanOpening]:
    """What stands open today, read straight from the rows."""
    rows = PlanOpening.objects.filter(rkp=plan, closed_at=None)
    return [row for row in rows if row.until is None or row.until >= world.now.date()]


def open_uids(world: World, plan: RkpDesa) -> set[UUID]:
    """Lines that may differ after the next step: those that rows open, one by one or by their bidang."""
    review = stored(plan)
    if review is None or review.state not in {ReviewState.RETURNED, ReviewState.RECOMMENDED, ReviewState.PROCEEDING}:
        return set()
    rows = standing(world, plan)
    bidang = {row.bidang_id for row in rows if row.bidang_id}
    named = {row.rkp_line_id for row in rows if row.rkp_line_id}
    return {line.uid for line in world.lines(plan) if line.pk in named or line.bidang_id in bidang}


def added(before: MatrixDocument, after: MatrixDocument, world: World, plan: RkpDesa) -> set[UUID]:
    """Lines that are new, where lines may be added."""
    if not any(row.kind != "line" for row in standing(world, plan)):
        return set()
    return {UUID(line.ref) for line in compare(before, after).differing if line.fate == "added"}


def look(plan: RkpDesa, where: str) -> None:
    """One plan: its lock, its rounds, its clock, its history."""
    plan, review = RkpDesa.objects.get(pk=plan.pk), stored(plan)
    if review is None:
        assert plan.lock == PlanLock.OPEN, where
        return
    state = ReviewState(review.state)
    assert plan.lock == LOCK_OF_STATE[state], where
    if state not in {ReviewState.RETURNED, ReviewState.RECOMMENDED, ReviewState.PROCEEDING}:
        assert not PlanOpening.objects.filter(rkp=plan, closed_at=None).exists(), where
    rounds = list(Submission.objects.filter(review=review).order_by("-number"))
    assert [one.number for one in rounds] == list(range(len(rounds), 0, -1)), where
    waiting = [one for one in rounds if not one.end]
    assert len(waiting) == (1 if state in HANDED_OVER else 0), where
    if state in FIXED:
        assert compare(frozen_list_of(rounds[0]), living(plan)).is_same, where
    pauses = Pause.objects.filter(review=review, ends_on=None).count()
    assert pauses == (review.paused_on is not None), where
    assert review.paused_on is None or state in HANDED_OVER, where
    look_at_history(review, where)
    look_at_dates(review, rounds, where)


def look_at_history(review: PlanReview, where: str) -> None:
    """Every move begins where the one before ended, by somebody whose act it is and who edited nothing he reads."""
    moves = list(ReviewMove.objects.filter(review=review).select_related("by").order_by("pk"))
    state = ReviewState.DRAFT.value
    for move in moves:
        assert move.source == state and move.by.role in MOVES[ReviewAct(move.act)].everybody, where
        state = move.target
        if move.act in {ReviewAct.TAKE_UP, ReviewAct.RETURN, ReviewAct.RECOMMEND, ReviewAct.UNDO_RECOMMEND}:
            village = Membership.objects.filter(orang=move.by.orang_id, desa=review.desa_id)
            assert not Act.objects.filter(membership__in=village, desa=review.desa_id).exists(), where
    assert state == review.state, where
    moments = [move.at for move in moves]
    assert moments == sorted(moments), where


def look_at_dates(review: PlanReview, rounds: list[Submission], where: str) -> None:
    """Submitted before taken up, taken up before the result; a round ends after it began."""
    for begun, ended in (
        (review.submitted_at, review.taken_up_at if review.state == ReviewState.IN_REVIEW else None),
        (review.submitted_at, review.returned_at if review.state == ReviewState.RETURNED else None),
        (review.submitted_at, review.passed_at),
        *((one.submitted_at, one.ended_at) for one in rounds),
    ):
        assert begun is None or ended is None or begun <= ended, where
    moments = [one.submitted_at for one in reversed(rounds)]
    assert moments == sorted(moments), where
    for pause in Pause.objects.filter(review=review).exclude(ends_on=None):
        assert pause.starts_on <= pause.ends_on, where


def look_at_kecamatan(world: World, where: str) -> None:
    """While a kecamatan's plans are passed on, none of them is behind."""
    for row in Forwarding.objects.filter(undone_at=None, plan_kind=PlanKind.RKP, year=YEAR):
        assert path_of(row.kecamatan.kabupaten_id, PlanKind.RKP).step(StepKey.PERIKSA_KABUPATEN), where
        for plan in world.plans:
            if plan.desa.kecamatan_id == row.kecamatan_id:
                review = stored(plan)
                ahead = review is not None and (review.state in PASSED or review.step == StepKey.PERIKSA_KABUPATEN)
                assert ahead, where
