"""Usulan: an idea of the people, with what it rests on and what it was joined with."""

import uuid

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.models import Membership
from codes.models import Bidang, Kegiatan, Satuan
from musyawarah.enums import PlanKind
from musyawarah.models.kajian import HasilKajian
from musyawarah.models.musyawarah import Musyawarah
from musyawarah.querysets import GabunganQuerySet, OfUsulanQuerySet, UsulanQuerySet
from places.enums import Gender
from places.models import Desa, Dusun, Orang, RukunTetangga
from villages.enums import Unsur
from villages.models import DataDesa, Kelompok


def photo_path(usulan: "Usulan", filename: str) -> str:
    """Storage path of a photo, redrawn by us."""
    return f"usulan/{usulan.desa_id}/{usulan.uid}/{filename}"


class Usulan(models.Model):
    """One idea. `year` is the first plan year whose list it stood in; what became of it is told by decisions and
    plan lines, never by a state of its own, so that it cannot be forgotten."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="usulan_set")
    number = models.PositiveIntegerField("nomor usulan")
    plan_kind = models.CharField("untuk rencana", max_length=5, choices=PlanKind, default=PlanKind.RKP)
    year = models.PositiveSmallIntegerField("tahun rencana")
    musyawarah = models.ForeignKey(
        Musyawarah, models.PROTECT, null=True, blank=True, related_name="usulan_set", verbose_name="disampaikan dalam"
    )
    proposed_on = models.DateField("tanggal usulan")
    problem = models.CharField("masalah", max_length=500, blank=True)
    potential = models.CharField("potensi", max_length=500, blank=True)
    name = models.CharField("gagasan kegiatan", max_length=300)
    bidang = models.ForeignKey(Bidang, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bidang")
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kode kegiatan"
    )
    dusun = models.ForeignKey(
        Dusun, models.PROTECT, null=True, blank=True, related_name="usulan_set", help_text="Kosong: seluruh desa"
    )
    rukun_tetangga = models.ForeignKey(
        RukunTetangga, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="RT/RW"
    )
    location_text = models.CharField("keterangan lokasi", max_length=200, blank=True)
    latitude = models.DecimalField("lintang", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("bujur", max_digits=9, decimal_places=6, null=True, blank=True)
    volume = models.DecimalField("prakiraan volume", max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.ForeignKey(Satuan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan")
    cost = models.BigIntegerField("prakiraan biaya (rupiah)", null=True, blank=True)
    manfaat_l = models.PositiveIntegerField("penerima manfaat laki-laki", null=True, blank=True)
    manfaat_p = models.PositiveIntegerField("penerima manfaat perempuan", null=True, blank=True)
    manfaat_rtm = models.PositiveIntegerField("anggota rumah tangga miskin", null=True, blank=True)
    needs = models.JSONField("kebutuhan", default=list, blank=True)
    sdgs = models.JSONField("SDGs Desa", default=list, blank=True)
    unsur = models.CharField("unsur pengusul", max_length=20, choices=Unsur, default=Unsur.WARGA)
    kelompok = models.ForeignKey(
        Kelompok, models.PROTECT, null=True, blank=True, related_name="usulan_set", verbose_name="kelompok pengusul"
    )
    pengusul = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="usulan_set", verbose_name="pengusul"
    )
    pengusul_name = models.CharField("nama pengusul", max_length=120, blank=True)
    pengusul_gender = models.CharField("L/P pengusul", max_length=1, choices=Gender, blank=True)
    photo = models.FileField("foto", upload_to=photo_path, max_length=200, blank=True)
    photo_sha256 = models.CharField(max_length=64, blank=True)
    is_joint = models.BooleanField("hasil penggabungan", default=False)
    entered_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = UsulanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "-year", "number"]
        indexes = [models.Index(fields=["desa", "year", "deleted_at"], name="musyawarah_usulan_of_year")]
        constraints = [
            models.UniqueConstraint(fields=["desa", "number"], name="musyawarah_usulan_number_once"),
            models.CheckConstraint(condition=Q(volume=None) | Q(volume__gte=0), name="musyawarah_usulan_volume"),
            models.CheckConstraint(condition=Q(cost=None) | Q(cost__gte=0), name="musyawarah_usulan_cost"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="musyawarah_usulan_coordinates_in_pairs",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DasarUsulan(models.Model):
    """What a usulan rests on: an assessed entry of Data Desa, or a recorded problem or potential."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="dasar_set")
    data_desa = models.ForeignKey(DataDesa, models.PROTECT, null=True, blank=True, related_name="dasar_set")
    kajian = models.ForeignKey(HasilKajian, models.PROTECT, null=True, blank=True, related_name="dasar_set")

    objects = OfUsulanQuerySet.as_manager()

    class Meta:
        ordering = ["usulan_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(data_desa__isnull=False, kajian=None) | Q(data_desa=None, kajian__isnull=False),
                name="musyawarah_dasarusulan_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["usulan", "data_desa"], condition=Q(kajian=None), name="musyawarah_dasar_data_once"
            ),
            models.UniqueConstraint(
                fields=["usulan", "kajian"], condition=Q(data_desa=None), name="musyawarah_dasar_kajian_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.data_desa or self.kajian)


class GabunganUsulan(models.Model):
    """A usulan that goes on in another one. Undoing keeps the row, so the story tells both."""

    usulan = models.ForeignKey(Usulan, models.PROTECT, related_name="gabungan_set", verbose_name="usulan")
    into = models.ForeignKey(Usulan, models.PROTECT, related_name="asal_gabungan_set", verbose_name="digabung ke")
    reason = models.CharField("alasan", max_length=200, blank=True)
    merged_at = models.DateTimeField("digabung", auto_now_add=True)
    merged_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField("dibatalkan", null=True, blank=True)
    undone_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = GabunganQuerySet.as_manager()

    class Meta:
        ordering = ["merged_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["usulan"], condition=Q(undone_at=None), name="musyawarah_gabungan_goes_into_one"
            ),
            models.CheckConstraint(condition=~Q(usulan=F("into")), name="musyawarah_gabungan_not_into_itself"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="musyawarah_gabungan_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.usulan} → {self.into}"
