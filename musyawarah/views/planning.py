"""Planning a meeting: the choice of its kind, its form, opening and cancelling."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from accounts.models import Membership
from musyawarah.enums import MusyawarahKind
from musyawarah.forms.meeting import CancelForm, MusyawarahForm, OpenForm
from musyawarah.kind_choice import kinds_for
from musyawarah.meeting_facts import MeetingFacts, load_meeting
from musyawarah.meeting_tasks import MeetingTask, meeting_tasks
from musyawarah.models import Musyawarah, Undangan
from musyawarah.policy import may_create_musyawarah, may_open, may_prepare, may_record
from musyawarah.services.meetings import cancel_musyawarah, create_musyawarah, open_musyawarah, update_musyawarah
from musyawarah.views.meeting_form import meeting_form
from musyawarah.views.meeting_page import meeting_page
from musyawarah.views.meeting_scope import meeting_of
from places.errors import DomainError, StaleVersion
from places.models import Desa
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def musyawarah_create(request: HttpRequest) -> HttpResponse:
    """Choose the kind, then fill its form in: `?jenis=musdus`."""
    desa = _own_village(request.membership)
    require(may_create_musyawarah(request.membership, desa.pk))
    kind = request.GET.get("jenis") or request.POST.get("kind", "")
    if kind not in MusyawarahKind.values:
        kinds = kinds_for(request.membership, desa)
        return render(request, "musyawarah/musyawarah_kinds.html", {"kinds": kinds, "desa": desa})
    require(may_create_musyawarah(request.membership, desa.pk, kind))
    form = meeting_form(request, desa, kind)
    if form.is_valid():
        try:
            musyawarah = create_musyawarah(by=request.membership, desa=desa, data=form.meeting_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{musyawarah.title} direncanakan. Susun sekarang undangannya.")
            return redirect("musyawarah_detail", uid=musyawarah.uid)
    context = {"form": form, "kind": MusyawarahKind(kind), "desa": desa}
    return render(request, "musyawarah/musyawarah_form.html", context)


@require_safe
def musyawarah_detail(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What a meeting is, what it still lacks, and who is there."""
    musyawarah = meeting_of(request, uid)
    facts = load_meeting(musyawarah)
    return meeting_page(
        request,
        "musyawarah/musyawarah_detail.html",
        musyawarah,
        tab="ringkasan",
        facts=facts,
        room=facts.room_now() if musyawarah.opened_at else None,
        may_prepare=may_prepare(request.membership, musyawarah),
        may_open=may_open(request.membership, musyawarah),
        tasks=_tasks(request.membership, facts),
        open_form=OpenForm(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def musyawarah_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change what is planned."""
    musyawarah = meeting_of(request, uid)
    require(may_prepare(request.membership, musyawarah))
    form, version = meeting_form(request, musyawarah.desa, musyawarah.kind, itself=musyawarah), musyawarah.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_musyawarah(
                    by=request.membership, musyawarah=musyawarah, version=version, data=form.meeting_data()
                )
            except StaleVersion:
                return _conflict(request, musyawarah, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Rencana musyawarah disimpan.")
                return redirect("musyawarah_detail", uid=uid)
    return meeting_page(
        request, "musyawarah/musyawarah_edit.html", musyawarah, tab="ringkasan", form=form, version=version
    )


@require_POST
def musyawarah_open(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open the meeting."""
    musyawarah = meeting_of(request, uid)
    require(may_open(request.membership, musyawarah))
    form = OpenForm(request.POST)
    count = form.cleaned_data["invited_count"] if form.is_valid() else None
    try:
        open_musyawarah(by=request.membership, musyawarah=musyawarah, invited_count=count)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("musyawarah_detail", uid=uid)
    messages.success(request, "Musyawarah dibuka. Catat sekarang siapa yang hadir.")
    return redirect("musyawarah_attendance", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def musyawarah_cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Cancel a planned meeting with its reason."""
    musyawarah = meeting_of(request, uid)
    require(may_open(request.membership, musyawarah) and may_prepare(request.membership, musyawarah))
    form = CancelForm(request.POST or None)
    if form.is_valid():
        try:
            cancel_musyawarah(by=request.membership, musyawarah=musyawarah, reason=form.cleaned_data["reason"])
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{musyawarah.title} dibatalkan.")
            return redirect("musyawarah_detail", uid=uid)
    return meeting_page(request, "musyawarah/musyawarah_cancel.html", musyawarah, tab="ringkasan", form=form)


def _tasks(membership: Membership | None, facts: MeetingFacts) -> list[MeetingTask]:
    """What is left to do, for those who do it."""
    musyawarah = facts.musyawarah
    if not (may_prepare(membership, musyawarah) or may_record(membership, musyawarah)):
        return []
    letter = Undangan.objects.filter(musyawarah=musyawarah).first()
    return meeting_tasks(facts, letter, musyawarah.keputusan_set.count())


def _own_village(membership: Membership | None) -> Desa:
    """The village that the reader works for. Raises Http404 for whoever works for none."""
    if membership is None or membership.desa is None:
        raise Http404
    return membership.desa


def _conflict(request: HttpRequest, musyawarah: Musyawarah, mine: MusyawarahForm) -> HttpResponse:
    stored = meeting_of(request, musyawarah.uid)
    theirs = meeting_form(request, stored.desa, stored.kind, itself=stored, is_stored=True)
    return conflict_page(
        request,
        subject=stored.title,
        mine=mine,
        theirs=theirs,
        version=stored.version,
        back_url=reverse("musyawarah_edit", kwargs={"uid": stored.uid}),
    )
