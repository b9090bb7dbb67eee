"""Which documents are frozen when a plan is enacted, and the complete list that changes are compared with."""

from collections.abc import Callable

from planning.documents import rpjm_21, rpjm_114, rpjm_rincian, rpjm_siskeudes
from planning.documents.finding import find_rpjm
from planning.documents.rpjm_print import RpjmPrint
from planning.models import RkpDesa, RpjmDesa
from reporting.payload import MatrixDocument

_RPJM_MATRICES: tuple[Callable[[RpjmPrint], MatrixDocument], ...] = (
    rpjm_114.draw,
    rpjm_21.draw,
    rpjm_siskeudes.draw,
    rpjm_rincian.draw,
)


def official_matrices(plan: RpjmDesa | RkpDesa) -> list[MatrixDocument]:
    """The matrices of a plan as they stand in the database now; the complete list is the last of them."""
    source = RpjmPrint(find_rpjm(plan.desa.code, plan.first_year))
    return [draw(source) for draw in _RPJM_MATRICES]


def complete_list(plan: RpjmDesa | RkpDesa) -> MatrixDocument:
    """Every field of every line as they stand in the database now."""
    return rpjm_rincian.draw(RpjmPrint(find_rpjm(plan.desa.code, plan.first_year)))


def complete_list_key(plan: RpjmDesa | RkpDesa) -> str:
    """The key under which the complete list is issued."""
    return rpjm_rincian.KEY
