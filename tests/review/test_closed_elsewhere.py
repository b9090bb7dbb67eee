"""Plans that were closed without the way that review knows: recorded from an older Perdes, or a change withdrawn."""

from datetime import date

import pytest

from accounts.verdict import NotAllowed
from planning.models import RkpDesa
from planning.services.changes import open_change, withdraw_change
from planning.services.rkp import record_rkp_enactment
from review.enums import ReviewAct, ReviewState
from review.policy import may
from review.services.submitting import SubmitData, submit_plan, withdraw_plan
from tests.cast import Cast
from tests.planning.changing import flood
from tests.review.making import case, submitted, version


def recorded(cast: Cast, rkp: RkpDesa) -> RkpDesa:
    """The plan as one that a Perdes enacted before the application was used."""
    RkpDesa.objects.filter(pk=rkp.pk).update(is_before_app=True)
    rkp.refresh_from_db()
    perdes = {"perdes_number": "4", "perdes_date": date(2026, 9, 1)}
    return record_rkp_enactment(by=cast.sari, rkp=rkp, version=rkp.version, **perdes)


def refuse_to_submit(cast: Cast, rkp: RkpDesa) -> None:
    """Nobody hands an enacted plan over."""
    found = case(rkp)
    assert found.state == ReviewState.ENACTED
    assert not may(cast.sari, found, ReviewAct.SUBMIT)
    with pytest.raises(NotAllowed, match="Ditetapkan"):
        submit_plan(by=cast.sari, plan=rkp, version=version(rkp), data=SubmitData())


def test_a_plan_that_was_recorded_after_a_withdrawn_submission_is_not_submitted_again(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))
    refuse_to_submit(cast, recorded(cast, rkp))


def test_a_withdrawn_change_leaves_no_way_that_goes_on(cast: Cast, rkp: RkpDesa) -> None:
    change = open_change(by=cast.sari, plan=recorded(cast, rkp), data=flood())
    submitted(cast, rkp)
    withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))
    withdraw_change(by=cast.sari, change=change, version=change.version)
    refuse_to_submit(cast, rkp)


def test_a_plan_that_nobody_submitted_is_not_withdrawn(cast: Cast, rkp: RkpDesa) -> None:
    with pytest.raises(NotAllowed, match="Tarik pengajuan"):
        withdraw_plan(by=cast.sari, plan=rkp, version=1)
