"""A training programme: why, with which aims, paid by what, and the modules it teaches."""

import uuid
from typing import cast

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from codes.models import Kegiatan
from places.models import Desa, Kabupaten, Kecamatan, OwnedByPlace
from training.enums import ProgramFunding
from training.models.curriculum import TrainingModule
from training.querysets import TrainingProgramQuerySet
from villages.enums import FormSet


class TrainingProgram(OwnedByPlace):
    """A programme of a kabupaten, a kecamatan or a village (need assessment, modules, sessions, evaluation).

    `specific_aims`, `expected_results`, `legal_basis`: one a line. `form_set`: the forms that are taught, so that R38
    knows whether it fits what the kabupaten prescribes now; empty: any.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField("tahun")
    title = models.CharField("nama kegiatan", max_length=200)
    theme = models.CharField("tema", max_length=200, blank=True)
    organiser = models.CharField("penyelenggara", max_length=200)
    background = models.TextField("latar belakang", blank=True)
    legal_basis = models.TextField("dasar hukum", blank=True)
    needs = models.TextField("hasil penjajakan kebutuhan", blank=True)
    general_aim = models.TextField("tujuan umum", blank=True)
    specific_aims = models.TextField("tujuan khusus", blank=True)
    expected_results = models.TextField("hasil yang diharapkan", blank=True)
    aims = models.JSONField("tujuan Balai Rakyat", default=list, blank=True)  # values of BalaiAim
    form_set = models.CharField("format rencana yang diajarkan", max_length=20, choices=FormSet, blank=True)
    funding = models.CharField("sumber dana", max_length=10, choices=ProgramFunding, blank=True)
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kegiatan APB Desa (4.3.0x)"
    )
    budget = models.BigIntegerField("biaya (rupiah)", null=True, blank=True)
    evaluation = models.TextField("evaluasi program", blank=True)
    is_public = models.BooleanField("jadwal diumumkan", default=False)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = TrainingProgramQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta(OwnedByPlace.Meta):
        ordering = ["-year", "-pk"]
        constraints = [
            *OwnedByPlace.Meta.constraints,
            models.CheckConstraint(
                condition=Q(desa__isnull=False) | Q(kecamatan__isnull=False) | Q(kabupaten__isnull=False),
                name="training_program_has_owner",
            ),
            models.CheckConstraint(
                condition=Q(budget=None) | Q(budget__gte=0), name="training_program_budget_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def place(self) -> Desa | Kecamatan | Kabupaten:
        """Who holds it; the whole country holds none (`training_program_has_owner`)."""
        return cast(Desa | Kecamatan | Kabupaten, super().place)


class ProgramModule(models.Model):
    """A module as part of a programme."""

    program = models.ForeignKey(TrainingProgram, models.CASCADE, related_name="module_set")
    module = models.ForeignKey(TrainingModule, models.PROTECT, related_name="program_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        ordering = ["program_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["program", "module"], name="training_program_module_once"),
        ]

    def __str__(self) -> str:
        return str(self.module)
