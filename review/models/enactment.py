"""From the agreement of the BPD to the published Perdes."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Membership
from musyawarah.models import Keputusan
from places.models import Desa
from places.querysets import OwnedByDesaQuerySet
from planning.models import PlanEdition, RkpDesa, RpjmDesa
from reporting.models import IssuedDocument
from review.enums import ClarificationResult, PublishedAt
from review.models.plan_review import PlanReview
from review.querysets import OfReviewQuerySet


def chapter_path(chapter: "PlanChapter", filename: str) -> str:
    """Storage path of a chapter."""
    return f"bab/{chapter.desa_id}/{chapter.rpjm_id or 0}-{chapter.rkp_id or 0}/{filename}"


def publication_path(publication: "Publication", filename: str) -> str:
    """Storage path of the picture of a publication."""
    return f"publikasi/{publication.desa_id}/{publication.edition_id}/{filename}"


class BpdAgreement(models.Model):
    """The BPD's decision and the minutes of the agreement with the kepala desa (UU 6/2014 art. 55a, 69(3))."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    review = models.OneToOneField(PlanReview, models.CASCADE, related_name="agreement")
    keputusan_number = models.CharField("nomor Keputusan BPD", max_length=60)
    keputusan_date = models.DateField("tanggal Keputusan BPD")
    ba_number = models.CharField("nomor berita acara kesepakatan", max_length=60, blank=True)
    ba_date = models.DateField("tanggal berita acara kesepakatan")
    keputusan = models.ForeignKey(
        Keputusan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="keputusan musyawarah"
    )

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        ordering = ["review_id"]

    def __str__(self) -> str:
        return f"Keputusan BPD Nomor {self.keputusan_number}"


class Enactment(models.Model):
    """The Perdes that ended a review: penetapan by the kepala desa, pengundangan by the sekretaris desa."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    review = models.OneToOneField(PlanReview, models.PROTECT, related_name="enactment")
    edition = models.OneToOneField(PlanEdition, models.PROTECT, related_name="enactment", verbose_name="naskah")
    perdes_number = models.CharField("nomor Perdes", max_length=30)
    perdes_date = models.DateField("tanggal penetapan")
    promulgated_on = models.DateField("tanggal pengundangan")
    lembaran_number = models.CharField("nomor Lembaran Desa", max_length=30)
    lembaran_year = models.PositiveSmallIntegerField("tahun Lembaran Desa")
    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naskah Perdes"
    )
    clarification = models.CharField("hasil klarifikasi", max_length=10, choices=ClarificationResult, blank=True)
    clarification_number = models.CharField("nomor surat klarifikasi", max_length=60, blank=True)
    clarification_note = models.TextField("catatan klarifikasi", blank=True)

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        ordering = ["review_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(promulgated_on__gte=F("perdes_date")), name="review_promulgated_after_enacted"
            ),
        ]

    def __str__(self) -> str:
        return f"Perdes Nomor {self.perdes_number}"


class PlanChapter(models.Model):
    """A chapter that the village wrote itself, as a PDF; joined with the annexes of the Perdes and hashed with them."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    rpjm = models.ForeignKey(RpjmDesa, models.PROTECT, null=True, blank=True, related_name="chapter_set")
    rkp = models.ForeignKey(RkpDesa, models.PROTECT, null=True, blank=True, related_name="chapter_set")
    title = models.CharField("judul bab", max_length=150)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    file = models.FileField("berkas PDF", upload_to=chapter_path, max_length=200)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField("halaman")
    uploaded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField("dihapus", null=True, blank=True)

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["desa_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rpjm=None, rkp__isnull=False) | Q(rpjm__isnull=False, rkp=None),
                name="review_chapter_of_one_plan",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Publication(models.Model):
    """Where and when an enacted plan was made known (Permendagri 114/2014 art. 81; rule R36)."""

    desa = models.ForeignKey(Desa, models.PROTECT, related_name="+")
    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="publication_set")
    medium = models.CharField("cara", max_length=10, choices=PublishedAt)
    where = models.CharField("tempat atau alamat", max_length=200)
    published_on = models.DateField("tanggal")
    picture = models.FileField("foto", upload_to=publication_path, max_length=200, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    objects = OwnedByDesaQuerySet.as_manager()

    class Meta:
        ordering = ["edition_id", "published_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_medium_display()}: {self.where}"
