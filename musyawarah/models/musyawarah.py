"""A meeting of the village with its agenda, from planning to the seal."""

import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.models import Membership
from musyawarah.enums import MusyawarahKind, MusyawarahStatus, PlanKind
from musyawarah.querysets import AgendaQuerySet, MusyawarahQuerySet
from places.models import Desa, Dusun, Orang
from villages.enums import Unsur
from villages.models import Kelompok

_WITH_OPENING = (MusyawarahStatus.OPEN, MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)
_WITH_CLOSING = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


def scan_path(musyawarah: "Musyawarah", filename: str) -> str:
    """Storage path of a signed paper of a meeting; the extension is ours, from its content."""
    return f"musyawarah/{musyawarah.desa_id}/{musyawarah.uid}/{filename}"


class Musyawarah(models.Model):
    """One meeting. It serves a plan by kind and year and holds no key to it; quorum and shares are kept as they
    were when it was opened (Permendes PDTT 16/2019; Permendagri 110/2016 art. 38)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="musyawarah_set")
    kind = models.CharField("jenis musyawarah", max_length=25, choices=MusyawarahKind)
    plan_kind = models.CharField("untuk rencana", max_length=5, choices=PlanKind, blank=True)
    year = models.PositiveSmallIntegerField(
        "tahun rencana", null=True, blank=True, help_text="RKP Desa: tahun rencana; RPJM Desa: tahun pertama"
    )
    topic = models.CharField("materi", max_length=200)
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="musyawarah_set")
    unsur = models.CharField("kelompok yang bermusyawarah", max_length=20, choices=Unsur, blank=True)
    kelompok = models.ForeignKey(Kelompok, models.PROTECT, null=True, blank=True, related_name="musyawarah_set")
    held_on = models.DateField("tanggal")
    starts_at = models.TimeField("jam mulai", null=True, blank=True)
    ends_at = models.TimeField("jam selesai", null=True, blank=True)
    place = models.CharField("tempat", max_length=150)
    presiding = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pimpinan musyawarah"
    )
    presiding_office = models.CharField("jabatan pimpinan", max_length=100, blank=True)
    notulis = models.ForeignKey(Orang, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="notulis")
    notulis_office = models.CharField("jabatan notulis", max_length=100, blank=True)
    is_on_paper = models.BooleanField("diadakan dengan kertas, dimasukkan kemudian", default=False)
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by_set", verbose_name="lanjutan dari"
    )

    status = models.CharField("keadaan", max_length=10, choices=MusyawarahStatus, default=MusyawarahStatus.PLANNED)
    opened_at = models.DateTimeField("dibuka", null=True, blank=True)
    closed_at = models.DateTimeField("ditutup", null=True, blank=True)
    closed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    sealed_at = models.DateTimeField("disegel", null=True, blank=True)
    cancelled_reason = models.CharField("alasan batal", max_length=200, blank=True)
    # As they were when the meeting was opened; None: no quorum is set for this kind.
    invited_count = models.PositiveIntegerField("jumlah undangan", default=0)
    quorum_percent = models.DecimalField("kuorum (persen)", max_digits=5, decimal_places=2, null=True, blank=True)
    women_percent = models.DecimalField("perempuan (persen)", max_digits=5, decimal_places=2, null=True, blank=True)
    seal_after_days = models.PositiveSmallIntegerField("disegel setelah (hari)", default=7)

    ba_number = models.CharField("nomor berita acara", max_length=60, blank=True)
    rules_text = models.TextField("tata tertib", blank=True)
    closing_words = models.TextField("catatan penutup", blank=True)
    scan = models.FileField("berita acara bertanda tangan", upload_to=scan_path, max_length=200, blank=True)
    scan_sha256 = models.CharField(max_length=64, blank=True)
    scan_at = models.DateTimeField("dilampirkan", null=True, blank=True)
    sheet = models.FileField("foto daftar hadir bertanda tangan", upload_to=scan_path, max_length=200, blank=True)
    sheet_sha256 = models.CharField(max_length=64, blank=True)
    sheet_count = models.PositiveIntegerField("jumlah tanda tangan pada daftar hadir", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MusyawarahQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["desa", "year", "kind"], name="musyawarah_of_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=_WITH_OPENING, opened_at__isnull=False)
                | (~Q(status__in=_WITH_OPENING) & Q(opened_at=None)),
                name="musyawarah_opened_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=_WITH_CLOSING, closed_at__isnull=False, closed_by__isnull=False)
                | (~Q(status__in=_WITH_CLOSING) & Q(closed_at=None, closed_by=None)),
                name="musyawarah_closed_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(status=MusyawarahStatus.SEALED, sealed_at__isnull=False)
                | (~Q(status=MusyawarahStatus.SEALED) & Q(sealed_at=None)),
                name="musyawarah_sealed_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
                name="musyawarah_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=~Q(status=MusyawarahStatus.CANCELLED) | ~Q(cancelled_reason=""),
                name="musyawarah_cancelled_with_reason",
            ),
            models.UniqueConstraint(
                fields=["desa", "ba_number"], condition=~Q(ba_number=""), name="musyawarah_ba_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.held_on:%d-%m-%Y}"

    @property
    def title(self) -> str:
        """ "Musyawarah dusun Banjar Anyar", "Musyawarah khusus kelompok perempuan", "Musrenbang Desa"."""
        kind = str(self.get_kind_display())
        if self.dusun_id and self.dusun is not None:
            return f"{kind} {self.dusun.name}"
        if self.kind == MusyawarahKind.MUSYAWARAH_KHUSUS and (self.kelompok or self.unsur):
            whose = self.kelompok.name if self.kelompok else str(self.get_unsur_display())
            return f"Musyawarah khusus {whose}"
        return kind

    @property
    def is_sealed(self) -> bool:
        """Whether nothing of it may change any more."""
        return self.status == MusyawarahStatus.SEALED

    @property
    def is_open(self) -> bool:
        """Whether the room is sitting, or a paper meeting is being entered."""
        return self.status == MusyawarahStatus.OPEN


class AgendaMusyawarah(models.Model):
    """An item of the agenda with what was said about it, as plain text (the notulen)."""

    musyawarah = models.ForeignKey(Musyawarah, models.PROTECT, related_name="agenda_set")
    position = models.PositiveSmallIntegerField("urutan")
    title = models.CharField("acara", max_length=200)
    starts_at = models.TimeField("mulai", null=True, blank=True)
    ends_at = models.TimeField("selesai", null=True, blank=True)
    speaker = models.CharField("pembicara", max_length=150, blank=True)
    notes = models.TextField("notulen", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AgendaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["musyawarah_id", "position", "pk"]

    def __str__(self) -> str:
        return self.title
