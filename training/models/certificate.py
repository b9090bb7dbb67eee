"""Certificates: numbered, with hours of lesson, frozen with their own verification code."""

from django.db import models

from reporting.models import IssuedDocument
from training.models.participant import Participant
from training.querysets import OfParticipantQuerySet


class Certificate(models.Model):
    """The certificate of a participant; its paper is an issued document, replaced by a new version only."""

    participant = models.OneToOneField(Participant, models.PROTECT, related_name="certificate")
    number = models.CharField("nomor", max_length=80)
    hours = models.PositiveSmallIntegerField("JP")
    issued_on = models.DateField("tanggal")
    document = models.OneToOneField(IssuedDocument, models.PROTECT, related_name="+")

    objects = OfParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["participant_id"]

    def __str__(self) -> str:
        return self.number
