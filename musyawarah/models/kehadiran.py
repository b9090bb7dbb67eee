"""Who was invited, who came, and from when to when."""

import secrets

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from musyawarah.enums import AttendanceRole, InvitedFor
from musyawarah.models.musyawarah import Musyawarah
from musyawarah.querysets import KehadiranQuerySet, MasaHadirQuerySet, TerundangQuerySet
from places.enums import Gender
from places.models import Dusun, Orang
from villages.enums import Unsur


def new_salt() -> str:
    """Thirty-two random letters that make a personal hash unguessable."""
    return secrets.token_hex(16)


class Undangan(models.Model):
    """The letter of invitation of a meeting."""

    musyawarah = models.OneToOneField(Musyawarah, models.CASCADE, related_name="undangan")
    number = models.CharField("nomor", max_length=60, blank=True)
    dated = models.DateField("tanggal surat", null=True, blank=True)
    sifat = models.CharField("sifat", max_length=30, default="Penting")
    lampiran = models.CharField("lampiran", max_length=60, blank=True)
    note = models.TextField("catatan dalam surat", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number or "Undangan"


class Terundang(models.Model):
    """Somebody on the list of the invited; why he stands there is the secretariat's knowledge only."""

    musyawarah = models.ForeignKey(Musyawarah, models.CASCADE, related_name="terundang_set")
    orang = models.ForeignKey(Orang, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("nama", max_length=120)
    gender = models.CharField("L/P", max_length=1, choices=Gender, blank=True)
    unsur = models.CharField("unsur", max_length=20, choices=Unsur, default=Unsur.WARGA)
    office = models.CharField("jabatan", max_length=100, blank=True)
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField("sebagai", max_length=12, choices=AttendanceRole, default=AttendanceRole.UNDANGAN)
    invited_for = models.CharField("sebab diundang", max_length=15, choices=InvitedFor, default=InvitedFor.LAINNYA)
    position = models.PositiveIntegerField("urutan", default=0)

    objects = TerundangQuerySet.as_manager()

    class Meta:
        ordering = ["musyawarah_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["musyawarah", "orang"],
                condition=Q(orang__isnull=False),
                name="musyawarah_terundang_person_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Kehadiran(models.Model):
    """A person on the attendance list.

    Name, address and office are personal: the seal holds only their salted hash, so that a lawful erasure (the
    name blank, the salt gone, the hash kept) leaves the seal valid.
    """

    musyawarah = models.ForeignKey(Musyawarah, models.PROTECT, related_name="kehadiran_set")
    orang = models.ForeignKey(Orang, models.PROTECT, null=True, blank=True, related_name="kehadiran_set")
    name = models.CharField("nama", max_length=120, blank=True)
    gender = models.CharField("L/P", max_length=1, choices=Gender, blank=True)
    unsur = models.CharField("unsur", max_length=20, choices=Unsur, default=Unsur.WARGA)
    office = models.CharField("jabatan", max_length=100, blank=True)
    dusun = models.ForeignKey(Dusun, models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField("alamat", max_length=150, blank=True)
    role = models.CharField("sebagai", max_length=12, choices=AttendanceRole, default=AttendanceRole.UNDANGAN)
    is_wakil = models.BooleanField("menandatangani sebagai wakil masyarakat", default=False)
    spoke = models.BooleanField("berbicara", default=False)
    position = models.PositiveIntegerField("urutan", default=0)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    personal_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    erased_at = models.DateTimeField("data pribadi dihapus", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = KehadiranQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership", excluded_fields=["salt"])

    class Meta:
        ordering = ["musyawarah_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["musyawarah", "orang"],
                condition=Q(orang__isnull=False),
                name="musyawarah_kehadiran_person_once",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", salt="", orang=None),
                name="musyawarah_kehadiran_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False) | ~Q(name=""), name="musyawarah_kehadiran_has_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name or "(data pribadi dihapus)"


class MasaHadir(models.Model):
    """A stay in the room. No arrival: there from the opening; no leaving: there to the end."""

    kehadiran = models.ForeignKey(Kehadiran, models.CASCADE, related_name="masa_set")
    arrived_at = models.DateTimeField("datang", null=True, blank=True)
    left_at = models.DateTimeField("pulang", null=True, blank=True)

    objects = MasaHadirQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["kehadiran_id", F("arrived_at").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(left_at=None) | Q(left_at__gt=F("arrived_at")),
                name="musyawarah_masahadir_leaves_after_arriving",
            )
        ]

    def __str__(self) -> str:
        return f"{self.arrived_at or 'awal'} - {self.left_at or 'akhir'}"
