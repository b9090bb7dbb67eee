"""How strictly a kabupaten applies the rules; everybody who works in it reads it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from accounts.models import Act
from places.errors import DomainError, StaleVersion
from places.models import Kabupaten
from planning.checks.loading import levels_of
from planning.checks.registry import Rule
from planning.enums import CheckLevel
from planning.forms.rule_levels import RuleLevelForm, fixed_rules, settable_rules
from planning.policy import may_write_for_kabupaten
from planning.services.rule_levels import save_rule_levels
from planning.views.refusal import add_domain_error
from villages.setting import setting_of
from villages.views.conflict import conflict_page
from villages.views.scope import kabupaten_of, posted_version

LAST_ACTS = 5


@require_http_methods(["GET", "HEAD", "POST"])
def rule_levels(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """Read the levels; Dinas PMD writes them within what the law allows."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    verdict = may_write_for_kabupaten(request.membership, kabupaten.pk)
    levels, version = levels_of(kabupaten.pk), setting_of(kabupaten).version
    form = RuleLevelForm(levels=levels)
    if request.method == "POST":
        require(verdict)
        form, version = RuleLevelForm(request.POST), posted_version(request)
        if form.is_valid():
            try:
                save_rule_levels(by=request.membership, kabupaten=kabupaten, version=version, levels=form.levels())
            except StaleVersion:
                return _conflict(request, kabupaten, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Tingkat aturan disimpan.")
                return redirect("rule_levels", kabupaten_code=kabupaten.code)
    context = {
        "kabupaten": kabupaten,
        "form": form,
        "version": version,
        "may_edit": verdict,
        "settable": [_row(rule, levels) for rule in settable_rules()],
        "fixed": [_row(rule, {}) for rule in fixed_rules()],
        "acts": Act.objects.filter(kabupaten=kabupaten, verb="save_rule_levels").order_by("-pk")[:LAST_ACTS],
    }
    return render(request, "planning/rule_levels.html", context)


def _row(rule: Rule, levels: dict[str, str]) -> dict:
    level = rule.level_in(levels)
    words = str(CheckLevel(level).label) if rule.allowed else "Menurut aturan Dana Desa tahun itu"
    return {"rule": rule, "level": level, "words": words, "is_own": rule.is_settable and level != rule.level}


def _conflict(request: HttpRequest, kabupaten: Kabupaten, mine: RuleLevelForm) -> HttpResponse:
    return conflict_page(
        request,
        subject=f"Tingkat aturan {kabupaten.name}",
        mine=mine,
        theirs=RuleLevelForm(levels=levels_of(kabupaten.pk)),
        version=setting_of(kabupaten).version,
        back_url=reverse("rule_levels", args=[kabupaten.code]),
    )
