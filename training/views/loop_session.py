"""Making a programme and its session for the villages of the proposed list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError
from review.board.area import Area
from review.documents.area_print import area_author
from review.views.board_scope import area_query
from training.enums import ParticipantRole
from training.forms.loop import LoopSessionForm
from training.loop.needs import ModuleNeed, RuleNeed, invited_by, rule_needs
from training.policy import may_hold_training
from training.program_data import ProgramData
from training.services.loop import plan_training
from training.views.loop import chosen_modules, proposed_modules
from training.views.loop_scope import loop_area
from villages.forms.errors import add_domain_error
from villages.setting import setting_of


@require_http_methods(["GET", "HEAD", "POST"])
def training_loop_session(request: HttpRequest) -> HttpResponse:
    """Villages are those with a finding that the chosen modules treat; each can be left out."""
    area = loop_area(request)
    require(may_hold_training(request.membership))
    needs = rule_needs(area)
    chosen = chosen_modules(request, proposed_modules(request.membership, needs))
    invited = invited_by(area, chosen, needs)
    initial = _starting_values(request, area, chosen) | {"desa": [one.desa.code for one in invited]}
    form = LoopSessionForm(request.POST or None, invited=invited, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            session = plan_training(
                by=request.membership,
                program=_program(form, area, chosen, needs),
                session=form.session_data(),
                desa=form.chosen_desa(),
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"“{session.program.title}” dibuat untuk {len(form.chosen_desa())} desa.")
            return redirect("session_detail", uid=session.uid)
    context = {
        "form": form,
        "area": area,
        "chosen": chosen,
        "invited": invited,
        "loop_url": f"{reverse('training_loop')}?{area_query(request, area)}",
    }
    return render(request, "training/loop_session.html", context)


def _starting_values(request: HttpRequest, area: Area, chosen: Sequence[ModuleNeed]) -> dict[str, Any]:
    return {
        "title": f"Bimbingan Teknis {chosen[0].module.title}"[:200] if len(chosen) == 1 else "",
        "organiser": area_author(area if request.membership.kecamatan_id else replace(area, kecamatan=None)),
        "roles": [ParticipantRole.SEKRETARIS_DESA],
    }


def _program(form: LoopSessionForm, area: Area, chosen: Sequence[ModuleNeed], needs: Sequence[RuleNeed]) -> ProgramData:
    """The programme: its modules, and what was found as the need for it."""
    treated = {rule for one in chosen for rule in one.rules}
    found = [f"{need.name}: {need.villages} desa." for need in needs if need.rule in treated]
    return ProgramData(
        title=form.cleaned_data["title"],
        year=form.cleaned_data["starts_on"].year,
        organiser=form.cleaned_data["organiser"],
        needs="\n".join([f"Temuan pada pengajuan terakhir {area.plan_name}, {area.name}:", *found]),
        form_set=setting_of(area.kabupaten).form_set,
        modules=[one.module for one in chosen],
    )
