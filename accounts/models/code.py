"""Printed one-time codes that start or restore an account."""

from django.db import models

from accounts.enums import CodePurpose
from accounts.models.membership import Membership
from accounts.models.user import User
from accounts.querysets import OneTimeCodeQuerySet


class OneTimeCode(models.Model):
    """A code handed over on paper; only its hash is stored, and it works once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="code_set")
    purpose = models.CharField("guna", max_length=10, choices=CodePurpose)
    code_hash = models.CharField(max_length=128)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField("berlaku sampai")
    used_at = models.DateTimeField("dipakai", null=True, blank=True)

    objects = OneTimeCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.user}"
