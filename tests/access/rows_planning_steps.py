"""Access to the steps of plans, their dates and deadlines, and the inclusion report."""

from accounts.enums import VILLAGE_EDITORS, Level, Role
from places.models import Desa
from tests.access.row import Row, everyone, only
from tests.access.rows_planning import only_editors, plan, reading
from tests.access.rows_planning_rkp import rkp
from tests.access.rows_villages import kabupaten
from tests.cast import Cast

KEY = "pengundangan"


def step_of_rpjm(cast: Cast, desa: Desa) -> dict:
    """A step of the multi-year plan."""
    return plan(cast, desa) | {"key": KEY}


def step_of_rkp(cast: Cast, desa: Desa) -> dict:
    """A step of the yearly plan."""
    return rkp(cast, desa) | {"key": KEY}


def dates(cast: Cast, desa: Desa) -> dict:
    """A form with the first dates of a step."""
    return {"version": "0", "planned_on": "2021-03-02", "done_on": "2021-03-04", "note": ""}


def deadlines(cast: Cast, desa: Desa) -> dict:
    """A form with one own deadline, in a kabupaten without settings."""
    return {"version": "0", "rkp_tim": "15-06"}


ROWS = [
    reading("rpjm_steps", plan),
    reading("rkp_steps", rkp),
    reading("rpjm_steps_ics", plan),
    reading("rkp_steps_ics", rkp),
    reading("rpjm_inclusion", plan),
    reading("rkp_inclusion", rkp),
    Row("rpjm_step_edit", get=only_editors(200), post=only(VILLAGE_EDITORS, 302), kwargs=step_of_rpjm, data=dates),
    Row("rkp_step_edit", get=only_editors(200), post=only(VILLAGE_EDITORS, 302), kwargs=step_of_rkp, data=dates),
    Row(
        "step_deadlines",
        get=everyone(200),
        post=only([Role.DINAS_PMD], 302),
        kwargs=kabupaten,
        data=deadlines,
        level=Level.KABUPATEN,
    ),
]
