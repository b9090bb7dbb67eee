"""The home page of each role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.enums import Level
from desa_plan.home.facts import village_facts
from desa_plan.home.officer import administrator_tasks, area_counts, officer_tasks, review_work, village_page
from desa_plan.home.steps import next_step
from desa_plan.home.village import village_groups
from review.models import Notice
from review.policy import may_open_desk


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what the active membership has done, what is next and why."""
    if not request.membership:
        return render(request, "desa_plan/home_without_role.html")
    unread = {"unread_notices": Notice.objects.of(request.membership).unread().count()}
    if request.membership.level == Level.DESA:
        return _village_home(request, unread)
    if request.membership.level == Level.NATION:
        return render(request, "desa_plan/home_administrator.html", {"tasks": administrator_tasks()} | unread)
    return _officer_home(request, unread)


def _village_home(request: HttpRequest, unread: dict[str, int]) -> HttpResponse:
    membership, today = request.membership, timezone.localdate()
    facts = village_facts(membership.desa, membership, on=today)
    groups = village_groups(facts, may_write=membership.edits_village_plans)
    upcoming = next((task for group in groups for task in group.tasks if task.status == "next"), None)
    context = {
        "desa": membership.desa,
        "facts": facts,
        "groups": groups,
        "upcoming": upcoming,
        "next_step": next_step(facts, membership, on=today),
    }
    return render(request, "desa_plan/home_village.html", context | unread)


def _officer_home(request: HttpRequest, unread: dict[str, int]) -> HttpResponse:
    membership, today = request.membership, timezone.localdate()
    search = request.GET.get("cari", "").replace("\0", "").strip()
    counts = area_counts(membership, on=today)
    page, villages = village_page(membership, on=today, search=search, number=request.GET.get("page"))
    context = {
        "counts": counts,
        "tasks": officer_tasks(membership, counts),
        "work": review_work(membership, on=today),
        "opens_queue": bool(may_open_desk(membership)),
        "page": page,
        "villages": villages,
        "search": search,
        "query": urlencode({"cari": search}) if search else "",
    }
    return render(request, "desa_plan/home_officer.html", context | unread)
