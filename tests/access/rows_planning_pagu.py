"""Access to ceilings, budgets of lines, examination sheets and price standards."""

from accounts.enums import VILLAGE_EDITORS, Role
from places.models import Desa
from planning.models import RkpDesa
from tests.access.row import NO_SUCH_METHOD, Row, by_role, everyone, only
from tests.access.rows_planning import VILLAGE_READERS, make_plan, writer
from tests.cast import Cast
from tests.planning.pagu_making import rkp_with

YEAR = 2026
EDITORS_AND_DINAS = {*VILLAGE_EDITORS, Role.DINAS_PMD}
IN_THE_VILLAGE = {*VILLAGE_EDITORS, *VILLAGE_READERS}


def make_rkp(cast: Cast, desa: Desa) -> RkpDesa:
    """The village's yearly plan with one line."""
    if found := RkpDesa.objects.filter(desa=desa, year=YEAR).first():
        return found
    make_plan(cast, desa)
    return rkp_with(writer(cast, desa), desa, YEAR, ("Talud", {"DDS": 1_000_000}))


def rkp(cast: Cast, desa: Desa) -> dict:
    """A yearly plan of the village."""
    return {"pk": make_rkp(cast, desa).pk}


def a_year(cast: Cast, desa: Desa) -> dict:
    """A year of the own village."""
    make_plan(cast, desa)
    return {"year": YEAR}


def a_year_of_a_village(cast: Cast, desa: Desa) -> dict:
    """A year of this village."""
    return a_year(cast, desa) | {"desa_code": desa.code}


def ceilings(cast: Cast, desa: Desa) -> dict:
    """A form with the first ceilings of a year."""
    return {"version": "0", "DDS-pagu": "1.270.999.000"}


ROWS = [
    Row("pagu_list", get=everyone(200), post=NO_SUCH_METHOD),
    Row(
        "pagu_edit",
        get=by_role(404, dict.fromkeys(IN_THE_VILLAGE, 200)),
        post=by_role(404, dict.fromkeys(VILLAGE_READERS, 403) | dict.fromkeys(VILLAGE_EDITORS, 302)),
        kwargs=a_year,
        data=ceilings,
        other_get=by_role(
            404, dict.fromkeys(IN_THE_VILLAGE, 200)
        ),  # the address names a year, always of the own village
        other_post=by_role(404, dict.fromkeys(VILLAGE_READERS, 403) | dict.fromkeys(VILLAGE_EDITORS, 302)),
    ),
    Row(
        "pagu_village",
        get=everyone(200),
        post=only(EDITORS_AND_DINAS, 302),
        kwargs=a_year_of_a_village,
        data=ceilings,
    ),
    Row("rkp_pagu", get=everyone(200), post=NO_SUCH_METHOD, kwargs=rkp),
]
