"""What came back most in the plans, the modules that treat it, and whom they would call."""

from urllib.parse import parse_qsl
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.models import Membership
from review.views.board_scope import area_query
from training.loop.needs import PROPOSED, ModuleNeed, RuleNeed, invited_by, module_needs, note_needs, rule_needs
from training.loop.pictures import needs_chart
from training.models import TrainingModule
from training.policy import may_hold_training
from training.views.loop_scope import loop_area, loop_context


@require_safe
def training_loop(request: HttpRequest) -> HttpResponse:
    """Findings and notes of the last rounds; `?modul=` chooses modules, and with them the villages."""
    area = loop_area(request)
    needs = rule_needs(area)
    proposed = proposed_modules(request.membership, needs)
    chosen = chosen_modules(request, proposed)
    keys = [("modul", str(one.module.uid)) for one in chosen]
    context = loop_context(request, area, "temuan") | {
        "needs": needs,
        "chart": needs_chart(needs),
        "handed_over": area.last_rounds().order_by().count(),
        "notes": note_needs(area),
        "proposed": proposed,
        "chosen": {one.module.pk for one in chosen},
        "invited": invited_by(area, chosen, needs),
        "may_hold": may_hold_training(request.membership),
        "session_url": f"{reverse('training_loop_session')}?{area_query(request, area)}&{urlencode(keys)}",
        "kept": parse_qsl(area_query(request, area)),
    }
    return render(request, "training/loop.html", context)


def proposed_modules(membership: Membership, needs: list[RuleNeed]) -> list[ModuleNeed]:
    """The modules of the reader's library that treat what was found: one query."""
    library = TrainingModule.objects.visible_to(membership).in_use()
    return module_needs(library.only("pk", "uid", "title", "hours", "rules"), needs)


def chosen_modules(request: HttpRequest, proposed: list[ModuleNeed]) -> list[ModuleNeed]:
    """Those that the address names, to begin with the ones that help the most villages."""
    wanted = {key for key in map(_uid, request.GET.getlist("modul")) if key}
    if not wanted:
        return proposed[:PROPOSED]
    return [one for one in proposed if one.module.uid in wanted]


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
