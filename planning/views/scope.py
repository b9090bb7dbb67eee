"""Fetching what a page is about: another village's plan does not exist (404)."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from planning.models import RpjmDesa, RpjmKegiatan


def rpjm_of(request: HttpRequest, pk: int) -> RpjmDesa:
    """The plan with its village and everything above it. Raises Http404 outside the reader's place."""
    return get_object_or_404(RpjmDesa.objects.visible_to(request.membership).with_place(), pk=pk)


def line_of(request: HttpRequest, uid: UUID, *, also_deleted: bool = False) -> RpjmKegiatan:
    """A line with its children and its plan. Raises Http404 outside the reader's place, and for deleted lines."""
    lines = RpjmKegiatan.objects.visible_to(request.membership)
    joined = (lines if also_deleted else lines.alive()).with_children().select_related(
        "rpjm__desa__kecamatan", "rpjm__desa__kabupaten", "rpjm__desa__provinsi",
        "bidang", "sub_bidang", "kegiatan__sub_bidang__bidang", "unit", "sasaran__tujuan__misi",
    )  # fmt: skip
    return get_object_or_404(joined, uid=uid)
