"""What the pages of people ask first: the village, whether its people may be seen, and the tabs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.access import get_visible_or_404, require
from accounts.enums import Role
from accounts.models import Membership
from places.models import Desa
from villages.models import Keluarga, Warga
from villages.policy_people import may_see_residents
from villages.views.scope import desa_of


def desa_with_residents(request: HttpRequest, desa_code: str) -> Desa:
    """The village. Raises Http404 outside the reader's place, and answers 403 to who may not see residents."""
    desa = desa_of(request, desa_code)
    require(may_see_residents(request.membership, desa))
    return desa


def warga_of(request: HttpRequest, desa: Desa, pk: int) -> Warga:
    """A resident of this village. Raises Http404 for another dusun's when the reader is a kepala dusun."""
    rows = Warga.objects.select_related("orang", "dusun", "rukun_tetangga", "keluarga")
    return get_visible_or_404(rows, request.membership, desa=desa, pk=pk)


def keluarga_of(request: HttpRequest, desa: Desa, pk: int) -> Keluarga:
    """A household of this village. Raises Http404 for another dusun's when the reader is a kepala dusun."""
    rows = Keluarga.objects.select_related("dusun", "rukun_tetangga")
    return get_visible_or_404(rows, request.membership, desa=desa, pk=pk)


def residents_seen(request: HttpRequest, desa: Desa) -> Any:
    """The residents of the village that the reader may see."""
    return Warga.objects.visible_to(request.membership).filter(desa=desa)


def dusun_seen(request: HttpRequest, desa: Desa) -> QuerySet:
    """The dusun that lists may be narrowed to: all, or the one of a kepala dusun."""
    rows = desa.dusun_set.filter(is_retired=False).order_by("position", "name")
    only = only_dusun(request.membership)
    return rows.filter(pk=only) if only else rows


def only_dusun(membership: Membership | None) -> int | None:
    """The one dusun that somebody works for, None for the whole village."""
    if membership is None or membership.role != Role.KEPALA_DUSUN:
        return None
    return membership.dusun_id
