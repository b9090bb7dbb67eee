"""Before and after: the findings of trained villages against those of the others, on screen and as a file."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.formats.whole_number import read_whole
from reporting.views.document_pages import send_payload
from review.board.area import Area
from review.views.board_scope import FIRST_YEAR, LAST_YEAR, area_query
from training.calculations.effect import FEWEST_VILLAGES
from training.documents.hasil_pelatihan import draw
from training.loop.effect import load_effect
from training.loop.pictures import effect_chart
from training.views.loop_scope import loop_area, loop_context

YEARS_BACK = 6


@require_safe
def training_effect(request: HttpRequest) -> HttpResponse:
    """`?tahun=` is the plan year after, `?sebelum=` the one before the training."""
    after = loop_area(request)
    before = _before(request, after)
    effect = load_effect(before, after)
    context = loop_context(request, after, "hasil") | {
        "before": before,
        "before_years": sorted({before.year, *range(after.year - YEARS_BACK, after.year)}, reverse=True),
        "effect": effect,
        "chart": effect_chart(effect),
        "fewest": FEWEST_VILLAGES,
        "files": [
            (word, _file_url(request, before, after, kind)) for kind, word in (("xlsx", "Excel"), ("pdf", "PDF"))
        ],
    }
    return render(request, "training/loop_effect.html", context)


@require_safe
def training_effect_download(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The same table as a file."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    after = replace(loop_area(request), year=year)
    way_back = f"{reverse('training_effect')}?{area_query(request, after)}"
    back = {"parent_name": "Hasil pelatihan", "parent_url": way_back, "documents_url": way_back}
    return send_payload(request, draw(load_effect(_before(request, after), after)), kind, back)


def _before(request: HttpRequest, after: Area) -> Area:
    """The year before, or an earlier one that the address names."""
    year = read_whole(request.GET.get("sebelum"))
    return replace(after, year=year if year and FIRST_YEAR <= year < after.year else after.year - 1)


def _file_url(request: HttpRequest, before: Area, after: Area, kind: str) -> str:
    address = reverse("training_effect_download", kwargs={"year": after.year, "kind": kind})
    return f"{address}?{area_query(request, after, sebelum=str(before.year))}"
