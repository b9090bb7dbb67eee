"""The act log: who did what, when and why. Values before and after are in the row history."""

from django.db import models

from accounts.models.membership import Membership
from places.models import OwnedByPlace
from places.querysets import OwnedByPlaceQuerySet


class Act(OwnedByPlace):
    """One act of a service; name and role are kept as they were on the day."""

    at = models.DateTimeField("waktu", auto_now_add=True, db_index=True)
    membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="act_set")
    orang_name = models.CharField("nama", max_length=120)
    role_label = models.CharField("peran", max_length=60)
    verb = models.CharField("tindakan", max_length=40)
    subject_type = models.CharField("jenis objek", max_length=40)
    subject_id = models.CharField("objek", max_length=40)
    summary = models.CharField("ringkasan", max_length=250, blank=True)
    reason = models.TextField("alasan", blank=True)

    objects = OwnedByPlaceQuerySet.as_manager()

    class Meta(OwnedByPlace.Meta):
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="accounts_act_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.orang_name}: {self.summary or self.verb}"
