"""What somebody is told."""

from django.db import models

from accounts.models import Membership
from review.querysets import NoticeQuerySet


class Notice(models.Model):
    """One message in the inbox of one membership; the same words go out by e-mail where an address is known."""

    recipient = models.ForeignKey(Membership, models.CASCADE, related_name="notice_set")
    created_at = models.DateTimeField("waktu", auto_now_add=True)
    subject = models.CharField("perihal", max_length=150)
    text = models.TextField("isi")
    url = models.CharField("alamat halaman", max_length=200, blank=True)
    read_at = models.DateTimeField("dibaca", null=True, blank=True)
    mailed_at = models.DateTimeField("dikirim lewat surel", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["recipient", "read_at"], name="review_notice_unread")]

    def __str__(self) -> str:
        return self.subject
