"""Short acts on a line: delete and restore, move, copy. All of them by POST."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.formats.whole_number import read_whole
from planning.models import RpjmKegiatan
from planning.open_parts import open_parts
from planning.policy import may_add_line, may_edit_line, may_edit_some
from planning.services.copying import copy_line, copy_year
from planning.services.lines import delete_line, move_line, restore_line
from planning.views.scope import line_of, rpjm_of


@require_POST
def line_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Delete a line and offer to take it back; a second click changes nothing."""
    line = line_of(request, uid, also_deleted=True)
    require(may_edit_line(request.membership, line))
    if line.deleted_at is None:
        try:
            delete_line(by=request.membership, line=line, version=_number(request, "version", default=line.version))
        except DomainError as error:
            messages.error(request, error.message)
            return redirect("line_edit", uid=uid)
    return redirect(f"{line.rpjm.get_absolute_url()}?terhapus={line.uid}")


@require_POST
def line_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    line = line_of(request, uid, also_deleted=True)
    require(may_edit_line(request.membership, line))
    try:
        restore_line(by=request.membership, line=line)
    except DomainError as error:  # the plan grew meanwhile
        messages.error(request, error.message)
        return redirect("deleted_lines", pk=line.rpjm_id)
    messages.success(request, f"Kegiatan “{line.name}” dipulihkan.")
    return _back_to(line)


@require_POST
def line_move(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Move a line one place up or down in its sub bidang."""
    line = line_of(request, uid)
    require(may_edit_line(request.membership, line))
    try:
        move_line(by=request.membership, line=line, step=-1 if request.POST.get("arah") == "naik" else 1)
    except DomainError as error:  # deleted by somebody else a moment ago
        messages.error(request, error.message)
    return _back_to(line)


@require_POST
def line_copy(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Make a new line of the same content and open it."""
    line = line_of(request, uid)
    require(may_add_line(request.membership, line.rpjm, bidang_id=line.bidang_id))
    try:
        copy = copy_line(by=request.membership, line=line)
    except DomainError as error:
        messages.error(request, error.message)
        return _back_to(line)
    messages.success(request, "Salinan dibuat. Sesuaikan isinya.")
    return redirect("line_edit", uid=copy.uid)


@require_POST
def line_copy_year(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Copy one year of a line over other years."""
    line = line_of(request, uid)
    require(may_edit_line(request.membership, line))
    targets = [year for year in map(read_whole, request.POST.getlist("ke")) if year is not None]
    try:
        copy_year(
            by=request.membership,
            line=line,
            version=_number(request, "version", default=line.version),
            source=_number(request, "dari", default=0),
            targets=targets,
        )
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Isi tahun itu disalin ke tahun yang dipilih.")
    return redirect("line_edit", uid=uid)


@require_safe
def deleted_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Lines that were deleted and can be restored."""
    rpjm = rpjm_of(request, pk)
    deleted = rpjm.line_set.exclude(deleted_at=None).with_cost()
    lines = deleted.select_related("kegiatan", "bidang").order_by("-deleted_at")
    parts = open_parts(rpjm)
    context = {"rpjm": rpjm, "lines": lines, "parts": parts, "may_edit": may_edit_some(request.membership, rpjm, parts)}
    return render(request, "planning/deleted_lines.html", context)


def _number(request: HttpRequest, name: str, *, default: int) -> int:
    number = read_whole(request.POST.get(name))
    return default if number is None else number


def _back_to(line: RpjmKegiatan) -> HttpResponse:
    return redirect(f"{line.rpjm.get_absolute_url()}#k-{line.uid}")
