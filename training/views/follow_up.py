"""Pages of follow-ups: the list of a session, the overview of a place, writing one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import require
from accounts.verdict import Verdict, denied
from places.errors import DomainError, StaleVersion
from places.models import Desa
from training.follow_up_lists import STATES, rtl_counts, rtl_page, rtl_rows, villages_for
from training.forms.follow_up import RtlForm, rtl_initial
from training.models import Participant, Rtl, Temuan, TrainingSession
from training.policy import may_read_report, may_write_rtl
from training.services.follow_up import create_rtl, update_rtl
from training.session_page import of_session, session_page
from training.views.rtl_scope import rtl_of
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_safe
@of_session
def rtl_list(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """The follow-ups of a session that the reader may see; `?keadaan=` narrows them."""
    rows = Rtl.objects.visible_to(request.membership).filter(session=session)
    state, today = _state(request, "semua"), timezone.localdate()
    context = {
        "page": rtl_page(rtl_rows(rows, state, today), request.GET.get("page"), today),
        "counts": rtl_counts(rows, today),
        "state": state,
        "states": STATES,
        "query": [("keadaan", state)],
        "may_write": bool(_writable(request, session)),
        "has_matrix": _has_matrix(request, session),
    }
    return session_page(request, "training/rtl_list.html", session, tab="rtl", **context)


@require_safe
def rtl_overview(request: HttpRequest) -> HttpResponse:
    """Follow-ups of all sessions in the reader's place, the most overdue first; `?keadaan=`, `?desa=` narrow them."""
    rows = Rtl.objects.visible_to(request.membership)
    villages = [] if request.membership.desa_id else list(_with_rtl(request))
    asked = request.GET.get("desa", "")
    if desa := next((one for one in villages if one.code == asked), None):
        rows = rows.filter(desa=desa)
    state, today = _state(request, "jalan"), timezone.localdate()
    context = {
        "page": rtl_page(rtl_rows(rows, state, today), request.GET.get("page"), today),
        "counts": rtl_counts(rows, today),
        "state": state,
        "states": STATES,
        "villages": villages,
        "desa": desa,
        "query": [("keadaan", state), *([("desa", desa.code)] if desa else [])],
    }
    return render(request, "training/rtl_overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def rtl_create(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Write a follow-up; `?temuan=` the finding that it follows."""
    villages = _writable(request, session)
    if not villages:
        require(_refusal(request, session))
    form = _form(request, session, villages, initial=_starting(request, session))
    if request.method == "POST" and form.is_valid():
        desa = form.cleaned_data.get("desa") or villages[0]
        try:
            create_rtl(by=request.membership, session=session, desa=desa, data=form.rtl_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Tindak lanjut dicatat.")
            return redirect("rtl_list", uid=session.uid)
    return session_page(request, "training/rtl_form.html", session, tab="rtl", form=form, rtl=None)


@require_http_methods(["GET", "HEAD", "POST"])
def rtl_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write an open follow-up."""
    rtl = rtl_of(request, uid)
    require(may_write_rtl(request.membership, rtl.session, rtl.desa))
    if rtl.closed_at or rtl.dropped_reason:
        messages.error(request, "Tindak lanjut ini sudah selesai. Buka lagi bila perlu diubah.")
        return redirect("rtl_close", uid=uid)
    form, version = _form(request, rtl.session, [rtl.desa], initial=rtl_initial(rtl)), rtl.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_rtl(by=request.membership, rtl=rtl, version=version, data=form.rtl_data())
            except StaleVersion:
                return _conflict(request, uid, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Tindak lanjut disimpan.")
                return redirect("rtl_close", uid=uid)
    return render(request, "training/rtl_form.html", {"form": form, "rtl": rtl, "version": version})


def _writable(request: HttpRequest, session: TrainingSession) -> list[Desa]:
    """The villages of the session whose follow-ups the reader may write."""
    rows = villages_for(request.membership, session)
    return [one for one in rows if may_write_rtl(request.membership, session, one)]


def _has_matrix(request: HttpRequest, session: TrainingSession) -> bool:
    """Whether the reader finds the printed matrix among the papers of the session."""
    if may_read_report(request.membership, session):
        return True
    own = request.membership.desa_id
    return own is not None and Participant.objects.filter(session=session, desa=own).exists()


def _refusal(request: HttpRequest, session: TrainingSession) -> Verdict:
    desa = next(iter(villages_for(request.membership, session)), None)
    if desa is None:
        return denied("Angkatan ini belum mempunyai desa yang dilatih.", who="Isi dahulu pesertanya.")
    return may_write_rtl(request.membership, session, desa)


def _form(request: HttpRequest, session: TrainingSession, villages: list[Desa], *, initial: dict[str, Any]) -> RtlForm:
    of_villages = Q(desa__in=villages)
    findings = Temuan.objects.filter(session=session, deleted_at=None).filter(of_villages | Q(desa=None))
    people = Participant.objects.filter(of_villages, session=session).named()
    return RtlForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        villages=villages if len(villages) > 1 else [],
        findings=findings.select_related("desa"),
        people=people.select_related("desa"),
    )


def _starting(request: HttpRequest, session: TrainingSession) -> dict[str, Any]:
    asked = request.GET.get("temuan", "")
    rows = Temuan.objects.visible_to(request.membership).filter(session=session)
    temuan = next((one for one in rows if str(one.uid) == asked), None) if asked else None
    return {"temuan": temuan.pk, "desa": temuan.desa_id} if temuan else {}


def _with_rtl(request: HttpRequest) -> QuerySet[Desa]:
    rows = Rtl.objects.visible_to(request.membership).order_by().values("desa")
    return Desa.objects.filter(pk__in=rows).select_related("kecamatan").order_by("code")


def _state(request: HttpRequest, usual: str) -> str:
    asked = request.GET.get("keadaan", usual)
    if asked not in STATES:
        raise Http404
    return asked


def _conflict(request: HttpRequest, uid: UUID, mine: RtlForm) -> HttpResponse:
    stored = rtl_of(request, uid)
    theirs = RtlForm(
        initial=rtl_initial(stored),
        villages=[],
        findings=mine.fields["temuan"].queryset,
        people=mine.fields["participant"].queryset,
    )
    return conflict_page(
        request,
        subject="Tindak lanjut ini",
        mine=mine,
        theirs=theirs,
        version=stored.version,
        back_url=reverse("rtl_edit", args=[uid]),
    )
