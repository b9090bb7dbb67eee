"""The form that attaches a file to a line."""

from django import forms

from planning.enums import LampiranKind


class LampiranForm(forms.Form):
    """One file; what it really is, is judged by the service."""

    kind = forms.ChoiceField(label="Jenis", choices=[("", "– pilih jenis –"), *LampiranKind.choices])
    file = forms.FileField(
        label="Berkas",
        help_text="PDF, JPG, atau PNG, paling besar 5 MB. Tempat dan waktu pemotretan dibuang dari foto.",
        error_messages={"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    note = forms.CharField(
        label="Keterangan", required=False, max_length=200, help_text="Misalnya “sisi barat, sebelum dikerjakan”."
    )
