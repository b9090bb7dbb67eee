"""Forms of Data Desa: one entry, a whole list, and copying a year."""

from typing import Any

from django import forms

from places.form_fields import VolumeField
from villages.enums import DataDesaCategory
from villages.forms.tanggal_field import TanggalField
from villages.models import DataDesa
from villages.services.data_desa import DataDesaData, FilledRow

_FIELDS = ("category", "group", "label", "amount", "unit", "note", "source", "is_assessed", "assessed_on")


class DataDesaForm(forms.Form):
    """One entry."""

    category = forms.ChoiceField(label="Daftar", choices=DataDesaCategory)
    group = forms.CharField(label="Kelompok data", max_length=80, required=False, help_text="Misalnya: Lahan.")
    label = forms.CharField(label="Uraian", max_length=150)
    amount = VolumeField(label="Volume atau jumlah", required=False)
    unit = forms.CharField(label="Satuan", max_length=30, required=False)
    note = forms.CharField(label="Keterangan", max_length=200, required=False)
    source = forms.CharField(label="Sumber data", max_length=100, required=False)
    is_assessed = forms.BooleanField(label="Sudah diperiksa di lapangan", required=False)
    assessed_on = TanggalField(label="Tanggal pemeriksaan", required=False, help_text="Kosong: hari ini.")

    def data_of(self) -> DataDesaData:
        """What the service takes; only of a valid form."""
        return DataDesaData(**self.cleaned_data)


class FillRowForm(forms.Form):
    """One entry of a list that is filled in as a whole; `pk` and `version` say which and as of when."""

    pk = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    amount = VolumeField(label="Jumlah", required=False)
    unit = forms.CharField(label="Satuan", max_length=30, required=False)
    note = forms.CharField(label="Keterangan", max_length=200, required=False)
    is_assessed = forms.BooleanField(label="Diperiksa", required=False)

    def filled(self) -> FilledRow:
        """What the service takes; only of a valid form."""
        return FilledRow(**self.cleaned_data)


class AssessedOnForm(forms.Form):
    """The day on which the ticked entries were compared in the field."""

    assessed_on = TanggalField(
        label="Tanggal pemeriksaan", required=False, help_text="Untuk baris yang baru dicentang. Kosong: hari ini."
    )


def data_desa_initial(row: DataDesa) -> dict[str, Any]:
    """What an entry's form begins with."""
    return {name: getattr(row, name) for name in _FIELDS}


def fill_initial(row: DataDesa) -> dict[str, Any]:
    """What an entry's row begins with."""
    return {name: getattr(row, name) for name in ("pk", "version", "amount", "unit", "note", "is_assessed")}
