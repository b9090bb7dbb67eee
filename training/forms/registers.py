"""Forms of the registers of halls and speakers."""

from typing import Any

from django import forms

from training.models import Speaker, Venue
from training.session_data import SpeakerData, VenueData


class VenueForm(forms.Form):
    """A hall as it is printed."""

    name = forms.CharField(
        label="Tempat", max_length=150, help_text="Seperti dicetak, misalnya Ruang pertemuan kantor kepala desa Panji."
    )
    address = forms.CharField(
        label="Alamat", max_length=200, required=False, help_text="Dicetak di belakang nama tempat."
    )
    capacity = forms.IntegerField(
        label="Daya tampung (orang)",
        required=False,
        min_value=1,
        max_value=9_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def data_of_row(self) -> VenueData:
        """What the service takes; only of a valid form."""
        return VenueData(**self.cleaned_data)

    @staticmethod
    def initial_of(row: Venue) -> dict[str, Any]:
        """What the form shows of a stored hall."""
        return {"name": row.name, "address": row.address, "capacity": row.capacity}


class SpeakerForm(forms.Form):
    """A speaker; his telephone number is the organiser's to read."""

    name = forms.CharField(label="Nama", max_length=120, help_text="Seperti dicetak, dengan gelar.")
    institution = forms.CharField(label="Instansi", max_length=150, required=False)
    phone = forms.CharField(
        label="Nomor telepon",
        max_length=30,
        required=False,
        help_text="Hanya dibaca penyelenggara.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    def data_of_row(self) -> SpeakerData:
        """What the service takes; only of a valid form."""
        return SpeakerData(**self.cleaned_data)

    @staticmethod
    def initial_of(row: Speaker) -> dict[str, Any]:
        """What the form shows of a stored speaker."""
        return {"name": row.name, "institution": row.institution, "phone": row.phone}
