"""The form of a rundown: one row for each item."""

from collections.abc import Sequence
from typing import Any

from django import forms

from musyawarah.forms.hour_field import JamField
from places.formats.tanggal import format_tanggal
from training.models import SessionItem, Speaker, TrainingModule, TrainingSession
from training.session_data import SessionItemData
from training.session_days import days_between

_EXTRA = 3


class ItemForm(forms.Form):
    """One item; a row without title and module is left out. A module fills in its title and its hours."""

    held_on = forms.ChoiceField(label="Tanggal", required=False)
    starts_at = JamField(label="Mulai", required=False)
    ends_at = JamField(label="Selesai", required=False)
    title = forms.CharField(label="Acara", max_length=200, required=False)
    module = forms.ModelChoiceField(
        TrainingModule.objects.none(), label="Modul", required=False, empty_label="Bukan modul"
    )
    speaker = forms.ModelChoiceField(
        Speaker.objects.none(), label="Narasumber", required=False, empty_label="Tidak ada"
    )
    hours = forms.IntegerField(
        label="JP",
        required=False,
        min_value=0,
        max_value=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, choices: "ItemChoices", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["held_on"].choices = choices.days
        # The rows are there already: choices of many rows ask the database once.
        for name, model, rows in (
            ("module", TrainingModule, choices.modules),
            ("speaker", Speaker, choices.speakers),
        ):
            fields[name].queryset = model.objects.filter(pk__in=[row.pk for row in rows])
            fields[name].choices = [("", fields[name].empty_label), *((row.pk, str(row)) for row in rows)]

    @property
    def is_filled(self) -> bool:
        """Whether the row says anything; only of a valid form."""
        return bool(self.cleaned_data.get("title") or self.cleaned_data.get("module"))

    def clean(self) -> dict[str, Any]:
        """An item has hours in their order, on one of the days."""
        data = super().clean() or {}
        if not (data.get("title") or data.get("module")):
            return data
        for name, words in (("starts_at", "Isi jam mulai."), ("ends_at", "Isi jam selesai.")):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, words)
        if data.get("starts_at") and data.get("ends_at") and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", "Harus sesudah jam mulai.")
        return data


class ItemChoices:
    """What the rows of a rundown choose from, read once for all of them."""

    def __init__(
        self, session: TrainingSession, modules: Sequence[TrainingModule], speakers: Sequence[Speaker]
    ) -> None:
        self.session_days = days_between(session.starts_on, session.ends_on)
        self.days = [(day.isoformat(), format_tanggal(day)) for day in self.session_days]
        self.modules, self.speakers = list(modules), list(speakers)


class BaseItemFormSet(forms.BaseFormSet):
    """The whole rundown."""

    def refuse(self, message: str) -> None:
        """Put a refusal of the service above the rows."""
        self.non_form_errors().append(message)

    def items(self, choices: ItemChoices) -> list[SessionItemData]:
        """What the service takes; only of a valid set."""
        return [_item(form.cleaned_data, choices) for form in self.forms if form.is_valid() and form.is_filled]


ItemFormSet = forms.formset_factory(
    ItemForm, formset=BaseItemFormSet, extra=_EXTRA, max_num=120, absolute_max=140, validate_max=True
)


def items_initial(rows: Sequence[SessionItem | SessionItemData]) -> list[dict[str, Any]]:
    """What the form shows."""
    return [
        {
            "held_on": row.held_on.isoformat(),
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
            "title": row.title,
            "module": row.module.pk if row.module else "",
            "speaker": row.speaker.pk if row.speaker else "",
            "hours": row.hours or "",
        }
        for row in rows
    ]


def _item(data: dict[str, Any], choices: ItemChoices) -> SessionItemData:
    days = {day.isoformat(): day for day in choices.session_days}
    module: TrainingModule | None = data["module"]
    hours = data["hours"]
    return SessionItemData(
        held_on=days.get(data["held_on"], choices.session_days[0]),
        starts_at=data["starts_at"],
        ends_at=data["ends_at"],
        title=data["title"] or (module.title if module else ""),
        module=module,
        speaker=data["speaker"],
        hours=hours if hours is not None else (module.hours if module else 0),
    )
