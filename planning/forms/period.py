"""Forms about a plan's period and its Perdes."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from places.attached_file import PDF_REFUSALS
from places.uploaded_pdf import UnusablePdf, check_pdf

LARGEST_SCAN = 10 * 1024 * 1024
_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


def _year(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=2000, max_value=2100, widget=forms.TextInput(attrs=_NUMBER), help_text=help_text
    )


class CreateForm(forms.Form):
    """First and last year, and whether the plan is an old one."""

    first_year = _year("Tahun pertama", "Tahun anggaran pertama, misalnya 2027.")
    last_year = _year(
        "Tahun terakhir", "Delapan tahun sejak UU 3/2024; enam tahun pada masa jabatan lama; atau sisa masa jabatan."
    )
    is_before_app = forms.BooleanField(
        label="RPJM Desa ini sudah ditetapkan dengan Perdes; saya menyalinnya ke sini", required=False
    )


class ExtendForm(forms.Form):
    """The new last year and why."""

    last_year = _year("Tahun terakhir yang baru")
    reason = forms.CharField(
        label="Dasar perpanjangan",
        max_length=500,
        help_text="Misalnya: masa jabatan menjadi 8 tahun menurut UU Nomor 3 Tahun 2024.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class RecordForm(forms.Form):
    """Number, date and scan of the Perdes."""

    perdes_number = forms.CharField(label="Nomor Perdes", max_length=30, help_text="Misalnya: 3 Tahun 2020.")
    perdes_date = forms.DateField(
        label="Tanggal Perdes", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    scan = forms.FileField(
        label="Pindaian Perdes",
        required=False,
        help_text="Berkas PDF, paling besar 10 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_perdes_date(self) -> date:
        """A day that has come; before 1999 no law knew a Perdes (UU 22/1999)."""
        day: date = self.cleaned_data["perdes_date"]
        if day > timezone.localdate():
            raise forms.ValidationError("Tanggal Perdes belum tiba. Periksa tahunnya.")
        if day.year < 1999:
            raise forms.ValidationError("Tanggal Perdes tidak masuk akal. Periksa tahunnya.")
        return day

    def clean_scan(self) -> UploadedFile | None:
        """A PDF by its content, of at most 10 MB, that everybody can open and that does nothing by itself."""
        scan: Any = self.cleaned_data["scan"]
        if not scan:
            return None
        if scan.size > LARGEST_SCAN:
            raise forms.ValidationError("Berkas lebih besar dari 10 MB. Pindai dengan mutu lebih rendah.")
        try:
            check_pdf(scan.read())
        except UnusablePdf as error:
            raise forms.ValidationError(PDF_REFUSALS[error.fault]) from None
        scan.seek(0)
        return scan
