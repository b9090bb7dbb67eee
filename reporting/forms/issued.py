"""Typing a verification code, and uploading or withdrawing the signed paper."""

from django import forms

from places.errors import DomainError
from reporting.verification_code import read_code

LONGEST_TYPED = 60


class CodeForm(forms.Form):
    """The code from the foot of a page."""

    code = forms.CharField(
        label="Kode verifikasi",
        max_length=LONGEST_TYPED,
        help_text="Dua belas huruf dan angka pada kaki halaman. Huruf kecil, spasi, dan tanda hubung tidak mengapa.",
        error_messages={"required": "Ketik dahulu kodenya."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The twelve signs."""
        try:
            return read_code(self.cleaned_data["code"])
        except DomainError as error:
            raise forms.ValidationError(error.message) from None


class ScanForm(forms.Form):
    """The signed paper; what it really is, is judged by the service."""

    file = forms.FileField(
        label="Naskah bertanda tangan",
        help_text="Berkas PDF, paling besar 10 MB.",
        error_messages={"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )


class WithdrawForm(forms.Form):
    """Why an upload is taken back."""

    reason = forms.CharField(
        label="Alasan ditarik", max_length=300, error_messages={"required": "Tuliskan mengapa pindaian ini ditarik."}
    )
