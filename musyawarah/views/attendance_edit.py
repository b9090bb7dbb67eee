"""One row of the attendance list, and the photo of the signed sheet."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import require
from musyawarah.forms.attendance import AttendeeForm, attendee_initial
from musyawarah.forms.sheet import SheetForm
from musyawarah.models import Kehadiran, Musyawarah
from musyawarah.policy import may_attach_paper, may_record, sees_marks
from musyawarah.services.attendance import remove_attendee, update_attendee
from musyawarah.services.sheet import attach_sheet
from musyawarah.views.meeting_page import meeting_page
from musyawarah.views.meeting_scope import meeting_of
from places.errors import DomainError, StaleVersion
from places.models import Dusun
from places.stored_file import stored_file
from villages.enums import Unsur
from villages.forms.errors import add_domain_error
from villages.local_zone import zone_of
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_edit(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """Change a row with its hours."""
    musyawarah = meeting_of(request, uid)
    require(may_record(request.membership, musyawarah))
    row = _row(musyawarah, pk)
    form, version = _form(request, row, request.POST or None), row.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_attendee(by=request.membership, attendee=row, version=version, data=form.attendee_data())
            except StaleVersion:
                return _conflict(request, musyawarah, pk, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Kehadiran {form.cleaned_data['name']} disimpan.")
                return redirect("musyawarah_attendance", uid=uid)
    return meeting_page(
        request, "musyawarah/attendance_edit.html", musyawarah, tab="hadir", form=form, row=row, version=version
    )


@require_POST
def attendance_remove(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """Take a row off the list that was written by mistake; a second click changes nothing."""
    musyawarah = meeting_of(request, uid)
    require(may_record(request.membership, musyawarah))
    row = Kehadiran.objects.select_related("musyawarah").filter(musyawarah=musyawarah, pk=pk).first()
    if row is not None:
        try:
            remove_attendee(by=request.membership, attendee=row)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"{row.name} dikeluarkan dari daftar hadir.")
    return redirect("musyawarah_attendance", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def musyawarah_sheet(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Attach the photo of the signed sheet with its number of signatures."""
    musyawarah = meeting_of(request, uid)
    require(may_attach_paper(request.membership, musyawarah))
    form = SheetForm(request.POST or None, request.FILES or None, initial={"count": musyawarah.sheet_count})
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            attach_sheet(
                by=request.membership,
                musyawarah=musyawarah,
                content=file.read() if file else None,
                count=form.cleaned_data["count"],
            )
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, "Foto daftar hadir dilampirkan.")
            return redirect("musyawarah_attendance", uid=uid)
    count = musyawarah.kehadiran_set.count()
    return meeting_page(request, "musyawarah/sheet.html", musyawarah, tab="hadir", form=form, count=count)


@require_http_methods(["GET", "HEAD"])
def musyawarah_sheet_file(request: HttpRequest, uid: UUID) -> FileResponse:
    """The photo as a download that no browser opens as a page of ours."""
    musyawarah = meeting_of(request, uid)
    return stored_file(musyawarah.sheet, name=f"daftar-hadir-{musyawarah.held_on:%Y-%m-%d}")


def _row(musyawarah: Musyawarah, pk: int) -> Kehadiran:
    rows = Kehadiran.objects.select_related("musyawarah", "orang", "dusun").prefetch_related("masa_set")
    return get_object_or_404(rows, musyawarah=musyawarah, pk=pk)


def _form(request: HttpRequest, row: Kehadiran, data: object) -> AttendeeForm:
    private = sees_marks(request.membership, row.musyawarah)
    return AttendeeForm(
        data,
        initial=attendee_initial(row),
        hamlets=Dusun.objects.filter(desa=row.musyawarah.desa_id),
        private=private,
        row=row,
        zone=zone_of(row.musyawarah.desa.kabupaten),
        hidden_unsur=not private and Unsur(row.unsur).printed != row.get_unsur_display(),
    )


def _conflict(request: HttpRequest, musyawarah: Musyawarah, pk: int, mine: AttendeeForm) -> HttpResponse:
    stored = _row(musyawarah, pk)
    return conflict_page(
        request,
        subject=f"Kehadiran {stored.name}",
        mine=mine,
        theirs=_form(request, stored, None),
        version=stored.version,
        back_url=reverse("attendance_edit", kwargs={"uid": musyawarah.uid, "pk": pk}),
    )
