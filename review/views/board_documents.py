"""The papers of a board: the recap as a table and in pictures."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from musyawarah.enums import PlanKind
from reporting.payload import Payload
from reporting.views.document_pages import DocumentPages, send_document, show_document
from review.board.area import Area
from review.documents import rekap, rekap_gambar
from review.views.board_scope import FIRST_YEAR, LAST_YEAR, area_of, area_query


@require_safe
def review_board_documents(request: HttpRequest, year: int) -> HttpResponse:
    """The papers of the area for a plan year."""
    area = _area(request, year)
    context = {
        "area": area,
        "cards": _pages(request, area).cards(),
        "board_url": f"{reverse('review_board')}?{area_query(request, area)}",
    }
    return render(request, "review/board_documents.html", context)


@require_safe
def review_board_document(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """One paper on screen."""
    return show_document(request, _pages(request, _area(request, year)), key)


@require_safe
def review_board_download(request: HttpRequest, year: int, key: str, kind: str) -> HttpResponse:
    """One paper as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _pages(request, _area(request, year)), key, kind)


def _area(request: HttpRequest, year: int) -> Area:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return replace(area_of(request), kind=PlanKind.RKP, year=year)


def _pages(request: HttpRequest, area: Area) -> DocumentPages:
    key = rekap.KECAMATAN if area.kecamatan else rekap.KABUPATEN
    drawers: dict[str, Callable[[], Payload]] = {
        key: partial(rekap.draw, area),
        rekap_gambar.KEY: partial(rekap_gambar.draw, area),
    }
    chosen = area.kecamatan if request.membership.kabupaten_id else None
    return DocumentPages(
        "review_board",
        {"year": area.year},
        drawers,
        "Papan",
        f"{reverse('review_board')}?{area_query(request, area)}",
        everywhere={"kecamatan": chosen.code} if chosen else {},
    )
