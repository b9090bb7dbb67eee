"""Forms of the workbooks that Dinas PMD loads for its villages."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from places.workbooks.opening import LARGEST_FILE, open_workbook
from places.workbooks.refusal import WorkbookRefused
from places.workbooks.sheet import Workbook
from villages.forms.tanggal_field import TanggalField

ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv"


class YearlyWorkbookForm(forms.Form):
    """A year and a workbook."""

    year = forms.IntegerField(
        label="Tahun anggaran",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    file = forms.FileField(
        label="Buku kerja",
        help_text="Excel (.xlsx, .xls), LibreOffice (.ods), atau .csv, paling besar 10 MB.",
        error_messages={"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    workbook: Workbook
    content: bytes

    def clean_file(self) -> UploadedFile:
        """A workbook that can be read; it is then in `workbook`, its bytes in `content`."""
        uploaded: Any = self.cleaned_data["file"]
        if uploaded.size > LARGEST_FILE:
            raise forms.ValidationError("Berkas lebih besar dari 10 MB. Simpan tabelnya saja.")
        self.content = uploaded.read()
        try:
            self.workbook = open_workbook(self.content, uploaded.name)
        except WorkbookRefused as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return uploaded


class PaguLoadForm(YearlyWorkbookForm):
    """Ceilings of many villages, with the paper that they rest on."""

    document = forms.CharField(
        label="Dasar pagu",
        max_length=200,
        required=False,
        help_text="Misalnya: Keputusan Bupati Nomor 412/77/2026. Tampak pada halaman pagu tiap desa.",
    )
    received_on = TanggalField(label="Tanggal penyampaian ke desa", required=False)

    field_order = ("year", "file", "document", "received_on")
