"""What a kabupaten prescribes for the meetings of its villages; everybody who works in it reads it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import require
from musyawarah.forms.meeting_rules import MeetingRulesForm
from musyawarah.policy import may_write_rules
from musyawarah.rules import rules_of, shipped_rules
from musyawarah.services.meeting_rules import save_meeting_rules
from places.errors import DomainError, StaleVersion
from places.models import Kabupaten
from villages.forms.errors import add_domain_error
from villages.setting import setting_of
from villages.views.conflict import conflict_page
from villages.views.scope import kabupaten_of, posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_rules(request: HttpRequest, kabupaten_code: str) -> HttpResponse:
    """Read the rules beside the shipped ones; Dinas PMD writes them."""
    kabupaten = kabupaten_of(request, kabupaten_code)
    verdict = may_write_rules(request.membership, kabupaten.pk)
    form, version = _stored(kabupaten)
    if request.method == "POST":
        require(verdict)
        form = MeetingRulesForm(request.POST, rules=rules_of(kabupaten))
        version = posted_version(request)
        if form.is_valid():
            try:
                save_meeting_rules(by=request.membership, kabupaten=kabupaten, version=version, rules=form.rules())
            except StaleVersion:
                return _conflict(request, kabupaten, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(
                    request, "Aturan musyawarah disimpan. Berlaku bagi musyawarah yang dibuka sesudah ini."
                )
                return redirect("meeting_rules", kabupaten_code=kabupaten.code)
    standing, shipped = rules_of(kabupaten), shipped_rules()
    context = {
        "kabupaten": kabupaten,
        "form": form,
        "version": version,
        "may_edit": verdict,
        "rows": [(rule, shipped[kind], rule != shipped[kind]) for kind, rule in standing.items()],
    }
    return render(request, "musyawarah/meeting_rules.html", context)


def _stored(kabupaten: Kabupaten) -> tuple[MeetingRulesForm, int]:
    return MeetingRulesForm(rules=rules_of(kabupaten)), setting_of(kabupaten).version


def _conflict(request: HttpRequest, kabupaten: Kabupaten, mine: MeetingRulesForm) -> HttpResponse:
    theirs, version = _stored(kabupaten)
    return conflict_page(
        request,
        subject=f"Aturan musyawarah {kabupaten.name}",
        mine=mine,
        theirs=theirs,
        version=version,
        back_url=reverse("meeting_rules", args=[kabupaten.code]),
    )
