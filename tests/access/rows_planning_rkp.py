"""Access to the yearly plans and their lines."""

from places.models import Desa
from planning.models import RkpDesa
from planning.services.rkp import create_rkp
from tests.access.row import NO_SUCH_METHOD, Row, everyone
from tests.access.rows_planning import FIRST_YEAR, make_plan, writer
from tests.cast import Cast

YEAR = FIRST_YEAR


def make_rkp(cast: Cast, desa: Desa) -> RkpDesa:
    """The village's plan for the first year of its RPJM Desa, still a draft."""
    if found := RkpDesa.objects.filter(desa=desa, year=YEAR).first():
        return found
    make_plan(cast, desa)
    return create_rkp(by=writer(cast, desa), desa=desa, year=YEAR, is_before_app=True)


def rkp(cast: Cast, desa: Desa) -> dict:
    """A yearly plan of the village."""
    return {"pk": make_rkp(cast, desa).pk}


def reading(name: str, kwargs=rkp) -> Row:
    """A page that everybody reads who sees the village."""
    return Row(name, get=everyone(200), post=NO_SUCH_METHOD, kwargs=kwargs)


ROWS = [
    Row("rkp_list", get=everyone(200), post=NO_SUCH_METHOD),
    reading("rkp_detail"),
]
