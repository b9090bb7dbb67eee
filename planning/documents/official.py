"""Which documents are frozen when a plan is enacted, and the complete list that changes are compared with."""

from collections.abc import Callable

from planning.documents import rkp_21, rkp_114, rkp_rincian, rpjm_21, rpjm_114, rpjm_rincian, rpjm_siskeudes
from planning.documents.finding import find_rkp, find_rpjm
from planning.documents.rkp_print import RkpPrint
from planning.documents.rpjm_print import RpjmPrint
from planning.models import RkpDesa, RpjmDesa
from reporting.payload import MatrixDocument

_RPJM_MATRICES: tuple[Callable[[RpjmPrint], MatrixDocument], ...] = (
    rpjm_114.draw,
    rpjm_21.draw,
    rpjm_siskeudes.draw,
    rpjm_rincian.draw,
)
_RKP_MATRICES: tuple[Callable[[RkpPrint], MatrixDocument], ...] = (rkp_114.draw, rkp_21.draw, rkp_rincian.draw)


def official_matrices(plan: RpjmDesa | RkpDesa) -> list[MatrixDocument]:
    """The matrices of a plan as they stand in the database now; the complete list is the last of them."""
    if isinstance(plan, RpjmDesa):
        source = _rpjm_print(plan)
        return [draw(source) for draw in _RPJM_MATRICES]
    yearly = _rkp_print(plan)
    return [draw(yearly) for draw in _RKP_MATRICES]


def complete_list(plan: RpjmDesa | RkpDesa) -> MatrixDocument:
    """Every field of every line as they stand in the database now."""
    return rpjm_rincian.draw(_rpjm_print(plan)) if isinstance(plan, RpjmDesa) else rkp_rincian.draw(_rkp_print(plan))


def complete_list_key(plan: RpjmDesa | RkpDesa) -> str:
    """The key under which the complete list is issued."""
    return rpjm_rincian.KEY if isinstance(plan, RpjmDesa) else rkp_rincian.KEY


def _rpjm_print(rpjm: RpjmDesa) -> RpjmPrint:
    return RpjmPrint(find_rpjm(rpjm.desa.code, rpjm.first_year))


def _rkp_print(rkp: RkpDesa) -> RkpPrint:
    return RkpPrint(find_rkp(rkp.desa.code, rkp.year))
