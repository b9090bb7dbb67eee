"""The rundown of a session."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import require
from accounts.models import Membership
from accounts.owner import owner_fields
from places.errors import DomainError, StaleVersion
from training.clashes import clashes_of
from training.forms.items import ItemChoices, ItemFormSet, items_initial
from training.models import SessionItem, Speaker, TrainingModule, TrainingSession
from training.policy import may_edit_session
from training.services.items import save_items
from training.session_page import of_session, session_of, session_page
from training.usual_items import usual_items
from villages.views.scope import posted_version

_PREFIX = "acara"


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def session_items(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Items by day and hour; `?mulai=modul` proposes a day out of the programme's modules."""
    verdict = may_edit_session(request.membership, session)
    stored = _stored(session)
    choices = _choices(request.membership, session, stored)
    formset = _unsent(request, session, stored, choices)
    version, is_stale = session.version, False
    if request.method == "POST":
        require(verdict)
        formset = ItemFormSet(request.POST, prefix=_PREFIX, form_kwargs={"choices": choices})
        version = posted_version(request)
        if formset.is_valid():
            items = formset.items(choices)
            try:
                save_items(by=request.membership, session=session, version=version, items=items)
            except StaleVersion:
                # What was typed stays in the form; what is stored now stands beside it, and sending again is a choice.
                session = session_of(request, session.uid)
                stored, version, is_stale = _stored(session), session.version, True
            except DomainError as error:
                formset.refuse(error.message)
            else:
                messages.success(request, "Acara disimpan.")
                return redirect("session_items", uid=session.uid)
    return session_page(
        request,
        "training/session_items.html",
        session,
        tab="acara",
        status=409 if is_stale else 200,
        formset=formset,
        rows=formset.forms,
        stored=stored,
        hours=sum(item.hours for item in stored),
        has_days=session.starts_on != session.ends_on,
        has_modules=any(choices.modules),
        version=version,
        is_stale=is_stale,
        clashes=[clash for clash in clashes_of(session) if clash.subject == "Narasumber"] if verdict else [],
    )


def _stored(session: TrainingSession) -> list[SessionItem]:
    return list(SessionItem.objects.filter(session=session).select_related("module", "speaker"))


def _unsent(
    request: HttpRequest, session: TrainingSession, stored: list[SessionItem], choices: ItemChoices
) -> ItemFormSet:
    """The form of what is stored; a proposal out of the programme's modules where asked for."""
    rows = usual_items(session) if request.GET.get("mulai") == "modul" else stored
    return ItemFormSet(initial=items_initial(rows), prefix=_PREFIX, form_kwargs={"choices": choices})


def _choices(membership: Membership, session: TrainingSession, stored: list[SessionItem]) -> ItemChoices:
    """Modules of the programme and those that are in the rundown already; speakers of the organiser's register."""
    of_program = [row.module for row in session.program.module_set.select_related("module")]
    modules = {module.pk: module for module in (*of_program, *(item.module for item in stored if item.module))}
    seen = set(TrainingModule.objects.visible_to(membership).filter(pk__in=modules).values_list("pk", flat=True))
    speakers = list(Speaker.objects.filter(**owner_fields(session.program.place), is_retired=False))
    named = {item.speaker.pk: item.speaker for item in stored if item.speaker}
    kept = [one for pk, one in named.items() if all(pk != speaker.pk for speaker in speakers)]
    return ItemChoices(session, [module for pk, module in modules.items() if pk in seen], [*speakers, *kept])
