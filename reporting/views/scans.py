"""The signed paper of an issued document: upload, look at, take back."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import get_visible_or_404, require
from places.errors import DomainError
from places.stored_file import stored_file
from reporting.forms.issued import ScanForm, WithdrawForm
from reporting.hashing import in_groups
from reporting.models import IssuedDocument, IssuedScan
from reporting.policy import may_keep_scan
from reporting.services.scans import add_scan, withdraw_scan
from reporting.verification_code import grouped


@require_http_methods(["GET", "HEAD", "POST"])
def issued_scans(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was uploaded of the signed paper; a POST adds a file."""
    document = get_visible_or_404(IssuedDocument.objects.with_files(), request.membership, uid=uid)
    may_keep = may_keep_scan(request.membership, document)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        require(may_keep)
        if form.is_valid() and _add(request, document, form):
            return redirect("issued_scans", uid=document.uid)
    scans = document.scan_set.select_related("added_by__orang", "withdrawn_by__orang")
    context = {
        "document": document,
        "code": grouped(document.code),
        "scans": [(scan, in_groups(scan.sha256)) for scan in scans],
        "may_keep": may_keep,
        "form": form,
    }
    return render(request, "reporting/issued_scans.html", context)


@require_safe
def issued_scan_file(request: HttpRequest, uid: UUID) -> FileResponse:
    """An upload as a download that no browser opens as a page of ours."""
    scan = _scan_of(request, uid)
    return stored_file(scan.file, name=f"naskah-bertanda-tangan-{grouped(scan.document.code).lower()}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def issued_scan_withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a mistaken upload back, with a reason."""
    scan = _scan_of(request, uid)
    require(may_keep_scan(request.membership, scan.document))
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            withdraw_scan(by=request.membership, scan=scan, reason=form.cleaned_data["reason"])
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, "Pindaian ditarik.")
            return redirect("issued_scans", uid=scan.document.uid)
    return render(request, "reporting/scan_withdraw.html", {"scan": scan, "form": form})


def _scan_of(request: HttpRequest, uid: UUID) -> IssuedScan:
    visible = IssuedDocument.objects.visible_to(request.membership)
    rows = IssuedScan.objects.filter(document__in=visible).select_related("document__desa").defer("document__payload")
    return get_object_or_404(rows, uid=uid)


def _add(request: HttpRequest, document: IssuedDocument, form: ScanForm) -> bool:
    try:
        scan = add_scan(by=request.membership, document=document, content=form.cleaned_data["file"].read())
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    messages.success(request, f"Tersimpan: {scan.get_kind_display()}.")
    return True
