"""Forms of dusun and their RT/RW."""

from django import forms

RT_RW_HINT = "Satu RW per baris, misalnya RW 001: 1-4, 6. Boleh juga RT 001/RW 002. Tanpa RW: RT 1."


class NewDusunForm(forms.Form):
    """The name of one more dusun."""

    name = forms.CharField(label="Nama", max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class DusunForm(NewDusunForm):
    """Name and RT/RW of a dusun."""

    rukun_tetangga = forms.CharField(
        label="RT dan RW",
        required=False,
        max_length=5_000,
        help_text=RT_RW_HINT,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
