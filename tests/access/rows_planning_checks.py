"""Access to the findings of plans, to the levels of rules, and to the rules of Dana Desa years."""

from accounts.enums import Level, Role
from places.models import Desa
from planning.forms.rule_levels import settable_rules
from tests.access.row import NO_SUCH_METHOD, Row, everyone, only
from tests.access.rows_planning import plan, reading
from tests.access.rows_planning_rkp import rkp
from tests.access.rows_villages import kabupaten
from tests.cast import Cast


def levels_form(cast: Cast, desa: Desa) -> dict:
    """The levels as they are shipped, in a kabupaten without settings."""
    return {"version": "0"} | {f"level_{rule.id}": rule.level for rule in settable_rules()}


ROWS = [
    reading("rkp_checks", rkp),
    reading("rpjm_checks", plan),
    Row(
        "rule_levels",
        get=everyone(200),
        post=only([Role.DINAS_PMD], 302),
        kwargs=kabupaten,
        data=levels_form,
        level=Level.KABUPATEN,
    ),
    Row("dana_desa_rules", get=everyone(200), post=NO_SUCH_METHOD),
]
