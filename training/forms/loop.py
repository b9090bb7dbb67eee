"""The form that makes a programme and its session out of the loop."""

from collections.abc import Sequence
from typing import Any

from django import forms

from places.models import Desa
from training.calling import CALLABLE
from training.enums import ParticipantRole
from training.loop.needs import Invited
from training.session_data import SessionData
from villages.forms.tanggal_field import TanggalField


class LoopSessionForm(forms.Form):
    """Name and days, who is called of each village, and which villages."""

    title = forms.CharField(label="Nama kegiatan", max_length=200)
    organiser = forms.CharField(label="Penyelenggara", max_length=200)
    starts_on = TanggalField(label="Mulai tanggal")
    ends_on = TanggalField(label="Sampai tanggal", required=False, help_text="Kosongkan bila hanya satu hari.")
    roles = forms.MultipleChoiceField(
        label="Yang dipanggil, satu orang setiap desa",
        choices=[(role, ParticipantRole(role).label) for role in CALLABLE],
        widget=forms.CheckboxSelectMultiple,
    )
    desa = forms.MultipleChoiceField(label="Desa yang diundang", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, invited: Sequence[Invited], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._desa = {one.desa.code: one.desa for one in invited}
        fields: dict[str, Any] = self.fields
        fields["desa"].choices = [(one.desa.code, _words(one)) for one in invited]

    def clean(self) -> dict[str, Any]:
        """One day where no last day is typed."""
        data = super().clean() or {}
        if "ends_on" not in self.errors:
            data["ends_on"] = data.get("ends_on") or data.get("starts_on")
        return data

    def chosen_desa(self) -> list[Desa]:
        """The villages; only of a valid form."""
        return [self._desa[code] for code in self.cleaned_data["desa"]]

    def session_data(self) -> SessionData:
        """Days and roles; only of a valid form."""
        data = self.cleaned_data
        calls = tuple((role, False) for role in data["roles"])
        return SessionData(starts_on=data["starts_on"], ends_on=data["ends_on"], calls=calls)


def _words(one: Invited) -> str:
    return f"{one.desa.name}, {one.desa.kecamatan.name}: {', '.join(one.rules)}"
