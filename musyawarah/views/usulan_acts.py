"""Short acts on a usulan (delete, restore), its photo, and the hint that it may be a repetition."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import require
from musyawarah.models import Usulan
from musyawarah.policy import may_edit_usulan, may_propose
from musyawarah.services.usulan import delete_usulan, is_decided, restore_usulan
from musyawarah.usulan_hint import hint_for
from musyawarah.views.usulan_scope import own_desa, usulan_of
from places.errors import DomainError
from places.formats.whole_number import read_whole
from places.stored_file import stored_file

_LONGEST_NAME = 300


@require_safe
def usulan_similar(request: HttpRequest) -> HttpResponse:
    """A fragment naming what the typed idea may repeat; empty when nothing is alike."""
    desa = own_desa(request)
    require(may_propose(request.membership, desa.pk))
    name = request.GET.get("name", "").replace("\0", "")[:_LONGEST_NAME]
    hint = hint_for(
        desa.pk, name, read_whole(request.GET.get("place", "").partition("-")[0]), besides=_uid(request.GET.get("uid"))
    )
    return render(request, "musyawarah/_usulan_similar.html", {"hint": hint})


@require_safe
def usulan_photo(request: HttpRequest, uid: UUID) -> FileResponse:
    """The photo, for who may see the usulan."""
    usulan = usulan_of(request, uid)
    return stored_file(usulan.photo, name=f"usulan-{usulan.number}", in_page=True)


@require_POST
def usulan_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Delete a usulan and offer to take it back; a second click changes nothing."""
    usulan = usulan_of(request, uid, also_deleted=True)
    require(may_edit_usulan(request.membership, usulan, is_decided=is_decided(usulan)))
    if usulan.deleted_at is None:
        version = read_whole(request.POST.get("version"))
        try:
            delete_usulan(by=request.membership, usulan=usulan, version=usulan.version if version is None else version)
        except DomainError as error:
            messages.error(request, error.message)
            return redirect("usulan_edit", uid=uid)
    return redirect(f"{reverse('usulan_list')}?tahun={usulan.year}&terhapus={usulan.uid}")


@require_POST
def usulan_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    usulan: Usulan = usulan_of(request, uid, also_deleted=True)
    require(may_edit_usulan(request.membership, usulan, is_decided=is_decided(usulan)))
    restore_usulan(by=request.membership, usulan=usulan)
    messages.success(request, f"Usulan {usulan.number} “{usulan.name}” dipulihkan.")
    return redirect(f"{reverse('usulan_list')}?tahun={usulan.year}#u-{usulan.uid}")


def _uid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
