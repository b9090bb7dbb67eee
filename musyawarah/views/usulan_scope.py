"""Fetching what a page of usulan is about: another village's usulan does not exist (404)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import urlencode

from accounts.access import get_visible_or_404
from musyawarah.models import Usulan
from places.formats.whole_number import read_whole
from places.models import Desa

FIRST_YEAR, LAST_YEAR = 2000, 2100


def desa_of_reader(request: HttpRequest) -> Desa | None:
    """The reader's own village, or the one that an officer chose with `?desa=`; None while he chose none."""
    membership = request.membership
    villages = Desa.objects.select_related("kecamatan", "kabupaten", "provinsi")
    if membership is not None and membership.desa_id:
        return villages.get(pk=membership.desa_id)
    code = request.GET.get("desa", "")
    return get_visible_or_404(villages.planning(), membership, code=code) if code else None


def own_desa(request: HttpRequest) -> Desa:
    """The village that the reader works for. Raises Http404 for who works for none."""
    membership = request.membership
    desa_id = membership.desa_id if membership else None
    return get_object_or_404(Desa.objects.select_related("kecamatan", "kabupaten", "provinsi"), pk=desa_id)


def usulan_of(request: HttpRequest, uid: UUID, *, also_deleted: bool = False) -> Usulan:
    """A usulan with what its form shows. Raises Http404 outside the reader's place, and for deleted ones."""
    rows = Usulan.objects.visible_to(request.membership)
    joined = (rows if also_deleted else rows.alive()).for_table().select_related(
        "desa__kecamatan", "desa__kabupaten", "desa__provinsi", "kegiatan__sub_bidang__bidang", "pengusul",
        "musyawarah__kelompok",
    )  # fmt: skip
    return get_object_or_404(joined, uid=uid)


def chosen_year(request: HttpRequest) -> int:
    """The plan year of `?tahun=`; else the next one, whose plan is being made now."""
    year = read_whole(request.GET.get("tahun"))
    return year if year and FIRST_YEAR <= year <= LAST_YEAR else timezone.localdate().year + 1


def scope_query(request: HttpRequest, desa: Desa, year: int) -> str:
    """What every address of this part carries: the year, and for an officer the village."""
    own = {} if request.membership and request.membership.desa_id else {"desa": desa.code}
    return urlencode({"tahun": year} | own)


def usulan_context(request: HttpRequest, desa: Desa, year: int, *, tab: str) -> dict[str, Any]:
    """What `usulan_base.html` draws: village, year, tabs, and the years that may be chosen."""
    this_year = timezone.localdate().year
    return {
        "desa": desa,
        "year": year,
        "years": sorted({year, *range(this_year - 3, this_year + 3)}),
        "scope": scope_query(request, desa, year),
        "tab": tab,
    }
