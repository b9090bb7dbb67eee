"""Short acts on a yearly line: delete and restore, move, copy. All of them by POST."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from places.errors import DomainError
from places.formats.whole_number import read_whole
from planning.models import RkpKegiatan
from planning.open_parts import open_parts
from planning.policy import may_add_line, may_edit_line, may_edit_some
from planning.rkp_facts import load_rkp_facts
from planning.services.rkp_copying import copy_rkp_line
from planning.services.rkp_lines import delete_rkp_line, move_rkp_line, restore_rkp_line
from planning.views.rkp_scope import rkp_context, rkp_line_of, rkp_of


@require_POST
def rkp_line_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Delete a line and offer to take it back; a second click changes nothing."""
    line = rkp_line_of(request, uid, also_deleted=True)
    require(may_edit_line(request.membership, line))
    if line.deleted_at is None:
        version = read_whole(request.POST.get("version"))
        try:
            delete_rkp_line(by=request.membership, line=line, version=line.version if version is None else version)
        except DomainError as error:
            messages.error(request, error.message)
            return redirect("rkp_line_edit", uid=uid)
    return redirect(f"{line.rkp.get_absolute_url()}?terhapus={line.uid}")


@require_POST
def rkp_line_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    line = rkp_line_of(request, uid, also_deleted=True)
    require(may_edit_line(request.membership, line))
    try:
        restore_rkp_line(by=request.membership, line=line)
    except DomainError as error:  # the plan grew meanwhile
        messages.error(request, error.message)
        return redirect("rkp_deleted_lines", pk=line.rkp_id)
    messages.success(request, f"Kegiatan “{line.name}” dipulihkan.")
    return _back_to(line)


@require_POST
def rkp_line_move(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Move a line one place up or down in its sub bidang."""
    line = rkp_line_of(request, uid)
    require(may_edit_line(request.membership, line))
    try:
        move_rkp_line(by=request.membership, line=line, step=-1 if request.POST.get("arah") == "naik" else 1)
    except DomainError as error:  # deleted by somebody else a moment ago
        messages.error(request, error.message)
    return _back_to(line)


@require_POST
def rkp_line_copy(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Make a new line of the same content and open it."""
    line = rkp_line_of(request, uid)
    require(may_add_line(request.membership, line.rkp, bidang_id=line.bidang_id))
    try:
        copy = copy_rkp_line(by=request.membership, line=line)
    except DomainError as error:
        messages.error(request, error.message)
        return _back_to(line)
    messages.success(request, "Salinan dibuat. Sesuaikan isinya.")
    return redirect("rkp_line_edit", uid=copy.uid)


@require_safe
def rkp_deleted_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Lines that were deleted and can be restored."""
    rkp = rkp_of(request, pk)
    deleted = rkp.line_set.exclude(deleted_at=None).with_cost()
    lines = deleted.select_related("kegiatan", "bidang").order_by("-deleted_at")
    parts = open_parts(rkp)
    context = rkp_context(rkp, load_rkp_facts(rkp)) | {
        "lines": lines,
        "parts": parts,
        "may_edit": may_edit_some(request.membership, rkp, parts),
    }
    return render(request, "planning/rkp_deleted_lines.html", context)


def _back_to(line: RkpKegiatan) -> HttpResponse:
    return redirect(f"{line.rkp.get_absolute_url()}#k-{line.uid}")
