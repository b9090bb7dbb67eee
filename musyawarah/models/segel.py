"""Mended slips and the seal."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from accounts.models import Membership
from musyawarah.enums import RalatStatus, RalatTarget, SealReason
from musyawarah.models.musyawarah import Musyawarah
from musyawarah.querysets import OfMusyawarahQuerySet, SegelQuerySet
from places.models import Desa

SHA256_LETTERS = 64


class Ralat(models.Model):
    """A slip of closed minutes, mended by chair and notulis together; the original words stay here."""

    musyawarah = models.ForeignKey(Musyawarah, models.PROTECT, related_name="ralat_set")
    target = models.CharField("bagian", max_length=12, choices=RalatTarget)
    target_id = models.PositiveBigIntegerField()
    field = models.CharField(max_length=30)
    old = models.TextField("semula", blank=True)
    new = models.TextField("menjadi", blank=True)
    reason = models.CharField("alasan", max_length=300)
    status = models.CharField("keadaan", max_length=10, choices=RalatStatus, default=RalatStatus.PROPOSED)
    proposed_at = models.DateTimeField("diajukan", auto_now_add=True)
    proposed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfMusyawarahQuerySet.as_manager()

    class Meta:
        ordering = ["musyawarah_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=RalatStatus.PROPOSED, answered_at=None, answered_by=None)
                | Q(status=RalatStatus.CONFIRMED, answered_at__isnull=False, answered_by__isnull=False)
                # By nobody: the time for mending ran out before the answer.
                | Q(status=RalatStatus.REFUSED, answered_at__isnull=False),
                name="musyawarah_ralat_answered_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_target_display()}: {self.old} → {self.new}"


class Segel(models.Model):
    """The seal of a meeting: what was hashed, its SHA-256, and the seal of the village that came before it.

    `content` is canonical JSON without any personal value; a row is written once (the database refuses an UPDATE).
    """

    musyawarah = models.OneToOneField(Musyawarah, models.PROTECT, related_name="segel")
    desa = models.ForeignKey(Desa, models.PROTECT, related_name="segel_set")
    content = models.TextField("isi")
    sha256 = models.CharField(max_length=SHA256_LETTERS)
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next", verbose_name="segel sebelumnya"
    )
    reason = models.CharField("sebab", max_length=5, choices=SealReason)
    sealed_at = models.DateTimeField("waktu")
    sealed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SegelQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["desa"], condition=Q(previous=None), name="musyawarah_segel_one_beginning_per_desa"
            ),
            models.CheckConstraint(
                condition=Exact(Length("sha256"), SHA256_LETTERS), name="musyawarah_segel_is_hashed"
            ),
            models.CheckConstraint(condition=~Q(content=""), name="musyawarah_segel_has_content"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
