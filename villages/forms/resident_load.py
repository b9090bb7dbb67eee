"""The form of a workbook of residents."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from places.workbooks.opening import LARGEST_FILE, open_workbook
from places.workbooks.refusal import WorkbookRefused
from places.workbooks.sheet import Workbook

ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv"


class ResidentLoadForm(forms.Form):
    """A workbook; when it is valid it stands opened in `workbook`, its bytes in `content`."""

    file = forms.FileField(
        label="Buku kerja",
        help_text="Excel (.xlsx, .xls), LibreOffice (.ods), atau .csv, paling besar 10 MB.",
        error_messages={"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    workbook: Workbook
    content: bytes

    def clean_file(self) -> UploadedFile:
        """Judge the file by its size and its content, whatever its name says."""
        uploaded: Any = self.cleaned_data["file"]
        if uploaded.size > LARGEST_FILE:
            raise forms.ValidationError("Berkas lebih besar dari 10 MB. Simpan daftar warganya saja.")
        self.content = uploaded.read()
        try:
            self.workbook = open_workbook(self.content, uploaded.name)
        except WorkbookRefused as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return uploaded
