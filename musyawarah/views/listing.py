"""The list of meetings and its calendar file."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import Case, F, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.models import Membership
from musyawarah.calendar import calendar_of
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Musyawarah
from musyawarah.policy import may_create_musyawarah
from places.formats.whole_number import read_whole

MEETINGS_PER_PAGE = 50


@require_safe
def musyawarah_list(request: HttpRequest) -> HttpResponse:
    """Meetings of the village (of an officer's villages): the next ones first, then the last ones."""
    membership = request.membership
    chosen = _chosen(request)
    rows = _filtered(Musyawarah.objects.visible_to(membership), chosen)
    page = Paginator(_next_first(rows, timezone.localdate()), MEETINGS_PER_PAGE).get_page(request.GET.get("page"))
    years = Musyawarah.objects.visible_to(membership).order_by("-year").values_list("year", flat=True).distinct()
    context = {
        "page": page,
        "chosen": chosen,
        "query": urlencode(chosen),
        "years": [year for year in years if year],
        "kinds": MusyawarahKind.choices,
        "states": MusyawarahStatus.choices,
        "may_create": bool(membership and membership.desa_id and may_create_musyawarah(membership, membership.desa_id)),
        "today": timezone.localdate(),
    }
    return render(request, "musyawarah/musyawarah_list.html", context)


@require_safe
def musyawarah_ics(request: HttpRequest) -> HttpResponse:
    """The same meetings as a calendar file, which phones and office programs read."""
    rows = _filtered(Musyawarah.objects.visible_to(request.membership), _chosen(request))
    response = HttpResponse(
        calendar_of(rows.with_place().order_by("held_on", "pk")[:500], name=_calendar_name(request.membership)),
        content_type="text/calendar; charset=utf-8",
    )
    response["Content-Disposition"] = 'attachment; filename="musyawarah.ics"'
    return response


def _chosen(request: HttpRequest) -> dict[str, str]:
    """The filters asked for; nonsense is no filter."""
    year = read_whole(request.GET.get("tahun"))
    found = {"tahun": str(year) if year else ""}
    found["jenis"] = request.GET.get("jenis", "") if request.GET.get("jenis") in MusyawarahKind.values else ""
    found["keadaan"] = request.GET.get("keadaan", "") if request.GET.get("keadaan") in MusyawarahStatus.values else ""
    return {name: value for name, value in found.items() if value}


def _filtered(rows: QuerySet[Musyawarah], chosen: dict[str, str]) -> QuerySet[Musyawarah]:
    fields = {"tahun": "year", "jenis": "kind", "keadaan": "status"}
    return rows.filter(**{fields[name]: value for name, value in chosen.items()})


def _next_first(rows: QuerySet[Musyawarah], today: date) -> QuerySet[Musyawarah]:
    """Those that are sitting, then the next by day, then the past ones, the last first."""
    is_ahead = When(status=MusyawarahStatus.PLANNED, held_on__gte=today, then=Value(1))
    is_sitting = When(status=MusyawarahStatus.OPEN, then=Value(0))
    ordered = rows.annotate(
        when=Case(is_sitting, is_ahead, default=Value(2)),
        next_day=Case(When(status=MusyawarahStatus.PLANNED, held_on__gte=today, then=F("held_on"))),
    )
    joined = ordered.select_related("desa", "dusun", "kelompok", "presiding")
    return joined.order_by("when", F("next_day").asc(nulls_last=True), "-held_on", "-pk")


def _calendar_name(membership: Membership | None) -> str:
    return f"Musyawarah {membership.place_name}" if membership else "Musyawarah"
