"""What stands around a locked plan: its ceilings, its Perubahan, the order of its lines, its examiners."""

from datetime import date

import pytest

from accounts.enums import Role
from accounts.verdict import NotAllowed
from codes.models import Bidang
from planning.enums import PlanLock
from planning.models import PaguTahun
from planning.pagu_policy import may_examine
from planning.services.changes import edit_change, open_change, withdraw_change
from planning.services.evaluation import mark_done_as_planned
from planning.services.rkp_lines import move_rkp_line, update_rkp_line
from planning.services.steps import save_step_dates
from planning.step_data import StepDates
from planning.step_table import shipped_steps
from tests.planning.changing import enacted_rpjm, flood
from tests.planning.locking import YEAR, lock
from tests.planning.making_data import make_rkp_line
from tests.planning.pagu_making import amounts_of, give
from tests.planning.rkp_making import changed_rkp, fresh_rkp


@pytest.fixture
def line(cast, rkp):
    """A road of bidang 2 in the plan of 2028."""
    return make_rkp_line(cast.sari, rkp, "Jalan", costs={"DDS": 5_000_000})


@pytest.mark.parametrize("kind", [PlanLock.SUBMITTED, PlanLock.IN_REVIEW, PlanLock.AGREED])
def test_a_village_keeps_its_ceilings_while_others_measure_the_plan_by_them(cast, rkp, kind):
    give(cast.sari, cast.villages.umeanyar, YEAR, DDS=9)
    lock(rkp, kind)
    with pytest.raises(NotAllowed, match="Kecamatan Seririt"):
        give(cast.sari, cast.villages.umeanyar, YEAR, version=1, DDS=8)
    assert amounts_of(cast.villages.umeanyar, YEAR) == {"DDS": 9}


@pytest.mark.parametrize("kind", [PlanLock.RETURNED, PlanLock.PASSED])
def test_a_plan_that_came_back_may_get_other_ceilings(cast, rkp, kind):
    lock(rkp, kind)
    give(cast.sari, cast.villages.umeanyar, YEAR, DDS=8)
    assert amounts_of(cast.villages.umeanyar, YEAR) == {"DDS": 8}


def test_the_kabupaten_gives_what_it_gives_whatever_lies_on_a_desk(cast, rkp):
    lock(rkp, PlanLock.IN_REVIEW)
    give(cast.dewi, cast.villages.umeanyar, YEAR, DDS=7)
    assert PaguTahun.objects.get().origin == "kabupaten"


def test_the_plan_of_one_year_holds_no_ceilings_of_another(cast, rkp):
    lock(rkp, PlanLock.IN_REVIEW)
    assert give(cast.sari, cast.villages.umeanyar, YEAR + 1, DDS=8)


def test_grounds_of_a_change_are_mended_only_when_the_plan_came_back(cast, codes):
    rpjm = enacted_rpjm(cast)
    change = open_change(by=cast.sari, plan=rpjm, data=flood())
    for kind in (PlanLock.SUBMITTED, PlanLock.IN_REVIEW, PlanLock.PASSED, PlanLock.AGREED):
        lock(rpjm, kind)
        with pytest.raises(NotAllowed, match="Kecamatan Seririt"):
            edit_change(by=cast.sari, change=change, version=1, data=flood())
    lock(rpjm, PlanLock.RETURNED)
    assert edit_change(by=cast.sari, change=change, version=1, data=flood(explanation="Lain")).explanation == "Lain"
    with pytest.raises(NotAllowed):
        withdraw_change(by=cast.sari, change=change, version=2)


def test_a_line_leaves_its_bidang_only_for_one_that_is_open(cast, rkp, line):
    lock(rkp, PlanLock.RETURNED, line)
    away = changed_rkp(line, kegiatan=None, bidang=Bidang.objects.get(code="3"))
    with pytest.raises(NotAllowed, match="tidak dapat ditambah"):
        update_rkp_line(by=cast.sari, line=line, version=1, data=away)
    assert fresh_rkp(line).bidang.code == "2"
    lock(rkp, PlanLock.RETURNED, bidang="3")
    assert update_rkp_line(by=cast.sari, line=line, version=1, data=away).bidang.code == "3"


def test_an_open_line_is_moved_past_one_that_is_not(cast, rkp, line):
    other = make_rkp_line(cast.sari, rkp, "Gang")
    lock(rkp, PlanLock.RETURNED, line)
    move_rkp_line(by=cast.sari, line=line, step=1)
    assert [one.name for one in rkp.line_set.order_by("position")] == ["Gang", "Jalan"]
    with pytest.raises(NotAllowed):
        move_rkp_line(by=cast.sari, line=other, step=1)


def test_the_tim_verifikasi_waits_for_the_lock_as_everybody_does(cast, rkp, line):
    gede = cast.of(Role.TIM_VERIFIKASI)
    assert may_examine(gede, fresh_rkp(line))
    lock(rkp, PlanLock.IN_REVIEW)
    verdict = may_examine(gede, fresh_rkp(line))
    assert not verdict and "sedang diperiksa oleh Kecamatan Seririt" in verdict.reason and verdict.who
    lock(rkp, PlanLock.RETURNED, line)
    assert may_examine(gede, fresh_rkp(line))


def test_what_was_done_is_written_whoever_holds_the_plan(cast, rkp, line):
    lock(rkp, PlanLock.IN_REVIEW)
    assert mark_done_as_planned(by=cast.sari, rkp=rkp, lines=[line]) == 1


def test_the_days_of_the_steps_run_on(cast, rkp):
    lock(rkp, PlanLock.IN_REVIEW)
    step = next(one for one in shipped_steps() if one.plan_kind == "rkp")
    row = save_step_dates(by=cast.sari, plan=rkp, step=step, version=0, data=StepDates(planned_on=date(2027, 6, 1)))
    assert row.planned_on == date(2027, 6, 1)
