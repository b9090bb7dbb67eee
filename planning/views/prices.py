"""The kabupaten's price standard: the list with its search, and loading it from a workbook."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.errors import DomainError
from places.formats.whole_number import read_whole
from places.models import Kabupaten
from planning.forms.kabupaten_load import YearlyWorkbookForm
from planning.models import StandarHarga
from planning.policy import may_write_for_kabupaten
from planning.price_standard import PriceData, distinct_prices, set_against
from planning.services.kabupaten_files import keep_workbook
from planning.services.prices import load_prices
from planning.views.kabupaten_upload import kabupaten_of_dinas, reopened, seal, unseal
from planning.workbooks.price_reader import PriceReading, read_prices

KIND = "standar-harga"
PRICES_PER_PAGE = 100
MOST_SHOWN = 50
MOST_PROBLEMS = 100


@require_safe
def price_list(request: HttpRequest) -> HttpResponse:
    """Prices of the kabupaten that the reader works in, by year, found by any words of name or code."""
    kabupaten = _kabupaten_read(request)
    prices = StandarHarga.objects.filter(kabupaten=kabupaten) if kabupaten else StandarHarga.objects.none()
    years = sorted(set(prices.order_by().values_list("year", flat=True).distinct()), reverse=True)
    asked = read_whole(request.GET.get("tahun"))
    year = asked if asked in years else next(iter(years), timezone.localdate().year)
    search = "".join(sign for sign in " ".join(request.GET.get("q", "").split())[:100] if sign.isprintable())
    found = prices.filter(year=year).order_by("name", "pk")
    for word in search.split():
        found = found.filter(Q(name__icontains=word) | Q(code__istartswith=word))
    context = {
        "kabupaten": kabupaten,
        "tab": "harga",
        "page": Paginator(found, PRICES_PER_PAGE).get_page(request.GET.get("page")),
        "years": years,
        "year": year,
        "search": search,
        "query": urlencode({"tahun": year, "q": search}),
        "may_load": kabupaten and may_write_for_kabupaten(request.membership, kabupaten.pk),
    }
    return render(request, "planning/price_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def price_load(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; posted, the page shows what it would change and writes nothing."""
    kabupaten = kabupaten_of_dinas(request)
    form = YearlyWorkbookForm(
        request.POST or None, request.FILES or None, initial={"year": timezone.localdate().year + 1}
    )
    if request.method == "POST" and form.is_valid():
        reading = read_prices(form.workbook)
        if reading.rows:
            uploaded = form.cleaned_data["file"]
            path = keep_workbook(by=request.membership, kabupaten=kabupaten, data=form.content, filename=uploaded.name)
            note = {"path": path, "filename": uploaded.name, "year": form.cleaned_data["year"]}
            return _preview(request, kabupaten, note, reading)
        for problem in reading.problems:
            form.add_error("file", f"{problem.message} {problem.remedy}")
    return render(request, "planning/price_load.html", {"form": form, "kabupaten": kabupaten})


@require_POST
def price_load_apply(request: HttpRequest) -> HttpResponse:
    """Make the year's list equal to the workbook."""
    kabupaten = kabupaten_of_dinas(request)
    try:
        note = unseal(KIND, request, kabupaten)
        prices, _ = distinct_prices(_prices(read_prices(reopened(request, kabupaten, note))))
        result = load_prices(by=request.membership, kabupaten=kabupaten, year=note["year"], prices=prices)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("price_load")
    messages.success(
        request,
        f"Standar harga {note['year']} dimuat: {result.new} baru, {result.changed} berubah, "
        f"{result.removed} dihapus, {result.unchanged} tetap.",
    )
    return redirect(f"{reverse('price_list')}?tahun={note['year']}")


def _preview(request: HttpRequest, kabupaten: Kabupaten, note: dict[str, Any], reading: PriceReading) -> HttpResponse:
    prices, repeated = distinct_prices(_prices(reading))
    changes = set_against(prices, kabupaten.pk, note["year"])
    context = {
        "kabupaten": kabupaten,
        "note": note,
        "changes": changes,
        "price_count": len(prices),
        "new": changes.new[:MOST_SHOWN],
        "changed": changes.changed[:MOST_SHOWN],
        "removed": changes.removed[:MOST_SHOWN],
        "most_shown": MOST_SHOWN,
        "repeated": repeated[:MOST_SHOWN],
        "repeated_count": len(repeated),
        "problems": reading.problems[:MOST_PROBLEMS],
        "problem_count": len(reading.problems),
        "sealed": seal(KIND, kabupaten, note),
    }
    return render(request, "planning/price_load_preview.html", context)


def _prices(reading: PriceReading) -> list[PriceData]:
    return [
        PriceData(
            row.code[:40],
            ", ".join(part for part in (row.name, row.specification) if part)[:250],
            row.unit[:40],
            row.price,
        )
        for row in reading.rows
    ]


def _kabupaten_read(request: HttpRequest) -> Kabupaten | None:
    """The kabupaten that the reader's place lies in; none for who works for the whole country."""
    membership = request.membership
    if membership is None:
        return None
    place = membership.desa or membership.kecamatan
    return place.kabupaten if place else membership.kabupaten
