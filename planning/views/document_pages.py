"""Pages of the documents of a plan, whichever plan it is."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from planning.documents import laporan_inklusi
from planning.documents.plan_print import PlanPrint
from reporting.payload import Payload
from reporting.views.document_pages import DocumentPages

Draw = Callable[[Any], Payload]
# The report reads every meeting and every usulan of the village: as much as all other documents together.
_UNDRAWN = {laporan_inklusi.KEY: ("pdf", "xlsx")}


def plan_pages(
    names: str, source: PlanPrint, drawers: Mapping[str, Draw], query: Mapping[str, str] | None = None
) -> DocumentPages:
    """Addresses of one plan's documents: those named "rpjm_document", "rkp_document" and so on."""
    plan = source.record
    return DocumentPages(
        names=names,
        kwargs={"pk": plan.pk},
        drawers={key: partial(draw, source) for key, draw in drawers.items()},
        parent_name=str(plan),
        parent_url=plan.get_absolute_url(),
        query=query or {},
        undrawn=_UNDRAWN,
    )
