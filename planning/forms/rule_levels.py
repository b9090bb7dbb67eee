"""The form of a kabupaten's rule levels: one choice per rule, of the levels that the law leaves to it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from planning.checks.registry import Rule, rules
from planning.enums import CheckLevel


class RuleLevelForm(forms.Form):
    """Reads the level of every rule that has a choice."""

    def __init__(self, *args: Any, levels: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for rule in settable_rules():
            fields[f"level_{rule.id}"] = forms.ChoiceField(
                label=f"{rule.id} {rule.title}",
                choices=[(level, _words(rule, level)) for level in rule.allowed],
                initial=rule.level_in(dict(levels or {})),
            )

    @property
    def rows(self) -> list[tuple[Rule, BoundField]]:
        """Each rule with its choice."""
        return [(rule, self[f"level_{rule.id}"]) for rule in settable_rules()]

    def levels(self) -> dict[str, str]:
        """The cleaned level by rule."""
        return {rule.id: self.cleaned_data[f"level_{rule.id}"] for rule in settable_rules()}


def settable_rules() -> list[Rule]:
    """Rules whose level a kabupaten may choose."""
    return [rule for rule in rules() if rule.is_settable]


def fixed_rules() -> list[Rule]:
    """Rules whose level the law or the year's table sets."""
    return [rule for rule in rules() if not rule.is_settable]


def _words(rule: Rule, level: str) -> str:
    usual = " (bawaan)" if level == rule.level else ""
    return f"{str(CheckLevel(level).label).split()[0]}{usual}"  # short: they stand in a column
