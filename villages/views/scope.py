"""Fetching what a page is about: another village's data does not exist (404)."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.access import get_visible_or_404, require_visible
from places.enums import DesaKind
from places.models import Desa, Kabupaten
from villages.policy import may_see_settings


def desa_of(request: HttpRequest, desa_code: str) -> Desa:
    """The village with everything above it. Raises Http404 outside the reader's place, and for a kelurahan."""
    villages = Desa.objects.exclude(kind=DesaKind.KELURAHAN).select_related("kecamatan", "kabupaten", "provinsi")
    return get_visible_or_404(villages, request.membership, code=desa_code)


def row_of(rows: QuerySet, desa: Desa, pk: int) -> Any:
    """One row of this village. Raises Http404 for another village's."""
    return get_object_or_404(rows, desa=desa, pk=pk)


def kabupaten_of(request: HttpRequest, kabupaten_code: str) -> Kabupaten:
    """The kabupaten that the reader works in. Raises Http404 for any other."""
    kabupaten = Kabupaten.objects.filter(code=kabupaten_code).first()
    if kabupaten is None:
        raise Http404
    require_visible(may_see_settings(request.membership, kabupaten))
    return kabupaten


def posted_version(request: HttpRequest) -> int:
    """The version that the form was filled in from; -1, which no row has, for nonsense."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1
