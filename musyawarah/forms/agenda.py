"""The form of the agenda: rows with their order, and the tata tertib."""

from collections.abc import Sequence
from typing import Any

from django import forms

from musyawarah.forms.hour_field import JamField
from musyawarah.meeting_data import AgendaItemData
from musyawarah.models import AgendaMusyawarah

_EXTRA = 3


class AgendaItemForm(forms.Form):
    """One item; a row whose title is emptied is left out."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    position = forms.IntegerField(
        label="Urutan",
        required=False,
        min_value=0,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    title = forms.CharField(label="Acara", max_length=200, required=False)
    starts_at = JamField(label="Mulai", required=False)
    ends_at = JamField(label="Selesai", required=False)
    speaker = forms.CharField(label="Pembicara", max_length=150, required=False)

    def clean(self) -> dict[str, Any]:
        """An item does not end before it begins."""
        data = super().clean() or {}
        first, last = data.get("starts_at"), data.get("ends_at")
        if first and last and last < first:
            self.add_error("ends_at", "Mendahului jam mulai.")
        return data


class BaseAgendaFormSet(forms.BaseFormSet):
    """All items."""

    def items(self) -> list[AgendaItemData]:
        """In the order of their numbers, unnumbered ones last; only of a valid set."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("title")]
        numbered = enumerate(rows)
        ordered = sorted(numbered, key=lambda pair: (pair[1]["position"] is None, pair[1]["position"] or 0, pair[0]))
        fields = ("title", "pk", "starts_at", "ends_at", "speaker")
        return [AgendaItemData(**{name: row[name] for name in fields}) for _, row in ordered]


AgendaFormSet = forms.formset_factory(
    AgendaItemForm, formset=BaseAgendaFormSet, extra=_EXTRA, max_num=40, absolute_max=60, validate_max=True
)


class RulesTextForm(forms.Form):
    """The tata tertib as plain text."""

    rules_text = forms.CharField(
        label="Tata tertib", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 10})
    )


def agenda_initial(rows: Sequence[AgendaMusyawarah | AgendaItemData]) -> list[dict[str, Any]]:
    """What the form shows, numbered by tens so that an item fits between."""
    return [
        {
            "pk": row.pk,
            "position": number * 10,
            "title": row.title,
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
            "speaker": row.speaker,
        }
        for number, row in enumerate(rows, start=1)
    ]
