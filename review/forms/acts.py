"""Forms of the officers' acts: a reason, the version of the review, and the signed paper where there is one."""

from typing import Any

from django import forms

from review.services.moving import FromPaper
from villages.forms.tanggal_field import TanggalField


class ActForm(forms.Form):
    """An act without further words."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(ActForm):
    """An act that wants a reason; everybody whom the plan concerns reads it."""

    reason = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        error_messages={"required": "Tuliskan alasannya."},
        help_text="Terbaca oleh desa dan tercatat dalam riwayat.",
    )


class ReturnForm(ReasonForm):
    """The return; `seen` says which notes the officer was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Pengantar untuk desa"


class RecommendForm(ActForm):
    """The camat's or the Dinas PMD's recommendation in the application."""

    reason = forms.CharField(
        label="Pesan untuk desa",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )


class PaperRecommendForm(RecommendForm):
    """The same, recorded from the paper that the camat signed."""

    document_number = forms.CharField(label="Nomor surat rekomendasi", max_length=60, required=False)
    acted_on = TanggalField(
        label="Tanggal surat", error_messages={"required": "Isi tanggal surat yang ditandatangani."}
    )
    scan = forms.FileField(
        label="Pindaian surat bertanda tangan",
        error_messages={"required": "Unggah pindaian surat yang ditandatangani."},
        help_text="PDF, JPG, atau PNG, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    def from_paper(self) -> FromPaper:
        """How the act came about on paper."""
        data = self.cleaned_data
        return FromPaper(data["acted_on"], data["scan"].read(), data["document_number"])
