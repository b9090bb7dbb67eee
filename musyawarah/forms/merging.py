"""The form that joins usulan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from musyawarah.joining import joint_data
from musyawarah.models import Usulan
from musyawarah.usulan_data import UsulanData
from places.form_checks import check_people
from places.form_fields import PeopleField, RupiahField, VolumeField

NEW = "baru"


class MergeForm(forms.Form):
    """Into which one they go, and what it says then: the sums are an offer."""

    into = forms.ChoiceField(label="Diteruskan sebagai", widget=forms.RadioSelect, initial=NEW)
    name = forms.CharField(
        label="Gagasan gabungan",
        max_length=300,
        required=False,
        help_text="Dipakai bila diteruskan sebagai usulan gabungan baru.",
    )
    volume = VolumeField(label="Prakiraan volume", required=False)
    cost = RupiahField(label="Prakiraan biaya (Rp)", required=False)
    manfaat_l = PeopleField(label="Laki-laki")
    manfaat_p = PeopleField(label="Perempuan")
    manfaat_rtm = PeopleField(label="Dari rumah tangga miskin (A-RTM)")
    reason = forms.CharField(label="Alasan", max_length=200, required=False)

    def __init__(self, *args: Any, usulan: Sequence[Usulan], **kwargs: Any) -> None:
        self.usulan = usulan
        self.joint = joint_data(usulan)
        offered = ("name", "volume", "cost", "manfaat_l", "manfaat_p", "manfaat_rtm")
        super().__init__(*args, initial={name: getattr(self.joint, name) for name in offered}, **kwargs)
        fields: dict[str, Any] = self.fields
        existing = ((str(one.pk), f"Usulan {one.number}: {one.name}") for one in usulan)
        fields["into"].choices = [(NEW, "Usulan gabungan baru"), *existing]
        if self.joint.unit:
            fields["volume"].help_text = f"Dalam {self.joint.unit.name}, jumlah semua usulan."
        else:
            del self.fields["volume"]

    def clean(self) -> dict[str, Any]:
        """What only the fields together can tell."""
        data = super().clean() or {}
        if data.get("into") == NEW and not (data.get("name") or "").strip():
            self.add_error("name", "Tulis gagasan gabungannya.")
        check_people(self, data)
        return data

    @property
    def head(self) -> Usulan | None:
        """The existing usulan chosen, None for a new one."""
        return next((one for one in self.usulan if str(one.pk) == self.cleaned_data["into"]), None)

    def joint_typed(self) -> UsulanData:
        """The joint usulan as typed."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("into", "reason")}
        data["name"] = data["name"] or self.joint.name
        return replace(self.joint, **data)
