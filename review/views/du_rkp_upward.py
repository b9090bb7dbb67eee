"""The kecamatan's page of DU-RKP: received, passed on to Bappeda; and its recap as a document."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from accounts.enums import Level
from places.errors import DomainError
from places.models import Kecamatan
from planning.views.refusal import add_domain_error
from reporting.views.document_pages import lone_way_back, send_payload, show_lone_document
from review.documents.rekap_du_rkp import draw
from review.du_rkp_upward import VillageList, kecamatan_of, may_receive, village_lists
from review.forms.du_rkp_upward import ForwardForm, ReceiveForm
from review.models import DuRkpReceipt
from review.services.du_rkp_upward import forward_du_rkp, receive_du_rkp, undo_forward_du_rkp, undo_receipt
from review.views.forwarding import reader_kecamatan, refuse_odd_year


@require_http_methods(["GET", "HEAD", "POST"])
def du_rkp_receipts(request: HttpRequest, year: int) -> HttpResponse:
    """The lists of all villages of a year; the kecamatan ticks those that arrived."""
    refuse_odd_year(year)
    kecamatan = kecamatan_of(request.membership)
    may_write = may_receive(request.membership, kecamatan.pk if kecamatan else 0)
    page, rows = village_lists(request.membership, year, page=request.GET.get("page"))
    form = ReceiveForm(request.POST or None, choices=_choices(rows))
    if request.method == "POST":
        require(may_write)
        if form.is_valid() and kecamatan is not None:
            chosen = [row.du_rkp for row in rows if row.du_rkp and row.desa.code in form.cleaned_data["desa"]]
            try:
                receive_du_rkp(
                    by=request.membership, kecamatan=kecamatan, lists=chosen,
                    received_on=form.cleaned_data["received_on"],
                )  # fmt: skip
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"{len(chosen)} DU-RKP dicatat diterima.")
                return redirect("du_rkp_receipts", year=year)
    context = {
        "year": year,
        "page": page,
        "rows": rows,
        "form": form,
        "forward_form": ForwardForm(),
        "may_write": may_write,
        "waiting": [row for row in rows if row.is_waiting],
        "to_forward": [row for row in rows if row.receipt and row.receipt.forwarded_on is None],
        "recaps": reader_kecamatan(request).order_by("code") if _is_officer(request) else [],
    }
    return render(request, "review/du_rkp_receipts.html", context)


@require_POST
def du_rkp_forward(request: HttpRequest, year: int) -> HttpResponse:
    """Pass everything that was received on to Bappeda."""
    refuse_odd_year(year)
    kecamatan = kecamatan_of(request.membership)
    require(may_receive(request.membership, kecamatan.pk if kecamatan else 0))
    form = ForwardForm(request.POST)
    if kecamatan is None or not form.is_valid():
        messages.error(request, "Isi tanggal diteruskan dan nomor surat camat.")
        return redirect("du_rkp_receipts", year=year)
    try:
        count = forward_du_rkp(by=request.membership, kecamatan=kecamatan, year=year, **form.cleaned_data)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{count} DU-RKP diteruskan ke Bappeda.")
    return redirect("du_rkp_receipts", year=year)


@require_POST
def du_rkp_receipt_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one step of a list back: first the passing on, then the receipt."""
    receipt = get_object_or_404(
        DuRkpReceipt.objects.visible_to(request.membership).select_related("desa", "du_rkp"), pk=pk
    )
    require(may_receive(request.membership, receipt.desa.kecamatan_id))
    undo = undo_receipt if receipt.forwarded_on is None else undo_forward_du_rkp
    try:
        undo(by=request.membership, receipt=receipt)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{receipt.du_rkp} Desa {receipt.desa.name}: langkah terakhir ditarik.")
    return redirect("du_rkp_receipts", year=receipt.du_rkp.year)


@require_safe
def du_rkp_recap(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The recap of a kecamatan on screen."""
    return show_lone_document(
        request,
        draw(_kecamatan(request, year, code), year),
        file_url=lambda kind: reverse("du_rkp_recap_download", args=[year, code, kind]),
        way_back=_way_back(year),
    )


@require_safe
def du_rkp_recap_download(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """The recap as a PDF or workbook."""
    return send_payload(request, draw(_kecamatan(request, year, code), year), kind, _way_back(year))


def _choices(rows: list[VillageList]) -> list[tuple[str, str]]:
    return [(row.desa.code, row.desa.name) for row in rows if row.is_waiting]


def _is_officer(request: HttpRequest) -> bool:
    return request.membership is not None and request.membership.level != Level.DESA


def _kecamatan(request: HttpRequest, year: int, code: str) -> Kecamatan:
    """Raises Http404 outside the reader's place."""
    refuse_odd_year(year)
    found = reader_kecamatan(request).select_related("kabupaten__provinsi").filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _way_back(year: int) -> dict[str, str]:
    return lone_way_back(f"DU-RKP {year}", reverse("du_rkp_receipts", args=[year]))
