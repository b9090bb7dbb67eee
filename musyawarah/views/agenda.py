"""The agenda of a meeting and its tata tertib."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import require
from musyawarah.forms.agenda import AgendaFormSet, RulesTextForm, agenda_initial
from musyawarah.models import Musyawarah
from musyawarah.policy import may_prepare
from musyawarah.services.agenda import save_agenda
from musyawarah.starting_texts import usual_agenda, usual_rules_text
from musyawarah.views.meeting_page import meeting_page
from musyawarah.views.meeting_scope import meeting_of
from places.errors import DomainError, StaleVersion
from villages.views.scope import posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def musyawarah_agenda(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Items in their order, and the tata tertib; `?mulai=biasa` fills the usual ones in again."""
    musyawarah = meeting_of(request, uid)
    verdict = may_prepare(request.membership, musyawarah)
    stored = list(musyawarah.agenda_set.all())
    formset, text = _unsent(request, musyawarah, stored)
    version, status = musyawarah.version, 200
    is_stale = False
    if request.method == "POST":
        require(verdict)
        formset, text = AgendaFormSet(request.POST, prefix="acara"), RulesTextForm(request.POST)
        version = posted_version(request)
        if formset.is_valid() and text.is_valid():
            try:
                save_agenda(
                    by=request.membership,
                    musyawarah=musyawarah,
                    version=version,
                    items=formset.items(),
                    rules_text=text.cleaned_data["rules_text"],
                )
            except StaleVersion:
                # What was typed stays in the form; what is stored now stands beside it, and sending again is a choice.
                fresh = meeting_of(request, uid)
                musyawarah, version, status, is_stale = fresh, fresh.version, 409, True
                stored = list(fresh.agenda_set.all())
            except DomainError as error:
                text.add_error("rules_text" if error.field == "rules_text" else None, error.message)
            else:
                messages.success(request, "Agenda disimpan.")
                return redirect("musyawarah_agenda", uid=uid)
    return meeting_page(
        request,
        "musyawarah/agenda.html",
        musyawarah,
        tab="agenda",
        status=status,
        formset=formset,
        text=text,
        stored=stored,
        version=version,
        is_stale=is_stale,
        may_prepare=verdict,
    )


def _unsent(request: HttpRequest, musyawarah: Musyawarah, stored: list) -> tuple[AgendaFormSet, RulesTextForm]:
    """The form of what is stored; of the usual agenda where asked for, or where there is none."""
    is_usual = request.GET.get("mulai") == "biasa"
    rows = usual_agenda(musyawarah.kind, musyawarah.starts_at) if is_usual or not stored else stored
    words = usual_rules_text(musyawarah.kind) if is_usual else musyawarah.rules_text
    return AgendaFormSet(initial=agenda_initial(rows), prefix="acara"), RulesTextForm(initial={"rules_text": words})
