"""Filling the form of a meeting with what its village has to choose from."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from musyawarah.chairs import chairs_of, default_chair, notulis_of
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.forms.meeting import MusyawarahForm, meeting_initial
from musyawarah.models import Musyawarah
from musyawarah.rules import shipped_rules
from places.formats.whole_number import read_whole
from places.models import Desa, Dusun
from villages.forms.tanggal_field import parse_tanggal
from villages.models import Kelompok

MOST_EARLIER = 50


def meeting_form(
    request: HttpRequest, desa: Desa, kind: str, *, itself: Musyawarah | None = None, is_stored: bool = False
) -> MusyawarahForm:
    """The form as it was sent, else (or with `is_stored`) as it is stored, else with what is usual."""
    day = parse_tanggal(request.POST.get("held_on", "")) or (itself.held_on if itself else timezone.localdate())
    earlier = Musyawarah.objects.filter(desa=desa, kind=kind).exclude(status=MusyawarahStatus.CANCELLED)
    if itself is not None:
        earlier = earlier.exclude(pk=itself.pk)
    return MusyawarahForm(
        request.POST if request.method == "POST" and not is_stored else None,
        initial=meeting_initial(itself) if itself else _usual(request, desa, kind, day),
        kind=kind,
        hamlets=_hamlets(request.membership, desa),
        groups=Kelompok.objects.filter(desa=desa, ended_on=None),
        chairs=chairs_of(desa, kind, on=day),
        writers=notulis_of(desa, on=day),
        earlier=_last(earlier),
        plan_kinds=shipped_rules()[kind].plan_kinds,
    )


def _last(meetings: QuerySet[Musyawarah]) -> QuerySet[Musyawarah]:
    """The last meetings, as rows that a choice can still look one up in."""
    keys = list(meetings.order_by("-held_on").values_list("pk", flat=True)[:MOST_EARLIER])
    return Musyawarah.objects.filter(pk__in=keys).select_related("dusun", "kelompok").order_by("-held_on")


def _hamlets(membership: Membership | None, desa: Desa) -> list[Dusun]:
    """The dusun of the village; a kepala dusun has his own."""
    rows = Dusun.objects.filter(desa=desa, is_retired=False)
    if membership is not None and membership.role == Role.KEPALA_DUSUN:
        rows = rows.filter(pk=membership.dusun_id)
    return list(rows)


def _usual(request: HttpRequest, desa: Desa, kind: str, day: date) -> dict[str, Any]:
    """The chair by office, the secretary as notulis, the next plan year, the only dusun."""
    hamlets = _hamlets(request.membership, desa)
    writers = notulis_of(desa, on=day)
    chair = default_chair(desa, kind, on=day) if kind != MusyawarahKind.MUSDUS else None
    plan_kinds = shipped_rules()[kind].plan_kinds
    return {
        "dusun": hamlets[0].pk if len(hamlets) == 1 else "",
        "presiding": chair.orang.pk if chair else "",
        "notulis": writers[0].orang.pk if writers else "",
        "plan_kind": asked if (asked := request.GET.get("rencana")) in plan_kinds else (plan_kinds or ("",))[-1],
        "year": read_whole(request.GET.get("tahun")) or day.year + 1,
        "place": "" if kind == MusyawarahKind.MUSDUS else "Balai desa",
        "starts_at": "09:00",
    }
