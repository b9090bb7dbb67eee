"""Scoring usulan by criteria: the kabupaten's methods, the scoring of a year, and each person's scores."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from musyawarah.models.musyawarah import Musyawarah
from musyawarah.models.usulan import Usulan
from musyawarah.querysets import OfUsulanQuerySet
from places.models import Desa, Kabupaten, Orang
from places.querysets import OfKabupatenQuerySet, OwnedByDesaQuerySet


class MetodePrioritas(models.Model):
    """A kabupaten's own criteria with weights; P1 and P2 are shipped in `data/metode_prioritas.csv`.

    `criteria`: list of {"code", "name", "weight", "lowest", "highest"}.
    """

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="metode_prioritas_set")
    code = models.SlugField("kode", max_length=20)
    name = models.CharField("nama metode", max_length=100)
    criteria = models.JSONField("kriteria", default=list)
    is_retired = models.BooleanField("tidak dipakai lagi", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = OfKabupatenQuerySet.as_manager()

    class Meta:
        ordering = ["kabupaten_id", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "code"], name="musyawarah_metode_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Skoring(models.Model):
    """The scoring of a village's usulan for one plan year; the method is kept as it was when scoring began."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="skoring_set")
    year = models.PositiveSmallIntegerField("tahun rencana")
    musyawarah = models.ForeignKey(
        Musyawarah, models.PROTECT, null=True, blank=True, related_name="skoring_set", verbose_name="dinilai dalam"
    )
    method = models.JSONField("metode")
    version = models.PositiveIntegerField(default=1)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "-year"]
        constraints = [models.UniqueConstraint(fields=["desa", "year"], name="musyawarah_skoring_once_a_year")]

    def __str__(self) -> str:
        return f"Skoring {self.year}"


class NilaiUsulan(models.Model):
    """What one person gave one usulan for one criterion."""

    skoring = models.ForeignKey(Skoring, models.PROTECT, related_name="nilai_set")
    usulan = models.ForeignKey(Usulan, models.PROTECT, related_name="nilai_set")
    criterion = models.CharField("kriteria", max_length=30)
    scorer = models.ForeignKey(Orang, models.PROTECT, related_name="+", verbose_name="penilai")
    value = models.PositiveSmallIntegerField("nilai")

    objects = OfUsulanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["skoring_id", "usulan_id", "scorer_id", "criterion"]
        constraints = [
            models.UniqueConstraint(
                fields=["skoring", "usulan", "criterion", "scorer"], name="musyawarah_nilai_once_per_scorer"
            ),
            models.CheckConstraint(condition=Q(value__lte=100), name="musyawarah_nilai_at_most_100"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"
