"""Fetching what pages of programmes and of the library are about: what the reader may not see is not there (404)."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from training.models import Material, TrainingModule, TrainingProgram
from training.policy import may_edit_program

PLACES = ("desa__kecamatan", "desa__kabupaten", "kecamatan__kabupaten", "kabupaten")


def program_of(request: HttpRequest, uid: UUID) -> TrainingProgram:
    """A programme with its place; a deleted one is there for those who may bring it back only."""
    rows = TrainingProgram.objects.visible_to(request.membership).select_related(*PLACES, "kegiatan")
    program = get_object_or_404(rows, uid=uid)
    if program.deleted_at is not None and not may_edit_program(request.membership, program):
        raise Http404
    return program


def module_of(request: HttpRequest, uid: UUID) -> TrainingModule:
    """A module with its place. Raises Http404 for one of a place that the reader neither is, nor lies in or above."""
    return get_object_or_404(TrainingModule.objects.visible_to(request.membership).select_related(*PLACES), uid=uid)


def material_of(request: HttpRequest, uid: UUID, *, deleted: bool = False) -> Material:
    """Material with its module; `deleted`: also one that was deleted."""
    rows = Material.objects.filter(module__in=TrainingModule.objects.visible_to(request.membership))
    joined = rows.select_related("module", *(f"module__{place}" for place in PLACES))
    return get_object_or_404(joined if deleted else joined.filter(deleted_at=None), uid=uid)
