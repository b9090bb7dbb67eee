""" "Apa kabar usulan kami?": the way of one usulan, and the last word about each of a year."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from musyawarah.models import Usulan
from planning.usulan_fates import VillageFates, load_fates
from planning.usulan_open import agreed_and_open
from planning.usulan_story import usulan_story as tell_story
from planning.views.du_rkp_scope import FIRST_YEAR, LAST_YEAR, desa_asked, scope_query
from villages.policy_people import may_see_residents
from villages.querysets import RESIDENT_STAFF


@require_safe
def usulan_story(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The whole way of one usulan; names and exact places are for the village's named staff."""
    rows = Usulan.objects.visible_to(request.membership).for_table()
    usulan = get_object_or_404(rows.select_related("desa__kabupaten", "pengusul", "musyawarah__kelompok"), uid=uid)
    story = tell_story(usulan.desa, uid)
    if story is None:
        raise Http404
    context = {
        "usulan": usulan,
        "story": story,
        "private": _private(request, usulan),
        "scope": scope_query(request, usulan.desa),
    }
    return render(request, "planning/usulan_story.html", context)


@require_safe
def usulan_fates(request: HttpRequest, year: int) -> HttpResponse:
    """Each usulan of a year with its last word; an officer names the village with `?desa=`."""
    desa = desa_asked(request)
    if desa is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    fates = load_fates(desa.pk)
    rows = [(one, fates.last_word(one)) for one in fates.of_year(year)]
    context = {
        "desa": desa,
        "year": year,
        "years": _years(fates, year),
        "rows": rows,
        "counts": _counts(rows),
        "open": agreed_and_open(fates.usulan, fates.lines),
        "scope": scope_query(request, desa),
    }
    return render(request, "planning/usulan_fates.html", context)


def _private(request: HttpRequest, usulan: Usulan) -> dict[str, str]:
    """Who proposed it and where exactly, for named staff, and for a kepala dusun of that hamlet; else nothing."""
    membership = request.membership
    if not may_see_residents(membership, usulan.desa):
        return {}
    if membership.role not in RESIDENT_STAFF and membership.dusun_id != usulan.dusun_id:
        return {}
    told: dict[str, Any] = {
        "Pengusul": usulan.pengusul.name if usulan.pengusul else usulan.pengusul_name,
        "RT/RW": str(usulan.rukun_tetangga or ""),
        "Titik": f"{usulan.latitude}, {usulan.longitude}" if usulan.latitude is not None else "",
    }
    return {label: words for label, words in told.items() if words}


def _years(fates: VillageFates, year: int) -> list[int]:
    return sorted({year, *(one.year for one in fates.usulan.alive)})


def _counts(rows: list) -> list[tuple[str, int]]:
    """How many usulan have gone how far, the farthest first."""
    counted = {"ok": 0, "next": 0, "warn": 0, "wait": 0, "danger": 0, "neutral": 0}
    for _, fate in rows:
        counted[fate.status] += 1
    words = {
        "ok": "didanai atau selesai",
        "next": "dalam rencana",
        "warn": "disepakati, belum masuk rencana",
        "wait": "menunggu",
        "danger": "tidak disepakati atau tidak terlaksana",
        "neutral": "lainnya",
    }
    return [(words[status], number) for status, number in counted.items() if number]
