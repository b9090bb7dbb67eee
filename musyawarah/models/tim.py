"""Teams and committees with their members, decree and work plan (RKTL)."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from musyawarah.enums import TimKind, TimPost
from musyawarah.models.musyawarah import Musyawarah
from musyawarah.querysets import OfTimQuerySet
from places.enums import Gender
from places.models import Desa, Orang
from places.querysets import DeletableOfDesaQuerySet


class Tim(models.Model):
    """A team: 7 to 11 members, women among them, roles by form set (Permendagri 114/2014 arts 8, 33)."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="tim_set")
    kind = models.CharField("jenis", max_length=20, choices=TimKind)
    year = models.PositiveSmallIntegerField(
        "tahun rencana", help_text="RKP Desa: tahun rencana; RPJM Desa: tahun pertama"
    )
    musyawarah = models.ForeignKey(
        Musyawarah, models.PROTECT, null=True, blank=True, related_name="tim_set", verbose_name="dibentuk dalam"
    )
    decree_number = models.CharField("nomor SK", max_length=60, blank=True)
    decree_date = models.DateField("tanggal SK", null=True, blank=True)
    field = models.CharField("jenis kegiatan yang diverifikasi", max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "-year", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["desa", "decree_number"],
                condition=~Q(decree_number="") & Q(deleted_at=None),
                name="musyawarah_tim_decree_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"


class AnggotaTim(models.Model):
    """A member with his post."""

    tim = models.ForeignKey(Tim, models.CASCADE, related_name="anggota_set")
    orang = models.ForeignKey(Orang, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("nama", max_length=120)
    gender = models.CharField("L/P", max_length=1, choices=Gender, blank=True)
    unsur = models.CharField("jabatan/unsur", max_length=100, blank=True)
    post = models.CharField("kedudukan dalam tim", max_length=12, choices=TimPost, default=TimPost.ANGGOTA)
    note = models.CharField("keterangan", max_length=100, blank=True)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    objects = OfTimQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["tim_id", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_post_display()})"


class RktlKegiatan(models.Model):
    """A row of a team's work plan (RKTL)."""

    tim = models.ForeignKey(Tim, models.CASCADE, related_name="rktl_set")
    position = models.PositiveSmallIntegerField("urutan", default=0)
    activity = models.CharField("uraian kegiatan", max_length=200)
    starts_on = models.DateField("mulai", null=True, blank=True)
    ends_on = models.DateField("selesai", null=True, blank=True)
    place = models.CharField("tempat", max_length=100, blank=True)
    note = models.CharField("keterangan", max_length=150, blank=True)

    objects = OfTimQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["tim_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="musyawarah_rktl_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.activity
