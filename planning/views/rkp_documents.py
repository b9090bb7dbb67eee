"""The documents of a RKP Desa: the list with previews, each on screen, as files, and the plan as pictures."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.charts import rkp_charts as build_charts
from planning.documents import RKP_DOCUMENTS
from planning.documents.rkp_print import RkpPrint
from planning.models import RkpDesa
from planning.views.document_pages import Draw, plan_pages
from planning.views.rkp_scope import rkp_context, rkp_of
from reporting.views.document_pages import DocumentPages, send_document, show_document

OF_ONE_LINE = ("rab", "pemeriksaan-rab")


@require_safe
def rkp_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """All documents of the plan, most with their first rows."""
    source = RkpPrint(rkp_of(request, pk))
    pages = plan_pages("rkp", source, RKP_DOCUMENTS)
    context = rkp_context(source.rkp, source.plan, tab="dokumen", usage=source.usage) | {"cards": pages.cards()}
    return render(request, "planning/rkp_documents.html", context)


@require_safe
def rkp_document(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One document on screen; `?kegiatan=` asks for the form of one line."""
    return show_document(request, _pages(request, rkp_of(request, pk), key), key)


@require_safe
def rkp_download(request: HttpRequest, pk: int, key: str, kind: str) -> HttpResponse:
    """One document as a PDF or workbook; `?kertas=A4` asks for A4, `?kegiatan=` for the form of one line."""
    return send_document(request, _pages(request, rkp_of(request, pk), key), key, kind)


@require_safe
def rkp_charts(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as pictures: sources against their ceilings, cost by bidang, sources of each bidang."""
    source = RkpPrint(rkp_of(request, pk))
    charts = build_charts(source.plan, source.usage, source.source_names)
    context = rkp_context(source.rkp, source.plan, tab="gambar", usage=source.usage) | {"charts": charts}
    return render(request, "planning/rkp_charts.html", context)


def _pages(request: HttpRequest, rkp: RkpDesa, key: str) -> DocumentPages:
    source, asked = RkpPrint(rkp), request.GET.get("kegiatan", "")
    if key not in OF_ONE_LINE or not asked:
        return plan_pages("rkp", source, RKP_DOCUMENTS)
    drawers: Mapping[str, Draw] = {key: partial(RKP_DOCUMENTS[key], only=_line_uid(source, asked))}
    return plan_pages("rkp", source, drawers, {"kegiatan": asked})


def _line_uid(source: RkpPrint, asked: str) -> UUID:
    """The uid of a living line of this plan. Raises Http404 for anything else."""
    for line in source.plan.lines:
        if str(line.uid) == asked:
            return line.uid
    raise Http404
