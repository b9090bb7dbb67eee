"""Modules of the curriculum with their material: the library of knowledge, in versions."""

import uuid

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from accounts.models import Membership
from places.models import OwnedByPlace
from training.querysets import LibraryQuerySet, OfModuleQuerySet

SHA256_LETTERS = 64


def material_path(version: "MaterialVersion", filename: str) -> str:
    """Storage path of a file of the library; its name is ours."""
    return f"materi/{version.material_id}/{filename}"


class TrainingModule(OwnedByPlace):
    """What is taught, in hours of lesson (JP); `rules` are the checks that it helps to satisfy ("R06").

    Owned by nobody in particular it is the shipped curriculum, read by all.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField("kode", max_length=40, blank=True)  # of a shipped module
    title = models.CharField("judul", max_length=200)
    summary = models.TextField("isi pokok", blank=True)
    outcome = models.TextField("yang dikuasai peserta", blank=True)
    hours = models.PositiveSmallIntegerField("jam pelajaran (JP)", default=2)
    rules = models.JSONField("aturan pemeriksaan yang dibahas", default=list, blank=True)
    is_public = models.BooleanField("terbuka untuk umum", default=False)
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = LibraryQuerySet.as_manager()

    class Meta(OwnedByPlace.Meta):
        ordering = ["title", "pk"]
        constraints = [
            *OwnedByPlace.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="training_module_shipped_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    """A handout, a slide set or a worked example of a module; its newest version is the one that is used."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    module = models.ForeignKey(TrainingModule, models.PROTECT, related_name="material_set")
    title = models.CharField("judul", max_length=200)
    is_public = models.BooleanField("terbuka untuk umum", default=False)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = OfModuleQuerySet.as_manager()

    class Meta:
        ordering = ["module_id", "position", "pk"]

    def __str__(self) -> str:
        return self.title


class MaterialVersion(models.Model):
    """A file as it was put into the library; never changed, only followed by the next version."""

    material = models.ForeignKey(Material, models.PROTECT, related_name="version_set")
    number = models.PositiveSmallIntegerField("versi")
    file = models.FileField("berkas", upload_to=material_path, max_length=200)
    filename = models.CharField("nama berkas", max_length=120)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=SHA256_LETTERS)
    size = models.PositiveIntegerField("ukuran (bita)")
    words = models.TextField("kata-kata dalam berkas", blank=True)  # for the search
    note = models.CharField("perubahan pada versi ini", max_length=200, blank=True)
    added_at = models.DateTimeField("ditambahkan", auto_now_add=True)
    added_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["material_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["material", "number"], name="training_material_version_once"),
            models.CheckConstraint(
                condition=Exact(Length("sha256"), SHA256_LETTERS), name="training_material_version_is_hashed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material} (versi {self.number})"
