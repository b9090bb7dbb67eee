"""Which area a board page is about, and what all board pages share."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts.access import require
from musyawarah.enums import PlanKind
from places.formats.whole_number import read_whole
from places.models import Kecamatan
from review.board.area import Area, year_in_hand
from review.board.policy import may_read_board

FIRST_YEAR, LAST_YEAR = 2000, 2100
YEARS_BEFORE, YEARS_AFTER = 4, 1
_TABS = (
    ("kemajuan", "Kemajuan", "review_board"),
    ("kalender", "Kalender", "review_board_calendar"),
    ("anggaran", "Anggaran", "review_board_budget"),
    ("aturan", "Hasil aturan", "review_board_rules"),
)


def area_of(request: HttpRequest) -> Area:
    """The reader's own area; `?kecamatan=` narrows a kabupaten, `?rencana=` and `?tahun=` choose the plan.

    Raises PermissionDenied for a village, Http404 for a kecamatan outside the reader's place.
    """
    require(may_read_board(request.membership))
    membership, given = request.membership, request.GET
    kind = PlanKind(given["rencana"]) if given.get("rencana") in PlanKind.values else PlanKind.RKP
    year = read_whole(given.get("tahun"))
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        year = year_in_hand(timezone.localdate())
    kecamatan = membership.kecamatan
    if kecamatan is not None:
        return Area(kecamatan.kabupaten, kecamatan, kind, year)
    area = Area(membership.kabupaten, None, kind, year)
    code = given.get("kecamatan", "").replace("\0", "")
    return replace(area, kecamatan=get_object_or_404(kecamatan_of(area), code=code)) if code else area


def kecamatan_of(area: Area) -> Any:
    """The kecamatan of the area's kabupaten."""
    return Kecamatan.objects.filter(kabupaten=area.kabupaten, is_retired=False).order_by("code")


def area_query(request: HttpRequest, area: Area, **further: str) -> str:
    """The area as the end of an address, with what a page adds."""
    values: dict[str, str] = {"rencana": area.kind.value, "tahun": str(area.year)}
    if area.kecamatan and request.membership.kabupaten_id:
        values["kecamatan"] = area.kecamatan.code
    return urlencode(values | {name: value for name, value in further.items() if value})


def board_context(request: HttpRequest, area: Area, tab: str) -> dict[str, Any]:
    """What the frame of every board page draws."""
    today = timezone.localdate()
    query = area_query(request, area)
    is_kabupaten = request.membership.kabupaten_id is not None
    return {
        "area": area,
        "today": today,
        "tab": tab,
        "tabs": [(key, label, f"{reverse(name)}?{query}") for key, label, name in _TABS],
        "area_query": query,
        "kinds": PlanKind.choices,
        "years": sorted({area.year, *_years(today.year)}, reverse=True),
        "kecamatan_list": list(kecamatan_of(area)) if is_kabupaten else [],
        "documents_url": f"{reverse('review_board_documents', args=[area.year])}?{query}",
    }


def _years(year: int) -> range:
    return range(year - YEARS_BEFORE, year + YEARS_AFTER + 1)
