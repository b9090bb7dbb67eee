"""Who was called and who came, by half day."""

import secrets

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Membership
from places.enums import Gender
from places.models import Desa, Orang
from training.enums import MarkVia, ParticipantOrigin, ParticipantRole
from training.models.session import HalfDay, TrainingSession
from training.querysets import OfParticipantQuerySet, ParticipantQuerySet

CODE_SIGNS = "23456789ACEFHJKMPRTUWXY"  # no look-alikes, as in the codes on issued documents
CODE_LENGTH = 9


def new_participant_code() -> str:
    """Nine signs by chance (forty bits): the key to the person's own page."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


class Participant(models.Model):
    """Somebody on the list of a session. `desa` is the village that sent him; none: a guest of kecamatan or dinas.

    `is_expected` is false for a place that is computed but whose holder is unknown: `name` is empty until the village
    names somebody. `code` opens his own page without a login; `phone` and test scores are his and the organiser's only.
    """

    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="participant_set")
    desa = models.ForeignKey(Desa, models.PROTECT, null=True, blank=True, related_name="participant_set")
    orang = models.ForeignKey(Orang, models.PROTECT, null=True, blank=True, related_name="participant_set")
    name = models.CharField("nama", max_length=120, blank=True)
    gender = models.CharField("L/P", max_length=1, choices=Gender, blank=True)
    role = models.CharField("peran", max_length=20, choices=ParticipantRole)
    office = models.CharField("jabatan", max_length=100, blank=True)
    phone = models.CharField("nomor telepon", max_length=30, blank=True)
    origin = models.CharField("asal", max_length=10, choices=ParticipantOrigin, default=ParticipantOrigin.ADDED)
    task_letter_number = models.CharField("nomor surat tugas", max_length=60, blank=True)
    task_letter_date = models.DateField("tanggal surat tugas", null=True, blank=True)
    code = models.CharField("kode peserta", max_length=CODE_LENGTH, unique=True, default=new_participant_code)
    evaluated_on = models.DateField("mengisi evaluasi", null=True, blank=True)
    position = models.PositiveIntegerField("urutan", default=0)
    version = models.PositiveIntegerField(default=1)

    objects = ParticipantQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership", excluded_fields=["code"])

    class Meta:
        ordering = ["session_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "orang"], condition=Q(orang__isnull=False), name="training_participant_person_once"
            ),
            models.CheckConstraint(
                condition=~Q(name="") | Q(desa__isnull=False), name="training_participant_named_or_of_a_village"
            ),
        ]
        indexes = [models.Index(fields=["desa", "role"], name="training_participant_of_desa")]

    def __str__(self) -> str:
        return self.name or f"({self.get_role_display()} {self.desa})"

    @property
    def is_named(self) -> bool:
        """Whether it is known who comes."""
        return bool(self.name)


class AttendanceMark(models.Model):
    """Somebody was there for a half day."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="mark_set")
    half = models.ForeignKey(HalfDay, models.CASCADE, related_name="mark_set")
    marked_at = models.DateTimeField("waktu", auto_now_add=True)
    via = models.CharField("cara", max_length=10, choices=MarkVia)
    marked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["half_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["participant", "half"], name="training_mark_once")]

    def __str__(self) -> str:
        return f"{self.participant}: {self.half}"


class ParticipantImport(models.Model):
    """A list of participants from a workbook: what was read, what was asked and answered, what was written."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="import_set")
    original_name = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField(max_length=64)
    reading = models.JSONField("hasil baca")  # what the pure reader found, row by row
    answers = models.JSONField("jawaban", default=dict, blank=True)
    added_at = models.DateTimeField("diunggah", auto_now_add=True)
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField("diterapkan", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.original_name
