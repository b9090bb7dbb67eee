"""Access to the documents and pictures of the yearly plans."""

from places.models import Desa
from tests.access.rows_planning import reading
from tests.access.rows_planning_data import a_yearly_plan, yearly_plan
from tests.cast import Cast


def rkp_matrix(cast: Cast, desa: Desa) -> dict:
    """A document of the village's yearly plan."""
    return {"pk": a_yearly_plan(cast, desa).pk, "key": "rkp-114"}


def rkp_workbook(cast: Cast, desa: Desa) -> dict:
    """A file of the village's yearly plan."""
    return rkp_matrix(cast, desa) | {"kind": "xlsx"}


ROWS = [
    reading("rkp_charts", yearly_plan),
    reading("rkp_documents", yearly_plan),
    reading("rkp_document", rkp_matrix),
    reading("rkp_download", rkp_workbook),
]
