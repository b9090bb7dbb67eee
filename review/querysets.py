"""Reading reviews."""

from typing import Self

from django.db import models
from django.db.models import Model, OuterRef, Subquery

from places.querysets import HasScope, OwnedByDesaQuerySet


class PlanReviewQuerySet(OwnedByDesaQuerySet):
    """Reviews of plans."""

    def of_plan(self, plan: Model) -> Self:
        """Reviews of one RPJM Desa or RKP Desa, the newest first."""
        column = "rpjm" if plan._meta.model_name == "rpjmdesa" else "rkp"
        return self.filter(**{column: plan}).order_by("-pk")

    def with_plan(self) -> Self:
        """Join both kinds of plan, the village and everything above it, the change and the holder: one query."""
        places = ["desa__kecamatan", "desa__kabupaten", "desa__provinsi"]
        plans = ["rpjm__desa__kabupaten", "rkp__desa__kabupaten", "rkp__rpjm", "perubahan"]
        return self.select_related(*places, *plans, "holder__orang")

    def with_last_submission(self) -> Self:
        """Annotate `last_submission`, the key of the newest round; `last_total` in rupiah."""
        from review.models import Submission

        newest = Submission.objects.filter(review=OuterRef("pk")).order_by("-number")
        return self.annotate(
            last_submission=Subquery(newest.values("pk")[:1]), last_total=Subquery(newest.values("total")[:1])
        )


class OfReviewQuerySet(OwnedByDesaQuerySet):
    """Rows that hang on a review; they carry the village's key themselves."""


class ReviewNoteQuerySet(OfReviewQuerySet):
    """Notes."""

    def sent(self) -> Self:
        """Those that the village has been shown."""
        return self.filter(sent_at__isnull=False)

    def still_open(self) -> Self:
        """Sent and not closed."""
        return self.filter(sent_at__isnull=False, closed_at=None)


class OfSubmissionQuerySet(models.QuerySet):
    """Rows that hang on a submission."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the submissions that the reader may see."""
        from review.models import Submission

        return self.filter(submission__in=Submission.objects.visible_to(membership))


class OfKecamatanQuerySet(models.QuerySet):
    """Rows with a `kecamatan` key."""

    def visible_to(self, membership: HasScope | None) -> Self:
        """Rows of the reader's own kecamatan, of the one that his village lies in, or of all of his kabupaten."""
        if membership is None or membership.scope.is_empty:
            return self.none()
        scope = membership.scope
        if scope.everything:
            return self.all()
        if scope.desa_id:
            return self.filter(kecamatan__desa_set=scope.desa_id)
        if scope.kecamatan_id:
            return self.filter(kecamatan=scope.kecamatan_id)
        return self.filter(kecamatan__kabupaten=scope.kabupaten_id)


class NoticeQuerySet(models.QuerySet):
    """Messages."""

    def of(self, membership: Model | None) -> Self:
        """The inbox of one membership."""
        return self.filter(recipient=membership) if membership is not None else self.none()

    def unread(self) -> Self:
        """Messages that were not opened."""
        return self.filter(read_at=None)
