"""The report of a session: its words, its pictures, and the way to the printed one."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.stored_file import stored_file
from training.forms.report import PictureForm, ReportForm, report_initial
from training.models import SessionPicture, TrainingSession
from training.policy import may_report_session
from training.services.report import MOST_PICTURES, add_picture, remove_picture, save_report
from training.session_page import of_session, session_of, session_page
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def report_edit(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Write results, obstacles and suggestions."""
    require(may_report_session(request.membership, session))
    form, version = ReportForm(request.POST or None, initial=report_initial(session)), session.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                save_report(by=request.membership, session=session, version=version, data=form.report_data())
            except StaleVersion:
                return _conflict(request, session.uid, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Laporan disimpan.")
                return redirect("report_edit", uid=session.uid)
    return _page(request, session, form, PictureForm(), version)


@require_POST
@of_session
def picture_add(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Put a picture into the report."""
    require(may_report_session(request.membership, session))
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        data = form.cleaned_data
        try:
            add_picture(by=request.membership, session=session, content=data["file"].read(), caption=data["caption"])
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Gambar disimpan.")
            return redirect(f"{reverse('report_edit', args=[session.uid])}#gambar")
    return _page(request, session, ReportForm(initial=report_initial(session)), form, session.version)


@require_POST
def picture_remove(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """Take a picture out of the report."""
    picture = _picture_of(request, uid, pk)
    require(may_report_session(request.membership, picture.session))
    remove_picture(by=request.membership, picture=picture)
    messages.success(request, "Gambar dihapus.")
    return redirect(f"{reverse('report_edit', args=[uid])}#gambar")


@require_safe
def picture_file(request: HttpRequest, uid: UUID, pk: int) -> FileResponse:
    """A picture of a session."""
    picture = _picture_of(request, uid, pk)
    return stored_file(picture.file, name=f"pelatihan-{pk}", in_page=True)


def _picture_of(request: HttpRequest, uid: UUID, pk: int) -> SessionPicture:
    session = session_of(request, uid)
    picture = get_object_or_404(SessionPicture, session=session, pk=pk)
    picture.session = session
    return picture


def _page(
    request: HttpRequest, session: TrainingSession, form: ReportForm, picture_form: PictureForm, version: int
) -> HttpResponse:
    return session_page(
        request,
        "training/report_edit.html",
        session,
        tab="laporan",
        form=form,
        picture_form=picture_form,
        version=version,
        pictures=list(SessionPicture.objects.filter(session=session)),
        most_pictures=MOST_PICTURES,
    )


def _conflict(request: HttpRequest, uid: UUID, mine: ReportForm) -> HttpResponse:
    stored = session_of(request, uid)
    return conflict_page(
        request,
        subject=f"Laporan {stored}",
        mine=mine,
        theirs=ReportForm(initial=report_initial(stored)),
        version=stored.version,
        back_url=reverse("report_edit", args=[uid]),
    )
