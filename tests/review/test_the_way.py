"""The plain way of a plan from the desk to the BPD, step by step."""

from planning.enums import PlanLock
from planning.models import RkpDesa
from review.enums import ReviewState
from review.readiness import load_readiness
from tests.cast import Cast
from tests.review.making import agreed, case, recommended, submitted, taken_up


def test_nothing_blocks_the_plan_of_these_tests(rkp: RkpDesa) -> None:
    """Otherwise no test could submit it."""
    readiness = load_readiness(case(rkp))
    assert [group.rule for group in readiness.blocks] == []
    assert readiness.warnings


def test_a_submitted_plan_lies_with_the_kecamatan(cast: Cast, rkp: RkpDesa) -> None:
    """Its lock says so."""
    found = case(submitted(cast, rkp))
    assert (found.state, found.review.step) == (ReviewState.SUBMITTED, "periksa_kecamatan")
    assert (found.plan.lock, found.plan.lock_holder) == (PlanLock.SUBMITTED, "Kecamatan Seririt")


def test_a_plan_that_was_taken_up_has_a_holder(cast: Cast, rkp: RkpDesa) -> None:
    """And nobody else has it."""
    found = case(taken_up(cast, rkp))
    assert (found.state, found.review.holder) == (ReviewState.IN_REVIEW, cast.rina)


def test_a_recommended_plan_waits_for_the_bpd(cast: Cast, rkp: RkpDesa) -> None:
    """With the one check that is shipped."""
    found = case(recommended(cast, rkp))
    assert (found.state, found.plan.lock) == (ReviewState.RECOMMENDED, PlanLock.PASSED)


def test_a_plan_may_go_on_without_recommendation_and_be_agreed(cast: Cast, rkp: RkpDesa) -> None:
    """As shipped, the law demands no recommendation."""
    found = case(agreed(cast, rkp))
    assert (found.state, found.plan.lock) == (ReviewState.AGREED, PlanLock.AGREED)
