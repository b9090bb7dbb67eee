"""Fetching the yearly plan a page is about, and what every one of its pages shows."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from planning.facts import PlanFacts
from planning.models import RkpDesa, RkpKegiatan
from planning.pagu_facts import load_pagu
from planning.pagu_usage import PaguUsage, pagu_usage


def rkp_of(request: HttpRequest, pk: int) -> RkpDesa:
    """The plan with its village and everything above it. Raises Http404 outside the reader's place."""
    return get_object_or_404(RkpDesa.objects.visible_to(request.membership).with_place(), pk=pk)


def rkp_line_of(request: HttpRequest, uid: UUID, *, also_deleted: bool = False) -> RkpKegiatan:
    """A line with its children and its plan. Raises Http404 outside the reader's place, and for deleted lines."""
    lines = RkpKegiatan.objects.visible_to(request.membership)
    joined = (lines if also_deleted else lines.alive()).with_children().select_related(
        "rkp__desa__kecamatan", "rkp__desa__kabupaten", "rkp__desa__provinsi", "rkp__rpjm",
        "bidang", "sub_bidang", "kegiatan__sub_bidang__bidang", "unit", "rpjm_line",
    )  # fmt: skip
    return get_object_or_404(joined, uid=uid)


def rkp_context(rkp: RkpDesa, plan: PlanFacts, *, tab: str = "", usage: PaguUsage | None = None) -> dict[str, Any]:
    """What `rkp_base.html` draws: the plan, its facts, what its lines use of the ceilings, and the part shown."""
    usage = usage or pagu_usage(plan.lines, load_pagu(rkp.desa_id, rkp.year))
    return {"rkp": rkp, "plan": plan, "usage": usage, "tab": tab}
