"""Pages of a session's findings: what was found, whether it is still true today, writing and deleting."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.models import Desa
from training.follow_up_lists import findings_page, villages_for
from training.forms.findings import TemuanForm, temuan_initial
from training.models import Temuan, TrainingSession
from training.policy import may_report_session
from training.services.findings import create_temuan, delete_temuan, restore_temuan, update_temuan
from training.session_page import of_session, session_of, session_page
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_safe
@of_session
def temuan_list(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """The findings by village, each measured today; `?terhapus=` offers the one just deleted again."""
    verdict = may_report_session(request.membership, session)
    deleted = Temuan.objects.filter(session=session).exclude(deleted_at=None) if verdict else Temuan.objects.none()
    page = findings_page(request.membership, session, request.GET.get("page"))
    return session_page(
        request,
        "training/temuan_list.html",
        session,
        tab="temuan",
        page=page,
        may_report=verdict,
        deleted=list(deleted),
        just_deleted=next((one for one in deleted if str(one.uid) == request.GET.get("terhapus")), None),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def temuan_create(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Record a finding; `?desa=` its village."""
    require(may_report_session(request.membership, session))
    form = _form(request, session)
    if request.method == "POST" and form.is_valid():
        try:
            create_temuan(by=request.membership, session=session, data=form.temuan_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Temuan dicatat.")
            return redirect("temuan_list", uid=session.uid)
    return session_page(request, "training/temuan_form.html", session, tab="temuan", form=form, temuan=None)


@require_http_methods(["GET", "HEAD", "POST"])
def temuan_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a finding."""
    temuan, session = _temuan_of(request, uid)
    require(may_report_session(request.membership, session))
    form, version = _form(request, session, temuan), temuan.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_temuan(by=request.membership, temuan=temuan, version=version, data=form.temuan_data())
            except StaleVersion:
                return _conflict(request, uid, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Temuan disimpan.")
                return redirect("temuan_list", uid=session.uid)
    context = {"form": form, "temuan": temuan, "version": version}
    return session_page(request, "training/temuan_form.html", session, tab="temuan", **context)


@require_POST
def temuan_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a finding off the list; it can be brought back."""
    temuan, session = _temuan_of(request, uid)
    require(may_report_session(request.membership, session))
    address = reverse("temuan_list", kwargs={"uid": session.uid})
    try:
        delete_temuan(by=request.membership, temuan=temuan, version=posted_version(request))
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(address)
    return redirect(f"{address}?{urlencode({'terhapus': temuan.uid})}")


@require_POST
def temuan_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Bring a deleted finding back."""
    temuan = get_object_or_404(Temuan.objects.select_related("session"), uid=uid)
    session = session_of(request, temuan.session.uid)
    require(may_report_session(request.membership, session))
    restore_temuan(by=request.membership, temuan=temuan)
    messages.success(request, "Temuan dipulihkan.")
    return redirect("temuan_list", uid=session.uid)


def _temuan_of(request: HttpRequest, uid: UUID) -> tuple[Temuan, TrainingSession]:
    """A finding with its session. Raises Http404 outside the reader's place."""
    rows = Temuan.objects.visible_to(request.membership).select_related("session", "desa__kabupaten", "dusun")
    temuan = get_object_or_404(rows, uid=uid)
    return temuan, session_of(request, temuan.session.uid)


def _form(request: HttpRequest, session: TrainingSession, temuan: Temuan | None = None) -> TemuanForm:
    villages = villages_for(request.membership, session)
    desa = _chosen(request, villages, temuan)
    initial: dict[str, Any] = temuan_initial(temuan) if temuan else {"desa": desa.pk if desa else None}
    return TemuanForm(request.POST if request.method == "POST" else None, initial=initial, villages=villages, desa=desa)


def _chosen(request: HttpRequest, villages: list[Desa], temuan: Temuan | None) -> Desa | None:
    """The village whose hamlets the form offers: the one that was sent, that is stored, asked for, or the only one."""
    if request.method == "POST":
        typed = request.POST.get("desa", "")
        return next((one for one in villages if str(one.pk) == typed), None)
    if temuan is not None:
        return temuan.desa
    asked = request.GET.get("desa", "")
    return next((one for one in villages if one.code == asked), villages[0] if len(villages) == 1 else None)


def _conflict(request: HttpRequest, uid: UUID, mine: TemuanForm) -> HttpResponse:
    stored, session = _temuan_of(request, uid)
    villages = villages_for(request.membership, session)
    desa = stored.desa if "dusun" in mine.fields else None
    theirs = TemuanForm(initial=temuan_initial(stored), villages=villages, desa=desa)
    if "dusun" in mine.fields and desa is None:
        del mine.fields["dusun"]
    return conflict_page(
        request,
        subject="Temuan ini",
        mine=mine,
        theirs=theirs,
        version=stored.version,
        back_url=reverse("temuan_edit", args=[uid]),
    )
