"""The form of a kabupaten's rules of meetings: a row for each kind."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from musyawarah.enums import MusyawarahKind
from musyawarah.rules import MeetingRule, shipped_rules
from musyawarah.services.meeting_rules import MOST_DAYS, MeetingRuleData
from places.form_fields import VolumeField

_FIELDS = ("quorum_percent", "women_percent", "invitation_days", "seal_after_days", "source")
_LABELS = {
    "quorum_percent": "Kuorum (persen)",
    "women_percent": "Perempuan (persen)",
    "invitation_days": "Undangan (hari)",
    "seal_after_days": "Ralat (hari)",
    "source": "Dasar",
}


class MeetingRulesForm(forms.Form):
    """All kinds with what holds for them."""

    def __init__(self, *args: Any, rules: Mapping[str, MeetingRule], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for kind, rule in rules.items():
            for name in _FIELDS:
                field = _field(name)
                field.label = f"{_LABELS[name]}, {MusyawarahKind(kind).label}"
                field.initial = _source(rule) if name == "source" else getattr(rule, name)
                fields[f"{kind}-{name}"] = field

    @property
    def rows(self) -> list[tuple[MusyawarahKind, MeetingRule, list[tuple[str, BoundField]]]]:
        """Each kind with its shipped rule and its fields under their column labels."""
        return [
            (MusyawarahKind(kind), rule, [(_LABELS[name], self[f"{kind}-{name}"]) for name in _FIELDS])
            for kind, rule in shipped_rules().items()
        ]

    def rules(self) -> dict[str, MeetingRuleData]:
        """What the service takes; only of a valid form."""
        return {
            kind: MeetingRuleData(**{name: self.cleaned_data[f"{kind}-{name}"] for name in _FIELDS})
            for kind in shipped_rules()
        }


def _source(rule: MeetingRule) -> str:
    return "" if rule.source == shipped_rules()[rule.kind].source else rule.source


def _field(name: str) -> forms.Field:
    if name.endswith("_percent"):
        return PercentField(required=False)
    if name == "source":
        return forms.CharField(required=False, max_length=150)
    return forms.IntegerField(
        min_value=0, max_value=MOST_DAYS, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )


class PercentField(VolumeField):
    """A share of 0 to 100 with at most two decimals; empty is none."""

    def to_python(self, value: Any) -> Decimal | None:
        """Raise ValidationError outside 0 to 100."""
        number = super().to_python(value)
        if number is None:
            return None
        if not 0 <= number <= 100 or number != round(number, 2):
            raise forms.ValidationError("Isi antara 0 dan 100, paling banyak dua angka di belakang koma.")
        return number
