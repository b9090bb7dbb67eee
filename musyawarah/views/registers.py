"""Papers of a village's registers: Data Desa of a year, and residents without a group for who may see them."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from musyawarah.documents import data_desa, warga_tidak_tergabung
from musyawarah.documents.registers_print import RegistersPrint
from reporting.payload import Payload
from reporting.views.document_pages import DocumentPages, send_document, show_document
from villages.policy_people import may_see_residents
from villages.views.people_scope import only_dusun
from villages.views.scope import desa_of

FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_safe
def desa_documents(request: HttpRequest, desa_code: str, year: int) -> HttpResponse:
    """The papers that the reader may have."""
    pages = _pages(request, desa_code, year)
    context = {"desa": desa_of(request, desa_code), "year": year, "cards": pages.cards()}
    return render(request, "musyawarah/desa_documents.html", context)


@require_safe
def desa_document(request: HttpRequest, desa_code: str, year: int, key: str) -> HttpResponse:
    """One paper on screen."""
    return show_document(request, _pages(request, desa_code, year), key)


@require_safe
def desa_download(request: HttpRequest, desa_code: str, year: int, key: str, kind: str) -> HttpResponse:
    """One paper as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_document(request, _pages(request, desa_code, year), key, kind)


def _pages(request: HttpRequest, desa_code: str, year: int) -> DocumentPages:
    desa = desa_of(request, desa_code)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    only = only_dusun(request.membership)
    dusun = desa.dusun_set.filter(pk=only).first() if only else None
    source = RegistersPrint(desa, year, dusun)
    drawers: dict[str, Callable[[], Payload]] = {"data-desa": partial(data_desa.draw, source)}
    if may_see_residents(request.membership, desa):
        drawers["warga-tidak-tergabung"] = partial(warga_tidak_tergabung.draw, source)
    parent = f"{reverse('data_desa_list', kwargs={'desa_code': desa.code})}?tahun={year}"
    return DocumentPages("desa", {"desa_code": desa.code, "year": year}, drawers, "Data Desa", parent)
