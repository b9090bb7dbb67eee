"""DU-RKP Desa: what the village proposes to higher government, and the answer (Permendagri 114/2014 art. 51)."""

import uuid

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from codes.models import Bidang, Satuan
from musyawarah.models import Keputusan, Usulan
from places.models import Desa
from places.querysets import DeletableOfDesaQuerySet
from planning.enums import DuRkpAnswer


class DuRkp(models.Model):
    """The list of one year, sent to the bupati through the camat by 31 December."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="du_rkp_set")
    year = models.PositiveSmallIntegerField("tahun usulan")
    sent_on = models.DateField("dikirim", null=True, blank=True)
    letter_number = models.CharField("nomor surat pengantar", max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["desa_id", "-year"]
        constraints = [models.UniqueConstraint(fields=["desa", "year"], name="planning_durkp_once_a_year")]

    def __str__(self) -> str:
        return f"DU-RKP Desa {self.year}"


class DuRkpKegiatan(models.Model):
    """A proposed activity outside the village's authority or means, with the answer that it was given."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    du_rkp = models.ForeignKey(DuRkp, models.PROTECT, related_name="line_set")
    keputusan = models.ForeignKey(
        Keputusan, models.PROTECT, null=True, blank=True, related_name="du_rkp_line_set", verbose_name="keputusan"
    )
    usulan = models.ForeignKey(
        Usulan, models.PROTECT, null=True, blank=True, related_name="du_rkp_line_set", verbose_name="usulan"
    )
    bidang = models.ForeignKey(Bidang, models.PROTECT, related_name="+", verbose_name="bidang")
    name = models.CharField("jenis kegiatan", max_length=300)
    location_text = models.CharField("lokasi", max_length=200, blank=True)
    volume = models.DecimalField("volume", max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.ForeignKey(Satuan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan")
    manfaat_l = models.PositiveIntegerField("penerima manfaat laki-laki", null=True, blank=True)
    manfaat_p = models.PositiveIntegerField("penerima manfaat perempuan", null=True, blank=True)
    manfaat_rtm = models.PositiveIntegerField("anggota rumah tangga miskin", null=True, blank=True)
    time_words = models.CharField("prakiraan waktu pelaksanaan", max_length=60, blank=True)
    cost = models.BigIntegerField("prakiraan biaya (rupiah)", null=True, blank=True)
    source_words = models.CharField("sumber pembiayaan", max_length=100, blank=True)
    sdgs = models.JSONField("SDGs Desa", default=list, blank=True)
    data_eksisting = models.CharField("data eksisting", max_length=200, blank=True)
    answer = models.CharField("jawaban", max_length=10, choices=DuRkpAnswer, blank=True)
    answer_reason = models.CharField("alasan", max_length=300, blank=True)
    answered_on = models.DateField("tanggal jawaban", null=True, blank=True)
    answered_by = models.CharField("dijawab oleh", max_length=100, blank=True)
    position = models.PositiveIntegerField("urutan", default=0)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = DeletableOfDesaQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["du_rkp_id", "bidang__code", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cost=None) | Q(cost__gte=0), name="planning_durkp_cost_not_negative"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="planning_durkp_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(answer=DuRkpAnswer.REFUSED) | ~Q(answer_reason=""),
                name="planning_durkp_refused_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name
