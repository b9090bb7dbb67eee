"""Boards of kecamatan and kabupaten."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.formats.whole_number import read_whole
from review.board.budget import load_budget
from review.board.findings import findings_of, rule_results, title_of
from review.board.limits import limit_results, limits_of, missed_limits, missed_rows
from review.board.meetings import FORUMS, meetings_on, month_of, months_of, neighbours, weeks_of
from review.board.pictures import bidang_chart, rules_chart, source_chart, states_chart
from review.board.progress import load_progress, village_rows, villages_with_state
from review.board.states import STATES
from review.views.board_scope import area_of, area_query, board_context

ROWS_PER_PAGE = 50
OVERDUE = "terlambat"
LAST_DAY = 31
LONGEST_RULE = 10


@require_safe
def review_board(request: HttpRequest) -> HttpResponse:
    """How far every village is; `?keadaan=` narrows the list to one state, or to what is overdue."""
    area = area_of(request)
    context = board_context(request, area, "kemajuan")
    today = context["today"]
    progress = load_progress(area, today=today)
    chosen = request.GET.get("keadaan", "")
    chosen = chosen if chosen in {OVERDUE, *(state.value for state in STATES)} else ""
    villages = villages_with_state(area, today).select_related("kecamatan")
    if chosen == OVERDUE:
        villages = villages.filter(is_overdue=True).order_by(F("due_on").asc(nulls_last=True), "code")
    else:
        villages = villages.order_by("kecamatan__code", "code")
        villages = villages.filter(board_state=chosen) if chosen else villages
    page = Paginator(villages, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context |= {
        "progress": progress,
        "whole": progress.whole,
        "chart": states_chart(progress),
        "states": [(state, progress.whole.of(state)) for state in STATES if progress.whole.of(state)],
        "overdue": OVERDUE,
        "chosen": chosen,
        "page": page,
        "rows": village_rows(area, list(page.object_list), today=today),
        "query": area_query(request, area, keadaan=chosen),
        "overdue_url": f"{reverse('review_board')}?{area_query(request, area, keadaan=OVERDUE)}#desa",
    }
    return render(request, "review/board.html", context)


@require_safe
def review_board_budget(request: HttpRequest) -> HttpResponse:
    """What the villages plan to spend, and whether they keep the shares of the Dana Desa year."""
    area = area_of(request)
    budget = load_budget(area)
    limits = limits_of(area.year) if area.kind == "rkp" else ()
    page = Paginator(missed_limits(area, limits), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = board_context(request, area, "anggaran") | {
        "budget": budget,
        "bidang_chart": bidang_chart(area, budget),
        "source_chart": source_chart(area, budget),
        "limits": limit_results(area, limits, villages=budget.villages),
        "page": page,
        "missed": missed_rows(list(page.object_list), limits),
        "query": area_query(request, area),
    }
    return render(request, "review/board_budget.html", context)


@require_safe
def review_board_rules(request: HttpRequest) -> HttpResponse:
    """What the rules found at the last submissions; `?aturan=R14` lists the villages of one rule."""
    area = area_of(request)
    results = rule_results(area)
    rule = request.GET.get("aturan", "")[:LONGEST_RULE].replace("\0", "")
    context = board_context(request, area, "aturan") | {
        "results": results,
        "chart": rules_chart(results),
        "rule": rule,
        "rule_title": title_of(rule),
        "query": area_query(request, area, aturan=rule),
    }
    if rule:
        context["page"] = Paginator(findings_of(area, rule), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "review/board_rules.html", context)


@require_safe
def review_board_calendar(request: HttpRequest) -> HttpResponse:
    """All musdes and musrenbang of a month: `?bulan=2026-06`, `?hari=12`, `?jenis=`."""
    area = area_of(request)
    context = board_context(request, area, "kalender")
    month = month_of(request.GET.get("bulan"), context["today"])
    day = read_whole(request.GET.get("hari"))
    day = day if day and day <= LAST_DAY else None
    kind = request.GET.get("jenis", "") if request.GET.get("jenis") in FORUMS else ""
    months = months_of(area, month.year, kind)
    page = Paginator(meetings_on(area, month, day=day, kind=kind), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context |= {
        "month": months[month.number - 1],
        "months": months,
        "weeks": weeks_of(area, month, kind),
        "neighbours": neighbours(month),
        "day": day,
        "kind": kind,
        "forums": [(forum.value, forum.label) for forum in FORUMS],
        "page": page,
        "calendar_query": area_query(request, area, jenis=kind),
        "query": area_query(request, area, jenis=kind, bulan=month.key, hari=str(day or "")),
    }
    return render(request, "review/board_calendar.html", context)
