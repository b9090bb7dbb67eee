"""Access to where lines come from and what became of usulan."""

from datetime import date

from codes.models import Bidang
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Usulan
from places.models import Desa
from tests.access.row import Row, everyone
from tests.access.rows_planning import FIRST_YEAR, make_plan, only_editors, plan, writer
from tests.access.rows_planning_rkp import YEAR, rkp
from tests.cast import Cast
from tests.musyawarah.making import make_keputusan, make_musyawarah


def an_agreed_usulan(cast: Cast, desa: Desa) -> Usulan:
    """A usulan that the village's musdes agreed to, for the yearly plan of the rows."""
    make_plan(cast, desa)
    if found := Usulan.objects.filter(desa=desa).first():
        return found
    by = writer(cast, desa)
    held_on = date(FIRST_YEAR, 6, 15)
    usulan = Usulan.objects.create(
        desa=desa,
        number=1,
        name="Rabat beton",
        bidang=Bidang.objects.get(code="2"),
        year=YEAR,
        proposed_on=held_on,
        entered_by=by,
    )
    meeting = make_musyawarah(
        cast,
        MusyawarahKind.MUSDES_PERENCANAAN,
        presiding=by,
        desa=desa,
        status=MusyawarahStatus.CLOSED,
        held_on=held_on,
        year=YEAR,
    )
    make_keputusan(meeting, usulan)
    return usulan


def taken(cast: Cast, desa: Desa) -> dict:
    """A form that makes a line of the usulan."""
    return {"usulan": str(an_agreed_usulan(cast, desa).uid), "way": "satu"}


ROWS = [
    Row("rpjm_from_usulan", get=everyone(200), post=only_editors(302), kwargs=plan, data=taken),
    Row("rkp_from_usulan", get=everyone(200), post=only_editors(302), kwargs=rkp, data=taken),
]
