"""Deciding what becomes of what last year left behind."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from places.errors import DomainError
from planning.carry_over import load_carry_over
from planning.carry_over_facts import CarryOverFacts
from planning.enums import CarryOutcome
from planning.forms.carry_over import CarryForm, carry_forms
from planning.models import CarryOver, RkpDesa, RkpKegiatan, RpjmKegiatan
from planning.policy import may_edit_rkp
from planning.rkp_facts import load_rkp_facts
from planning.services.carry_over import CarryChoice, decide_carry_over, undo_carry_over
from planning.views.rkp_scope import rkp_context, rkp_of


@require_http_methods(["GET", "HEAD", "POST"])
def rkp_carry_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What is undecided first, then what was decided; readers see both without inputs."""
    rkp = rkp_of(request, pk)
    may_edit = may_edit_rkp(request.membership, rkp)
    facts = load_carry_over(rkp)
    if request.method != "POST":
        return _page(request, rkp, facts, carry_forms(facts.undecided) if may_edit else [])
    require(may_edit)
    forms = carry_forms(facts.undecided, request.POST)
    if all([*(form.is_valid() for form in forms)]):  # all of them, so that every error shows at once
        choices = _choices(rkp, forms)
        try:
            decide_carry_over(by=request.membership, rkp=rkp, choices=choices)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(
                request, f"{len(choices)} keputusan disimpan." if choices else "Belum ada yang diputuskan."
            )
            return redirect("rkp_carry_over", pk=pk)
    return _page(request, rkp, facts, forms)


@require_POST
def carry_over_undo(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """Take a decision back; a second click changes nothing."""
    rkp = rkp_of(request, pk)
    require(may_edit_rkp(request.membership, rkp))
    carry_over = CarryOver.objects.select_related("rkp").filter(rkp=rkp, pk=decision).first()
    if carry_over is not None:
        try:
            went = undo_carry_over(by=request.membership, carry_over=carry_over)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            also = " Kegiatan yang dibuat karenanya ikut dihapus." if went else ""
            messages.success(request, f"Keputusan dibatalkan.{also}")
    return redirect("rkp_carry_over", pk=pk)


def _choices(rkp: RkpDesa, forms: Sequence[CarryForm]) -> list[CarryChoice]:
    decided = [form for form in forms if form.is_decided]
    old = RkpKegiatan.objects.with_children().select_related("rkp", "evaluasi", "kegiatan__sub_bidang__bidang")
    planned = RpjmKegiatan.objects.with_children().select_related("kegiatan__sub_bidang__bidang")
    old_lines = old.in_bulk([form.candidate.pk for form in decided if not form.candidate.is_rpjm])
    rpjm_lines = planned.in_bulk([form.candidate.pk for form in decided if form.candidate.is_rpjm])
    twins = {form.candidate.twin_uid for form in decided if form.joins}
    into = {line.uid: line for line in rkp.line_set.filter(uid__in=twins).select_related("rkp__desa")}
    return [
        CarryChoice(
            source=(rpjm_lines if form.candidate.is_rpjm else old_lines)[form.candidate.pk],
            outcome=CarryOutcome.CARRIED if form.joins else form.cleaned_data["outcome"],
            reason=form.cleaned_data["reason"],
            into=into.get(form.candidate.twin_uid) if form.joins else None,
        )
        for form in decided
    ]


def _page(request: HttpRequest, rkp: RkpDesa, facts: CarryOverFacts, forms: Sequence[CarryForm]) -> HttpResponse:
    context = rkp_context(rkp, load_rkp_facts(rkp), tab="kelanjutan") | {
        "facts": facts,
        "forms": forms,
        "has_errors": any(form.is_bound and form.errors for form in forms),
        "twin_count": sum(one.twin_uid is not None for one in facts.undecided),
        "may_edit": may_edit_rkp(request.membership, rkp),
    }
    return render(request, "planning/rkp_carry_over.html", context)
