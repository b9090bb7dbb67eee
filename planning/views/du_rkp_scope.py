"""Fetching the DU-RKP that a page is about: another village's list does not exist (404)."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode

from accounts.access import get_visible_or_404
from places.models import Desa
from planning.models import DuRkp, DuRkpKegiatan

FIRST_YEAR, LAST_YEAR = 2000, 2100


def desa_asked(request: HttpRequest) -> Desa | None:
    """The reader's own village, or the one that an officer chose with `?desa=`; None while he chose none."""
    membership = request.membership
    villages = Desa.objects.select_related("kecamatan", "kabupaten", "provinsi")
    if membership is not None and membership.desa_id:
        return villages.get(pk=membership.desa_id)
    code = request.GET.get("desa", "")
    return get_visible_or_404(villages.planning(), membership, code=code) if code else None


def du_rkp_of(request: HttpRequest, year: int) -> DuRkp:
    """The list of the year, an unsaved one when there is none yet. Raises Http404 without village, or for odd years."""
    desa = desa_asked(request)
    if desa is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    found = DuRkp.objects.visible_to(request.membership).filter(desa=desa, year=year).first()
    found = found or DuRkp(desa=desa, year=year)
    found.desa = desa
    return found


def du_rkp_line_of(request: HttpRequest, uid: UUID) -> DuRkpKegiatan:
    """A line of a list, deleted or not. Raises Http404 outside the reader's place."""
    joined = DuRkpKegiatan.objects.visible_to(request.membership).select_related(
        "du_rkp__desa__kecamatan", "du_rkp__desa__kabupaten", "du_rkp__desa__provinsi", "bidang", "unit", "usulan",
        "keputusan__musyawarah__dusun", "keputusan__musyawarah__kelompok",
    )  # fmt: skip
    return get_object_or_404(joined, uid=uid)


def scope_query(request: HttpRequest, desa: Desa) -> str:
    """What an officer's addresses carry: the village; "" for who works in it."""
    own = request.membership and request.membership.desa_id
    return "" if own else f"?{urlencode({'desa': desa.code})}"
