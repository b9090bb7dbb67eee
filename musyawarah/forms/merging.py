"""The form that joins usulan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from musyawarah.joining import joint_data
from musyawarah.models import Usulan
from musyawarah.usulan_data import UsulanData
from places.form_fields import RupiahField, VolumeField

NEW = "baru"


def _people(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=1_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


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
    manfaat_l = _people("Laki-laki")
    manfaat_p = _people("Perempuan")
    manfaat_rtm = _people("Dari rumah tangga miskin (A-RTM)")
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
        rtm, men, women = (data.get(key) for key in ("manfaat_rtm", "manfaat_l", "manfaat_p"))
        if rtm is not None and men is not None and women is not None and rtm > men + women:
            self.add_error("manfaat_rtm", "Tidak boleh lebih banyak daripada jumlah laki-laki dan perempuan.")
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
