"""Balai Rakyat: the village's centre of learning, its people, activities, readers and partners."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from places.enums import Gender
from places.models import Desa, Orang
from places.querysets import OwnedByDesaQuerySet
from training.enums import AgeGroup, BalaiAim
from training.models.curriculum import Material
from training.models.session import TrainingSession
from training.querysets import OfBalaiQuerySet


class BalaiRakyat(models.Model):
    """The Balai Rakyat of a village (domain reference 7.3); `aims` are values of `BalaiAim`."""

    desa = models.OneToOneField(Desa, models.PROTECT, related_name="balai_rakyat")
    name = models.CharField("nama", max_length=120)
    address = models.CharField("tempat", max_length=200, blank=True)
    decree = models.CharField("nomor dan tanggal SK/Perdes", max_length=120, blank=True)
    founded_on = models.DateField("berdiri", null=True, blank=True)
    general_aim = models.TextField("tujuan umum", blank=True)
    aims = models.JSONField("tujuan khusus", default=list, blank=True)
    accessibility = models.TextField("akses bagi penyandang disabilitas dan lansia", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id"]

    def __str__(self) -> str:
        return self.name


class BalaiManager(models.Model):
    """A manager with his term."""

    balai = models.ForeignKey(BalaiRakyat, models.CASCADE, related_name="manager_set")
    orang = models.ForeignKey(Orang, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("nama", max_length=120)
    gender = models.CharField("L/P", max_length=1, choices=Gender, blank=True)
    position = models.CharField("kedudukan", max_length=60)
    starts_on = models.DateField("mulai", null=True, blank=True)
    ends_on = models.DateField("sampai", null=True, blank=True)

    objects = OfBalaiQuerySet.as_manager()

    class Meta:
        ordering = ["balai_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="training_manager_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.position})"


class BalaiActivity(models.Model):
    """An activity of the centre; who came is kept as numbers only, never as names."""

    balai = models.ForeignKey(BalaiRakyat, models.CASCADE, related_name="activity_set")
    held_on = models.DateField("tanggal")
    starts_at = models.TimeField("jam", null=True, blank=True)
    title = models.CharField("kegiatan", max_length=200)
    aim = models.CharField("untuk tujuan", max_length=15, choices=BalaiAim, blank=True)
    place = models.CharField("tempat", max_length=150, blank=True)
    session = models.ForeignKey(TrainingSession, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField("catatan", blank=True)
    disabled_count = models.PositiveIntegerField("penyandang disabilitas", null=True, blank=True)
    poor_count = models.PositiveIntegerField("dari rumah tangga miskin", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfBalaiQuerySet.as_manager()

    class Meta:
        ordering = ["balai_id", "-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class BalaiCount(models.Model):
    """How many of one sex and age group came to an activity."""

    activity = models.ForeignKey(BalaiActivity, models.CASCADE, related_name="count_set")
    gender = models.CharField("L/P", max_length=1, choices=Gender)
    age_group = models.CharField("umur", max_length=10, choices=AgeGroup)
    count = models.PositiveIntegerField("banyak orang")

    class Meta:
        ordering = ["activity_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "gender", "age_group"], name="training_balai_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.gender} {self.age_group}: {self.count}"


class BalaiLoan(models.Model):
    """Something lent, or read on the spot (no borrower needed then)."""

    balai = models.ForeignKey(BalaiRakyat, models.CASCADE, related_name="loan_set")
    material = models.ForeignKey(Material, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("judul", max_length=200)
    borrower = models.CharField("peminjam", max_length=120, blank=True)
    is_read_here = models.BooleanField("dibaca di tempat", default=False)
    lent_on = models.DateField("tanggal")
    due_on = models.DateField("harus kembali", null=True, blank=True)
    returned_on = models.DateField("kembali", null=True, blank=True)
    readers = models.PositiveIntegerField("banyak pembaca", default=1)

    objects = OfBalaiQuerySet.as_manager()

    class Meta:
        ordering = ["balai_id", "-lent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(returned_on__gte=F("lent_on")), name="training_loan_returned_after"
            ),
            models.CheckConstraint(condition=Q(is_read_here=True) | ~Q(borrower=""), name="training_loan_has_borrower"),
        ]

    def __str__(self) -> str:
        return self.title


class BalaiPartner(models.Model):
    """A partner of the network."""

    balai = models.ForeignKey(BalaiRakyat, models.CASCADE, related_name="partner_set")
    name = models.CharField("mitra", max_length=150)
    kind = models.CharField("jenis", max_length=60, blank=True)
    role = models.CharField("bentuk kerja sama", max_length=200, blank=True)
    contact = models.CharField("narahubung", max_length=120, blank=True)
    since = models.PositiveSmallIntegerField("sejak tahun", null=True, blank=True)
    ended_on = models.DateField("berakhir", null=True, blank=True)

    objects = OfBalaiQuerySet.as_manager()

    class Meta:
        ordering = ["balai_id", "name", "pk"]

    def __str__(self) -> str:
        return self.name
