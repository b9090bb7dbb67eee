"""Forms of the kecamatan: which lists it received, and the letter that passes them on."""

from django import forms

from villages.forms.tanggal_field import TanggalField


class ReceiveForm(forms.Form):
    """Lists that arrived on one day."""

    desa = forms.MultipleChoiceField(label="DU-RKP yang diterima", widget=forms.CheckboxSelectMultiple)
    received_on = TanggalField(label="Tanggal diterima")

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["desa"].choices = choices  # type: ignore[attr-defined]


class ForwardForm(forms.Form):
    """The camat's letter to Bappeda."""

    forwarded_on = TanggalField(label="Tanggal diteruskan")
    letter_number = forms.CharField(label="Nomor surat camat", max_length=60)
