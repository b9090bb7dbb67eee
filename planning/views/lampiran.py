"""Files attached to a line: the list, the upload, the download, delete and restore."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.stored_file import stored_file
from planning.forms.lampiran import LampiranForm
from planning.models import Lampiran
from planning.policy import may_edit_line
from planning.services.lampiran import MOST_FILES, attach_file, delete_lampiran, restore_lampiran
from planning.views.refusal import add_domain_error
from planning.views.rkp_scope import rkp_line_of


@require_http_methods(["GET", "HEAD", "POST"])
def lampiran_list(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The files of a line; who writes the plan adds one."""
    line = rkp_line_of(request, uid)
    verdict = may_edit_line(request.membership, line)
    form = LampiranForm()
    if request.method == "POST":
        require(verdict)
        form = LampiranForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                attach_file(
                    by=request.membership,
                    line=line,
                    kind=form.cleaned_data["kind"],
                    content=file.read(),
                    name=file.name,
                    note=form.cleaned_data["note"],
                )
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"{file.name} dilampirkan.")
                return redirect("lampiran_list", uid=uid)
    rows = list(Lampiran.objects.filter(line=line).select_related("added_by__orang"))
    context = {
        "rkp": line.rkp,
        "line": line,
        "form": form,
        "may_edit": verdict,
        "rows": [row for row in rows if row.deleted_at is None],
        "deleted": [row for row in rows if row.deleted_at is not None],
        "most_files": MOST_FILES,
    }
    return render(request, "planning/lampiran_list.html", context)


@require_safe
def lampiran_file(request: HttpRequest, uid: UUID) -> FileResponse:
    """The file as a download that no browser opens as a page of ours."""
    lampiran = _lampiran_of(request, uid)
    if lampiran.deleted_at is not None or lampiran.line.deleted_at is not None:
        raise Http404
    return stored_file(lampiran.file, name=lampiran.original_name, content_type=lampiran.content_type)


@require_POST
def lampiran_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a file off its line; a second click changes nothing."""
    lampiran = _lampiran_of(request, uid)
    require(may_edit_line(request.membership, lampiran.line))
    try:
        delete_lampiran(by=request.membership, lampiran=lampiran)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{lampiran.original_name} dihapus. Berkasnya masih dapat dipulihkan di bawah.")
    return redirect("lampiran_list", uid=lampiran.line.uid)


@require_POST
def lampiran_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put a deleted file back; a second click changes nothing."""
    lampiran = _lampiran_of(request, uid)
    require(may_edit_line(request.membership, lampiran.line))
    try:
        restore_lampiran(by=request.membership, lampiran=lampiran)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"{lampiran.original_name} dipulihkan.")
    return redirect("lampiran_list", uid=lampiran.line.uid)


def _lampiran_of(request: HttpRequest, uid: UUID) -> Lampiran:
    """A file with its line and plan. Raises Http404 outside the reader's place."""
    rows = Lampiran.objects.visible_to(request.membership).select_related("line__rkp__desa")
    return get_object_or_404(rows, uid=uid)
