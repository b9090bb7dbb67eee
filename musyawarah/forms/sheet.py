"""The form of the signed attendance sheet."""

from django import forms


class SheetForm(forms.Form):
    """A photo or a scan, and how many signatures stand on it."""

    file = forms.FileField(label="Foto atau pindaian (JPG, PNG, atau PDF, paling besar 5 MB)", required=False)
    count = forms.IntegerField(
        label="Jumlah tanda tangan pada lembar itu",
        min_value=0,
        max_value=5000,
        help_text="Hitung tanda tangannya. Bila berbeda dari daftar yang diketik, selisihnya ditampilkan.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
