"""Book D.4, the register of cadres with what they were trained in, on screen and as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import require
from musyawarah.documents.registers_print import RegistersPrint
from places.models import Desa
from reporting.views.document_pages import send_payload
from training.cadre_register import cadre_register
from training.documents.buku_kader import draw
from villages.policy_people import may_write_kelompok
from villages.views.scope import desa_of


@require_safe
def cadre_book(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Those who serve; ages and addresses are for the village's named staff."""
    desa = _desa(request, desa_code)
    context = {"desa": desa, "entries": cadre_register(desa, on=timezone.localdate())}
    return render(request, "training/cadre_book.html", context)


@require_safe
def cadre_book_download(request: HttpRequest, desa_code: str, kind: str) -> HttpResponse:
    """The book as a PDF or a workbook."""
    desa = _desa(request, desa_code)
    url = reverse("cadre_book", kwargs={"desa_code": desa.code})
    way_back = {"parent_name": "Buku kader", "parent_url": url, "documents_url": url}
    return send_payload(request, draw(RegistersPrint(desa, 0)), kind, way_back)


def _desa(request: HttpRequest, desa_code: str) -> Desa:
    desa = desa_of(request, desa_code)
    require(may_write_kelompok(request.membership, desa))
    return desa
