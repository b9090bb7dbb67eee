"""Decisions of a meeting: the list, many at once, one by one, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from musyawarah.decision_choices import offered_for, scored_ranks, usulan_before
from musyawarah.decision_facts import decided_facts, load_decided, room_warnings
from musyawarah.enums import DecisionSubject, MusyawarahStatus
from musyawarah.forms.decision import DecisionForm, ManyDecisionsForm
from musyawarah.meeting_facts import MeetingFacts, load_meeting
from musyawarah.models import Keputusan, Musyawarah
from musyawarah.policy import may_decide
from musyawarah.services.decisions import delete_decision, record_decision, record_decisions, update_decision
from musyawarah.views.meeting_scope import of_decision, of_meeting
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def musyawarah_decisions(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """What was decided with the room at each moment, and the usulan that wait; one outcome for all that are ticked."""
    verdict = may_decide(request.membership, meeting)
    facts = load_meeting(meeting)
    decided = load_decided(meeting, facts)
    done = {one.keputusan.usulan_id for one in decided}
    waiting = [one for one in usulan_before(meeting) if one.pk not in done] if verdict else []
    ranks = scored_ranks(meeting) if verdict else {}
    form = ManyDecisionsForm(request.POST or None, musyawarah=meeting, offered=waiting, scored_ranks=ranks)
    if request.method == "POST":
        require(verdict)
        if form.is_valid():
            try:
                rows = record_decisions(by=request.membership, musyawarah=meeting, rows=form.decisions())
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                messages.success(request, f"{len(rows)} keputusan dicatat.")
                return redirect("musyawarah_decisions", uid=meeting.uid)
    context = {
        "musyawarah": meeting,
        "facts": facts,
        "tab": "keputusan",
        "decided": decided,
        "waiting": [(one, ranks.get(one.pk)) for one in waiting],
        "form": form,
        "ticked": {str(pk) for pk in request.POST.getlist("usulan")},
        "may_decide": verdict,
    }
    return render(request, "musyawarah/decisions.html", context | _room_now(facts, meeting))


@require_http_methods(["GET", "HEAD", "POST"])
@of_meeting
def decision_create(request: HttpRequest, meeting: Musyawarah) -> HttpResponse:
    """Write one decision; `?usulan=12` picks the usulan, `?tentang=plan` the subject."""
    verdict = may_decide(request.membership, meeting)
    require(verdict)
    form = DecisionForm(
        request.POST or None,
        musyawarah=meeting,
        offered=offered_for(meeting),
        scored_ranks=scored_ranks(meeting),
        initial=_asked(request),
    )
    if form.is_valid():
        try:
            row = record_decision(by=request.membership, musyawarah=meeting, data=form.decision_data())
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, f"Keputusan nomor {row.number} dicatat.")
            return redirect("musyawarah_decisions", uid=meeting.uid)
    return _form_page(request, meeting, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@of_decision
def decision_edit(request: HttpRequest, keputusan: Keputusan) -> HttpResponse:
    """The page of one decision; while the meeting is open it may be changed on `?ubah=1`."""
    meeting = keputusan.musyawarah
    verdict = may_decide(request.membership, meeting)
    if request.method != "POST" and not (verdict and "ubah" in request.GET):
        return _detail_page(request, keputusan)
    require(verdict)
    form = _edit_form(meeting, keputusan, request.POST or None)
    if form.is_valid() and (answer := _saved(request, meeting, keputusan, form)):
        return answer
    return _form_page(request, meeting, form, keputusan)


@require_POST
@of_decision
def decision_delete(request: HttpRequest, keputusan: Keputusan) -> HttpResponse:
    """Take a decision back while the meeting is open."""
    require(may_decide(request.membership, keputusan.musyawarah))
    try:
        delete_decision(by=request.membership, keputusan=keputusan, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Keputusan nomor {keputusan.number} dihapus.")
    return redirect("musyawarah_decisions", uid=keputusan.musyawarah.uid)


def _saved(request: HttpRequest, meeting: Musyawarah, keputusan: Keputusan, form: DecisionForm) -> HttpResponse | None:
    """Where to go after saving, the page of both versions when somebody saved meanwhile, None for a refusal."""
    try:
        update_decision(
            by=request.membership, keputusan=keputusan, version=posted_version(request), data=form.decision_data()
        )
    except StaleVersion:
        now = Keputusan.objects.get(pk=keputusan.pk)
        return conflict_page(
            request,
            subject=f"Keputusan nomor {now.number}",
            mine=form,
            theirs=_edit_form(meeting, now, None),
            version=now.version,
            back_url=f"{request.path}?ubah=1",
        )
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
    messages.success(request, f"Keputusan nomor {keputusan.number} disimpan.")
    return redirect("musyawarah_decisions", uid=meeting.uid)


def _edit_form(meeting: Musyawarah, keputusan: Keputusan, data: Any) -> DecisionForm:
    return DecisionForm(
        data,
        musyawarah=meeting,
        offered=offered_for(meeting, keputusan),
        scored_ranks=scored_ranks(meeting),
        keputusan=keputusan,
    )


def _form_page(
    request: HttpRequest, meeting: Musyawarah, form: DecisionForm, keputusan: Keputusan | None
) -> HttpResponse:
    facts = load_meeting(meeting)
    context = {
        "musyawarah": meeting,
        "facts": facts,
        "tab": "keputusan",
        "form": form,
        "keputusan": keputusan,
        "version": request.POST.get("version") or (keputusan.version if keputusan else 0),
        "scored_rank": form.scored_ranks.get(read_whole(str(form["usulan"].value() or "")) or 0),
    }
    return render(request, "musyawarah/decision_form.html", context | _room_now(facts, meeting))


def _detail_page(request: HttpRequest, keputusan: Keputusan) -> HttpResponse:
    meeting = keputusan.musyawarah
    facts = load_meeting(meeting)
    context = {
        "musyawarah": meeting,
        "facts": facts,
        "tab": "keputusan",
        "one": decided_facts([keputusan], facts)[0],
        "may_decide": may_decide(request.membership, meeting),
    }
    return render(request, "musyawarah/decision_detail.html", context)


def _room_now(facts: MeetingFacts, meeting: Musyawarah) -> dict[str, Any]:
    """Who is in the room while it is sitting; nothing before and after."""
    if meeting.status != MusyawarahStatus.OPEN:
        return {"room": None, "room_warnings": ()}
    room = facts.room_at(facts.last_moment if meeting.is_on_paper else timezone.now())
    return {"room": room, "room_warnings": room_warnings(room)}


def _asked(request: HttpRequest) -> dict[str, Any]:
    subject = request.GET.get("tentang", DecisionSubject.USULAN)
    return {
        "subject": subject if subject in DecisionSubject.values else DecisionSubject.USULAN,
        "usulan": read_whole(request.GET.get("usulan")),
    }
