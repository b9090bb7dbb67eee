"""Sessions of a programme: where, when, for which kecamatan, who is called, who speaks."""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from places.models import Kecamatan, OwnedByPlace
from training.enums import HalfDayPart, ParticipantRole, SessionStatus
from training.models.curriculum import TrainingModule
from training.models.program import TrainingProgram
from training.querysets import OfSessionQuerySet, TrainingOwnedQuerySet, TrainingSessionQuerySet


def new_token() -> str:
    """A secret of 128 bits for the QR code on the wall of the room."""
    return secrets.token_urlsafe(16)


class Venue(OwnedByPlace):
    """A hall that sessions are held in, as it is printed ("Ruang pertemuan kantor kepala desa Panji")."""

    name = models.CharField("tempat", max_length=150)
    address = models.CharField("alamat", max_length=200, blank=True)
    capacity = models.PositiveIntegerField("daya tampung (orang)", null=True, blank=True)
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = TrainingOwnedQuerySet.as_manager()

    class Meta(OwnedByPlace.Meta):
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.address}" if self.address else self.name


class Speaker(OwnedByPlace):
    """A narasumber or facilitator."""

    name = models.CharField("nama", max_length=120)
    institution = models.CharField("instansi", max_length=150, blank=True)
    phone = models.CharField("nomor telepon", max_length=30, blank=True)
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = TrainingOwnedQuerySet.as_manager()

    class Meta(OwnedByPlace.Meta):
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class TrainingSession(models.Model):
    """One session (angkatan). It belongs to whom its programme belongs to, and is seen by the places that it calls.

    Who is invited is computed from `call_set` and the villages of `kecamatan_set`; the quota is that count.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(TrainingProgram, models.PROTECT, related_name="session_set")
    number = models.PositiveSmallIntegerField("angkatan", default=1)
    starts_on = models.DateField("mulai tanggal")
    ends_on = models.DateField("sampai tanggal")
    starts_at = models.TimeField("jam mulai", null=True, blank=True)
    ends_at = models.TimeField("jam selesai", null=True, blank=True)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="session_set")
    responsible = models.CharField("penanggung jawab", max_length=150, blank=True)
    status = models.CharField("keadaan", max_length=10, choices=SessionStatus, default=SessionStatus.PLANNED)
    held_at = models.DateTimeField("dinyatakan selesai", null=True, blank=True)
    cancelled_reason = models.CharField("alasan batal", max_length=200, blank=True)

    letter_number = models.CharField("nomor undangan", max_length=60, blank=True)
    letter_date = models.DateField("tanggal undangan", null=True, blank=True)
    letter_note = models.TextField("catatan dalam undangan", blank=True)
    signer_name = models.CharField("penanda tangan", max_length=120, blank=True)
    signer_office = models.CharField("jabatan penanda tangan", max_length=120, blank=True)
    signer_nip = models.CharField("NIP", max_length=30, blank=True)
    certificate_prefix = models.CharField("pola nomor sertifikat", max_length=60, blank=True)
    pass_percent = models.PositiveSmallIntegerField("hadir paling sedikit (persen)", default=75)

    results = models.TextField("hasil kegiatan", blank=True)
    obstacles = models.TextField("kendala", blank=True)
    suggestions = models.TextField("saran", blank=True)
    evaluation_open = models.BooleanField("evaluasi dibuka", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = TrainingSessionQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["starts_on", "number", "pk"]
        indexes = [models.Index(fields=["starts_on", "ends_on"], name="training_session_days")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="training_session_ends_after_start"),
            models.CheckConstraint(
                condition=Q(status=SessionStatus.HELD, held_at__isnull=False)
                | (~Q(status=SessionStatus.HELD) & Q(held_at=None)),
                name="training_session_held_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=SessionStatus.CANCELLED) | ~Q(cancelled_reason=""),
                name="training_session_cancelled_with_reason",
            ),
            models.CheckConstraint(condition=Q(pass_percent__lte=100), name="training_session_pass_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.program.title}, angkatan {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether its list and attendance may still be written."""
        return self.status == SessionStatus.PLANNED


class SessionKecamatan(models.Model):
    """A kecamatan whose villages are called, in the order in which the schedule names it."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="kecamatan_set")
    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="training_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        ordering = ["session_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "kecamatan"], name="training_session_kecamatan_once"),
        ]

    def __str__(self) -> str:
        return str(self.kecamatan)


class SessionCall(models.Model):
    """A role that is called: one of every village, or as many as hold it by the registers (`everyone`)."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="call_set")
    role = models.CharField("peran", max_length=20, choices=ParticipantRole)
    everyone = models.BooleanField("semua pemegang jabatan", default=False)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        ordering = ["session_id", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "role"], name="training_session_call_once")]

    def __str__(self) -> str:
        return str(self.get_role_display())


class SessionItem(models.Model):
    """An item of the rundown: when, what, by whom, how many hours of lesson."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="item_set")
    held_on = models.DateField("tanggal")
    starts_at = models.TimeField("mulai")
    ends_at = models.TimeField("selesai")
    title = models.CharField("acara", max_length=200)
    module = models.ForeignKey(TrainingModule, models.PROTECT, null=True, blank=True, related_name="item_set")
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="item_set")
    hours = models.PositiveSmallIntegerField("JP", default=0)

    objects = OfSessionQuerySet.as_manager()

    class Meta:
        ordering = ["session_id", "held_on", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="training_item_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.title


class HalfDay(models.Model):
    """Half a day for which attendance is kept, with the secret of the QR code that hangs in the room."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="half_set")
    held_on = models.DateField("tanggal")
    part = models.CharField("waktu", max_length=5, choices=HalfDayPart)
    token = models.CharField(max_length=30, unique=True, default=new_token, editable=False)
    open_until = models.DateTimeField("daftar hadir lewat telepon dibuka sampai", null=True, blank=True)

    objects = OfSessionQuerySet.as_manager()

    class Meta:
        ordering = ["session_id", "held_on", "part"]
        constraints = [
            models.UniqueConstraint(fields=["session", "held_on", "part"], name="training_half_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%d-%m-%Y} {self.get_part_display()}"


def picture_path(picture: "SessionPicture", filename: str) -> str:
    """Storage path of a picture, redrawn by us."""
    return f"pelatihan/{picture.session.uid}/{filename}"


class SessionPicture(models.Model):
    """A picture of the session for its report, redrawn without what cameras write into it."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="picture_set")
    file = models.FileField("gambar", upload_to=picture_path, max_length=200)
    caption = models.CharField("keterangan", max_length=150, blank=True)
    sha256 = models.CharField(max_length=64)

    objects = OfSessionQuerySet.as_manager()

    class Meta:
        ordering = ["session_id", "pk"]

    def __str__(self) -> str:
        return self.caption or f"Gambar {self.pk}"
