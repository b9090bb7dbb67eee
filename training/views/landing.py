"""The landing page of training."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from places.formats.whole_number import read_whole
from training.landing import coming, deleted_at_place, narrowed, newest_first, past, programs_for, sessions_for
from training.policy import may_hold_training
from training.schedule import scheduled

SESSIONS_PER_PAGE = 50
LAST_SESSIONS = 5
PROGRAMS_PER_PAGE = 25


@require_safe
def training_list(request: HttpRequest) -> HttpResponse:
    """Coming sessions, the last ones held, and programmes; `?lihat=lalu` shows all that are over."""
    sessions, today = sessions_for(request.membership), timezone.localdate()
    over = past(sessions, today)
    if request.GET.get("lihat") == "lalu":
        page = Paginator(over, SESSIONS_PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "rows": scheduled(list(page)), "filters": "lihat=lalu", "today": today}
        return render(request, "training/past_sessions.html", context)
    query = request.GET.get("q", "").replace("\0", "").strip()  # PostgreSQL knows no NUL
    year = read_whole(request.GET.get("tahun"))
    programs = programs_for(request.membership)
    shown = newest_first(narrowed(programs.alive(), query=query, year=year), request.membership)
    may_hold = may_hold_training(request.membership)
    deleted = list(deleted_at_place(programs, request.membership)) if may_hold else []
    context = {
        "coming": scheduled(list(coming(sessions, today)[:SESSIONS_PER_PAGE])),
        "most": SESSIONS_PER_PAGE,
        "today": today,
        "past": scheduled(list(over[:LAST_SESSIONS])),
        "page": Paginator(shown, PROGRAMS_PER_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "year": year,
        "years": sorted(set(programs.alive().order_by().values_list("year", flat=True)), reverse=True),
        "filters": urlencode({key: value for key, value in (("tahun", year), ("q", query)) if value}),
        "may_hold": may_hold,
        "deleted": deleted,
        "just_deleted": next((row for row in deleted if str(row.uid) == request.GET.get("terhapus")), None),
    }
    return render(request, "training/training_list.html", context)
