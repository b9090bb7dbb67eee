"""The schedule of a year: the reader's own page, its paper, and what everybody may read."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_safe

from places.formats.whole_number import read_whole
from places.models import Kabupaten
from reporting.payload import MatrixDocument
from reporting.views.document_pages import lone_way_back, send_payload, show_lone_document
from training.documents import jadwal_bimtek
from training.models import TrainingSession
from training.program_place import kabupaten_of_program
from training.schedule import (
    FIRST_YEAR,
    LAST_YEAR,
    ScheduledSession,
    announced_sessions,
    by_program,
    load_schedule,
    of_year,
)

_FIVE_MINUTES = 300
_public = cache_control(public=True, max_age=_FIVE_MINUTES)


@require_safe
def training_schedule(request: HttpRequest) -> HttpResponse:
    """Sessions of a year that the reader holds, oversees or is called to: `?tahun=2026`."""
    visible = TrainingSession.objects.visible_to(request.membership)
    years = sorted({day.year for day in visible.dates("starts_on", "year")}, reverse=True)
    year = read_whole(request.GET.get("tahun")) or _nearest(years)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    rows = load_schedule(visible.filter(pk__in=of_year(year).values("pk")))
    context = {
        "rows": rows,
        "year": year,
        "years": years,
        "total": sum(row.quota for row in rows),
        "holds_some": any(row.session.program.place == request.membership.place for row in rows),
        "public_url": _public_url(rows, year),
    }
    return render(request, "training/schedule.html", context)


@require_safe
def training_schedule_document(request: HttpRequest, year: int) -> HttpResponse:
    """The schedule of the reader's own place on screen, as it prints."""
    return show_lone_document(
        request,
        _own_document(request, year),
        file_url=lambda kind: reverse("training_schedule_download", args=[year, kind]),
        way_back=_way_back(year),
    )


@require_safe
def training_schedule_download(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """The same as a file; `?kertas=A4` asks for A4 instead of F4."""
    return send_payload(request, _own_document(request, year), kind, _way_back(year))


@login_not_required
@require_GET
@_public
def public_schedule(request: HttpRequest, kabupaten_code: str, year: int) -> HttpResponse:
    """What the programmes that are marked so announce: days, kecamatan, place and how many; nothing of a person."""
    kabupaten = get_object_or_404(Kabupaten, code=kabupaten_code)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    rows = load_schedule(announced_sessions(kabupaten, year))
    context = {
        "kabupaten": kabupaten,
        "year": year,
        "programs": by_program(rows),
    }
    return render(request, "training/public_schedule.html", context)


def _nearest(years: list[int]) -> int:
    """This year, or the last one that has a session."""
    today = timezone.localdate().year
    return today if today in years or not years else years[0]


def _public_url(rows: Sequence[ScheduledSession], year: int) -> str:
    """Where everybody reads what is announced of these; empty when nothing is."""
    announced = [row.session.program for row in rows if row.session.program.is_public]
    return reverse("public_schedule", args=[kabupaten_of_program(announced[0]).code, year]) if announced else ""


def _own_document(request: HttpRequest, year: int) -> MatrixDocument:
    """Raises Http404 for whoever works for no place, and for a year out of reach."""
    place = request.membership.place if request.membership else None
    if place is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return jadwal_bimtek.draw(place, year)


def _way_back(year: int) -> dict[str, str]:
    return lone_way_back("Jadwal pelatihan", f"{reverse('training_schedule')}?tahun={year}")
