"""What a meeting decided: one row a decision. Minutes are the result of these rows, not a text beside them."""

import uuid

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from musyawarah.enums import DecisionMethod, DecisionOutcome, DecisionSubject, PlanKind
from musyawarah.models.musyawarah import AgendaMusyawarah, Musyawarah
from musyawarah.models.usulan import Usulan
from musyawarah.querysets import KeputusanQuerySet

_NO_REASON_NEEDED = (DecisionOutcome.AGREED, DecisionOutcome.PASSED_ON)


class Keputusan(models.Model):
    """One decision, taken at `decided_at`; a sealed one is only corrected by a later meeting's, which names it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    musyawarah = models.ForeignKey(Musyawarah, models.PROTECT, related_name="keputusan_set")
    agenda = models.ForeignKey(
        AgendaMusyawarah, models.PROTECT, null=True, blank=True, related_name="keputusan_set", verbose_name="acara"
    )
    number = models.PositiveSmallIntegerField("nomor")
    subject = models.CharField("tentang", max_length=15, choices=DecisionSubject, default=DecisionSubject.USULAN)
    usulan = models.ForeignKey(
        Usulan, models.PROTECT, null=True, blank=True, related_name="keputusan_set", verbose_name="usulan"
    )
    plan_kind = models.CharField("rencana", max_length=5, choices=PlanKind, blank=True)
    plan_year = models.PositiveSmallIntegerField("tahun rencana", null=True, blank=True)
    text = models.TextField("bunyi keputusan")
    outcome = models.CharField("hasil", max_length=10, choices=DecisionOutcome, default=DecisionOutcome.AGREED)
    reason = models.CharField("alasan", max_length=500, blank=True)
    merged_into = models.ForeignKey(
        Usulan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="digabung ke usulan"
    )
    method = models.CharField("cara", max_length=10, choices=DecisionMethod, default=DecisionMethod.MUFAKAT)
    votes_for = models.PositiveIntegerField("setuju", null=True, blank=True)
    votes_against = models.PositiveIntegerField("tidak setuju", null=True, blank=True)
    votes_abstain = models.PositiveIntegerField("abstain", null=True, blank=True)
    rank = models.PositiveIntegerField("peringkat", null=True, blank=True)
    scored_rank = models.PositiveIntegerField("peringkat menurut skor", null=True, blank=True)
    overrule_reason = models.CharField("alasan mengubah peringkat", max_length=300, blank=True)
    decided_at = models.DateTimeField("waktu keputusan")
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by_set", verbose_name="memperbaiki"
    )
    version = models.PositiveIntegerField(default=1)

    objects = KeputusanQuerySet.as_manager()
    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["musyawarah_id", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["musyawarah", "number"], name="musyawarah_keputusan_number_once"),
            models.UniqueConstraint(
                fields=["musyawarah", "usulan"],
                condition=Q(usulan__isnull=False),
                name="musyawarah_keputusan_usulan_once_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(subject=DecisionSubject.USULAN, usulan__isnull=False)
                | (~Q(subject=DecisionSubject.USULAN) & Q(usulan=None)),
                name="musyawarah_keputusan_names_its_usulan",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=_NO_REASON_NEEDED) | ~Q(reason=""), name="musyawarah_keputusan_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(outcome=DecisionOutcome.MERGED, merged_into__isnull=False)
                | (~Q(outcome=DecisionOutcome.MERGED) & Q(merged_into=None)),
                name="musyawarah_keputusan_merged_into_something",
            ),
            models.CheckConstraint(
                condition=Q(method=DecisionMethod.VOTE, votes_for__isnull=False, votes_against__isnull=False)
                | Q(method=DecisionMethod.MUFAKAT, votes_for=None, votes_against=None, votes_abstain=None),
                name="musyawarah_keputusan_votes_are_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:80]}"

    @property
    def overrules_rank(self) -> bool:
        """Whether the meeting put it elsewhere than the scores did."""
        return self.rank is not None and self.scored_rank is not None and self.rank != self.scored_rank
