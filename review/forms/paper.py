"""The part of a form with which an act is recorded from its signed paper."""

from typing import Any

from django import forms

from review.services.moving import FromPaper

DATE = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class PaperForm(forms.Form):
    """Day, number and scan of the paper; the bytes of the scan are judged by the service."""

    acted_on = forms.DateField(
        label="Tanggal pada naskah", error_messages={"required": "Isi tanggal pada naskah."}, **DATE
    )
    document_number = forms.CharField(label="Nomor naskah", max_length=60, required=False)
    scan = forms.FileField(
        label="Pindaian naskah bertanda tangan",
        error_messages={"required": "Unggah pindaian naskah yang ditandatangani."},
        help_text="PDF, JPG, atau PNG, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    def paper(self) -> FromPaper:
        """What the services take."""
        values: dict[str, Any] = self.cleaned_data
        return FromPaper(
            acted_on=values["acted_on"], scan=values["scan"].read(), document_number=values["document_number"]
        )
