"""How strictly a kabupaten applies a rule."""

from django.db import models
from simple_history.models import HistoricalRecords

from places.models import Kabupaten
from planning.enums import CheckLevel


class RuleLevel(models.Model):
    """The level a kabupaten gives a rule, within what the rule allows; without a row the shipped level holds."""

    kabupaten = models.ForeignKey(Kabupaten, models.CASCADE, related_name="rule_level_set")
    rule = models.CharField("aturan", max_length=10)
    level = models.CharField("tingkat", max_length=10, choices=CheckLevel)

    history = HistoricalRecords(user_model="accounts.Membership")

    class Meta:
        ordering = ["kabupaten_id", "rule"]
        constraints = [models.UniqueConstraint(fields=["kabupaten", "rule"], name="planning_rulelevel_once")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.get_level_display()}"
