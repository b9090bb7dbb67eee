"""Certificates of a session: the list, issuing all at once, single files and all in one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from reporting.errors import RendererUnavailableError, TamperedError
from reporting.views.document_pages import lone_way_back
from training.certificate_number import fresh_numbers, read_pattern
from training.certificates import (
    CertificateList,
    all_in_one,
    certificate_pdf,
    certificates_of,
    certificates_of_program,
)
from training.documents.session_print import SessionPrint
from training.forms.certificates import CertificateForm, certificate_initial
from training.models import Certificate, Participant, TrainingSession
from training.policy import may_issue_certificates
from training.services.certificates import issue_certificates, renew_certificate
from training.session_page import of_session, session_page
from training.views.participant_scope import of_participant
from training.views.program_scope import program_of
from villages.forms.errors import add_domain_error
from villages.views.scope import posted_version

_PDF = "application/pdf"


@require_safe
@of_session
def certificate_list(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Who has a certificate, who may get one, and who was not there often enough."""
    return session_page(
        request,
        "training/certificate_list.html",
        session,
        tab="sertifikat",
        certificates=certificates_of(session, request.membership),
        may_issue=may_issue_certificates(request.membership, session),
        hours=SessionPrint(session).hours,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def certificate_issue(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """Look at who gets which number, then issue all of them."""
    require(may_issue_certificates(request.membership, session))
    initial = certificate_initial(session.certificate_prefix, session.ends_on)
    form = CertificateForm(request.POST or None, initial=initial)
    version = session.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid() and (answer := _issue(request, session, version, form)):
            return answer
    return _issue_page(request, session, form, version)


@require_POST
def certificate_renew(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """Issue a new version of one certificate."""
    certificate = _certificate_of(request, uid, pk)
    require(may_issue_certificates(request.membership, certificate.participant.session))
    try:
        renew_certificate(by=request.membership, certificate=certificate)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Sertifikat {certificate.participant.name} diterbitkan lagi sebagai versi baru.")
    return redirect("certificate_list", uid=uid)


@require_safe
def certificate_file(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """One certificate as it was issued."""
    return _send(request, _certificate_of(request, uid, pk))


@require_safe
@of_session
def certificate_all(request: HttpRequest, session: TrainingSession) -> HttpResponse:
    """All certificates that the reader may see in one PDF, in the order of the list."""
    found = [row.certificate for row in certificates_of(session, request.membership).issued if row.certificate]
    return _bound(request, found, f"Sertifikat {session}")


@require_safe
def program_certificates(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All certificates of a programme that the reader may see in one PDF, session by session."""
    program = program_of(request, uid)
    rows = certificates_of_program(request.membership, program)
    found = list(rows.select_related("document", "participant").defer("document__payload"))
    return _bound(request, found, f"Sertifikat {program}")


@login_not_required
@require_safe
@of_participant
def participant_certificate(request: HttpRequest, participant: Participant) -> HttpResponse:
    """The participant's own certificate, for who knows his code."""
    rows = Certificate.objects.select_related("document", "participant").defer("document__payload")
    return _send(request, get_object_or_404(rows, participant=participant))


def _certificate_of(request: HttpRequest, uid: UUID, pk: int) -> Certificate:
    """A certificate of a session by its participant's number. Raises Http404 for one of other people."""
    rows = Certificate.objects.visible_to(request.membership).select_related(
        "document",
        "participant__session__program__desa",
        "participant__session__program__kecamatan",
        "participant__session__program__kabupaten",
    )
    return get_object_or_404(rows.defer("document__payload"), participant__session__uid=uid, participant_id=pk)


def _issue(request: HttpRequest, session: TrainingSession, version: int, form: CertificateForm) -> HttpResponse | None:
    data, back = form.cleaned_data, reverse("certificate_list", args=[session.uid])
    try:
        made = issue_certificates(
            by=request.membership, session=session, version=version, pattern=data["pattern"], on=data["on"]
        )
    except RendererUnavailableError as error:
        return render(
            request,
            "reporting/renderer_missing.html",
            lone_way_back("daftar sertifikat", back) | {"error": error},
            status=503,
        )
    except StaleVersion as error:
        messages.error(request, error.message)
        return redirect("certificate_issue", uid=session.uid)
    except DomainError as error:
        add_domain_error(form, error)
        return None
    messages.success(request, f"{len(made)} sertifikat diterbitkan.")
    return redirect("certificate_list", uid=session.uid)


def _issue_page(request: HttpRequest, session: TrainingSession, form: CertificateForm, version: int) -> HttpResponse:
    found = certificates_of(session, request.membership)
    return session_page(
        request,
        "training/certificate_issue.html",
        session,
        tab="sertifikat",
        form=form,
        version=version,
        certificates=found,
        numbered=_numbered(session, form, found),
        hours=SessionPrint(session).hours,
    )


def _numbered(session: TrainingSession, form: CertificateForm, found: CertificateList) -> list[tuple]:
    """Who would get which number by the usual pattern or the one that was typed; none while it cannot be read."""
    taken = [row.certificate.number for row in found.issued if row.certificate]
    on = form.initial["on"]
    try:
        pattern = read_pattern(form["pattern"].value() or "")
        numbers = fresh_numbers(pattern, len(found.waiting), taken, session_number=session.number, on=on)
    except DomainError:
        numbers = [""] * len(found.waiting)
    return list(zip(found.waiting, numbers, strict=True))


def _bound(request: HttpRequest, found: list[Certificate], title: str) -> HttpResponse:
    """These certificates in one PDF. Raises Http404 without any."""
    if not found:
        raise Http404
    try:
        data = all_in_one(found, title=title)
    except TamperedError as error:
        return _refused(request, error)
    return _pdf(data, title)


def _send(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    try:
        data = certificate_pdf(certificate.document)
    except TamperedError as error:
        return _refused(request, error)
    return _pdf(data, f"sertifikat {certificate.number} {certificate.participant.name}")


def _pdf(data: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'inline; filename="{slugify(name)[:100]}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=_PDF, headers=headers)


def _refused(request: HttpRequest, error: TamperedError) -> HttpResponse:
    return render(request, "training/certificate_refused.html", {"error": error}, status=409)
