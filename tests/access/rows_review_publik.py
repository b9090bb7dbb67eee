"""Access to what a village shows to everybody."""

from places.models import Desa
from planning.models import PlanEdition
from tests.access.row import Answers, Row, public
from tests.access.rows_musyawarah_usulan import a_usulan
from tests.access.rows_planning_changes import enacted
from tests.cast import Cast
from tests.musyawarah.making import make_keputusan, make_musyawarah

NOBODY_WRITES: Answers = public(405)
EVERYBODY: Answers = public(200)


def village(cast: Cast, desa: Desa) -> dict:
    """A village with an enacted plan."""
    enacted(cast, desa)
    return {"desa_code": desa.code}


def an_edition(cast: Cast, desa: Desa) -> dict:
    """An enacted edition."""
    rpjm = enacted(cast, desa)
    return {"desa_code": desa.code, "edition": PlanEdition.objects.get(rpjm=rpjm).pk}


def decided_usulan(cast: Cast, desa: Desa) -> dict:
    """A plan year with a usulan that a closed meeting agreed to."""
    usulan = a_usulan(cast, desa)
    make_keputusan(make_musyawarah(cast, desa=desa, status="closed"), usulan=usulan)
    return {"desa_code": desa.code, "year": usulan.year}


def _row(name: str, kwargs) -> Row:
    return Row(name, get=EVERYBODY, post=NOBODY_WRITES, kwargs=kwargs, other_get=EVERYBODY, other_post=NOBODY_WRITES)


ROWS = [
    _row("public_village", village),
    _row("public_plan", an_edition),
    _row("public_plan_csv", an_edition),
    _row("public_plan_json", an_edition),
    _row("public_usulan_list", decided_usulan),
]
