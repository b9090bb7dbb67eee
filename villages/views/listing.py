"""The villages of an officer's place."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from places.models import Desa
from villages.models import DesaProfile

VILLAGES_PER_PAGE = 50


@require_safe
def village_list(request: HttpRequest) -> HttpResponse:
    """Villages by code, fifty a page, found by name or code; who works for one village goes straight to it."""
    membership = request.membership
    if membership is not None and membership.desa:
        return redirect("village_profile", desa_code=membership.desa.code)
    search = "".join(sign for sign in " ".join(request.GET.get("q", "").split())[:100] if sign.isprintable())
    page = Paginator(_villages(membership, search), VILLAGES_PER_PAGE).get_page(request.GET.get("page"))
    query = urlencode({"q": search}) if search else ""
    return render(request, "villages/village_list.html", {"page": page, "search": search, "query": query})


def _villages(membership, search: str) -> QuerySet[Desa]:
    villages = Desa.objects.visible_to(membership).planning().select_related("kecamatan", "kabupaten")
    if search:
        villages = villages.filter(
            Q(name__icontains=search) | Q(code__startswith=search) | Q(kecamatan__name__icontains=search)
        )
    is_set_up = Exists(DesaProfile.objects.filter(desa=OuterRef("pk"), inaugurated_on__isnull=False))
    return villages.annotate(is_set_up=is_set_up).order_by("code")
