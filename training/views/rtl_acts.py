"""One follow-up: its state and evidence, closing, giving up, opening again, its meeting, its file."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.kind_choice import KindChoice, kinds_for
from musyawarah.models import Musyawarah
from musyawarah.policy import may_create_musyawarah
from musyawarah.views.meeting_form import meeting_form
from places.errors import DomainError
from places.stored_file import stored_file
from planning.models import RkpDesa, RpjmDesa
from training.enums import EvidenceKind
from training.follow_up_data import Evidence
from training.follow_up_lists import RtlRow, first_state
from training.follow_up_rules import (
    MEETING_KINDS,
    evidence_of,
    is_overdue,
    measured_of,
    meeting_words,
    missing_before_close,
)
from training.forms.follow_up import DropForm, EvidenceForm
from training.models import Rtl
from training.policy import may_close_rtl, may_write_rtl
from training.services.closing import close_rtl
from training.services.follow_up import create_meeting, drop_rtl, link_meeting, reopen_rtl
from training.views.rtl_scope import rtl_of
from villages.forms.errors import add_domain_error
from villages.policy_people import may_see_residents
from villages.views.scope import posted_version

MOST_MEETINGS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def rtl_close_page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """How a follow-up stands, what is measured today, and closing it with its evidence."""
    rtl = rtl_of(request, uid)
    verdict = may_close_rtl(request.membership, rtl)
    needs_file = evidence_of(rtl) == EvidenceKind.FILE
    form = EvidenceForm(None, needs_file=needs_file)
    if request.method == "POST":
        require(verdict)
        form = EvidenceForm(request.POST, request.FILES, needs_file=needs_file)
        if form.is_valid():
            try:
                evidence = _evidence(form)
                close_rtl(by=request.membership, rtl=rtl, version=posted_version(request), evidence=evidence)
            except DomainError as error:
                rtl = rtl_of(request, uid)
                add_domain_error(form, error)
            else:
                messages.success(request, "Tindak lanjut selesai, buktinya tersimpan.")
                return redirect("rtl_close", uid=uid)
    result = measured_of(rtl)
    is_hidden = result is None or (result.is_private and not may_see_residents(request.membership, rtl.desa))
    context = {
        "rtl": rtl,
        "row": RtlRow(rtl, is_overdue(rtl, timezone.localdate()), meeting_words(rtl)),
        "form": form,
        "may_close": verdict,
        "result": result,
        "first_state": first_state(rtl) if result else "",
        "result_url": "" if is_hidden or result is None else result.url,
        "missing": missing_before_close(rtl, result),
        "needs_file": needs_file,
        "may_plan": bool(verdict) and bool(may_create_musyawarah(request.membership, rtl.desa_id)),
        "plan_url": _plan_url(rtl),
    }
    return render(request, "training/rtl_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rtl_drop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give up a follow-up, with the reason."""
    rtl = rtl_of(request, uid)
    require(may_close_rtl(request.membership, rtl))
    form = DropForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason, version = form.cleaned_data["reason"], posted_version(request)
        try:
            drop_rtl(by=request.membership, rtl=rtl, version=version, reason=reason)
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Tindak lanjut dihentikan.")
            return redirect("rtl_close", uid=uid)
    return render(request, "training/rtl_drop.html", {"rtl": rtl, "form": form})


@require_POST
def rtl_reopen(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open a closed or given up follow-up again."""
    rtl = rtl_of(request, uid)
    require(may_close_rtl(request.membership, rtl))
    try:
        reopen_rtl(by=request.membership, rtl=rtl, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Tindak lanjut dibuka lagi.")
    return redirect("rtl_close", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def rtl_musyawarah(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose the kind of meeting (`?jenis=`), then plan it in the village's calendar; or point to one that is there."""
    rtl = rtl_of(request, uid)
    require(may_write_rtl(request.membership, rtl.session, rtl.desa))
    require(may_create_musyawarah(request.membership, rtl.desa_id))
    choices = [one for one in kinds_for(request.membership, rtl.desa) if one.kind in MEETING_KINDS]
    if request.method == "POST" and "musyawarah" in request.POST:
        return _link(request, rtl)
    kind = request.GET.get("jenis", "")
    if not kind:
        return render(request, "training/rtl_meeting_kinds.html", _kinds_page(rtl, choices))
    if kind not in [one.kind for one in choices]:
        raise Http404
    form = meeting_form(request, rtl.desa, kind)
    if request.method != "POST":
        form.initial |= {"topic": rtl.activity[:200], "held_on": max(rtl.due_on, timezone.localdate())}
    elif form.is_valid():
        try:
            done = create_meeting(
                by=request.membership, rtl=rtl, version=posted_version(request), data=form.meeting_data()
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"{meeting_words(done)} masuk kalender desa. Susun undangannya.")
            return redirect("musyawarah_detail", uid=done.musyawarah.uid)
    context = {"rtl": rtl, "form": form, "kind": MusyawarahKind(kind)}
    return render(request, "training/rtl_musyawarah.html", context)


@require_safe
def rtl_file(request: HttpRequest, uid: UUID) -> FileResponse:
    """The file that proves it, as a download that no browser opens as a page of ours."""
    rtl = rtl_of(request, uid)
    return stored_file(rtl.file, name=rtl.file_name or "bukti")


def _evidence(form: EvidenceForm) -> Evidence:
    file = form.cleaned_data.get("file")
    words = form.cleaned_data["words"]
    return Evidence(words, file.read(), file.name) if file else Evidence(words)


def _kinds_page(rtl: Rtl, choices: list[KindChoice]) -> dict:
    rows = Musyawarah.objects.filter(desa=rtl.desa, kind__in=MEETING_KINDS, held_on__gte=rtl.session.starts_on)
    there = rows.exclude(status=MusyawarahStatus.CANCELLED).select_related("dusun", "kelompok")
    return {"rtl": rtl, "choices": choices, "meetings": list(there.order_by("held_on", "pk")[:MOST_MEETINGS])}


def _link(request: HttpRequest, rtl: Rtl) -> HttpResponse:
    typed = request.POST.get("musyawarah", "")
    keys = {"pk": int(typed)} if typed.isascii() and typed.isdigit() and len(typed) < 10 else {"pk": 0}
    meeting = get_object_or_404(Musyawarah.objects.visible_to(request.membership), desa=rtl.desa, **keys)
    try:
        link_meeting(by=request.membership, rtl=rtl, version=posted_version(request), musyawarah=meeting)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("rtl_musyawarah", uid=rtl.uid)
    messages.success(request, "Musyawarah ditautkan.")
    return redirect("rtl_close", uid=rtl.uid)


def _plan_url(rtl: Rtl) -> str:
    """The plan that a task is about, "" where there is none yet."""
    if not rtl.plan_kind or rtl.year is None:
        return ""
    if rtl.plan_kind == "rkp":
        plan = RkpDesa.objects.filter(desa=rtl.desa_id, year=rtl.year).first()
    else:
        plan = RpjmDesa.objects.filter(desa=rtl.desa_id, first_year__lte=rtl.year, last_year__gte=rtl.year).first()
    return plan.get_absolute_url() if plan else ""
