"""The form with which the certificates of a session are issued."""

from datetime import date

from django import forms

from training.certificate_number import LONGEST_PATTERN, MARKS, USUAL_PATTERN


class CertificateForm(forms.Form):
    """Pattern of the numbers and the day that stands on the certificates."""

    pattern = forms.CharField(
        label="Pola nomor",
        max_length=LONGEST_PATTERN,
        required=False,
        help_text="; ".join(f"{{{name}}} = {words}" for name, words in MARKS.items()) + ".",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    on = forms.DateField(label="Tanggal sertifikat", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


def certificate_initial(prefix: str, on: date) -> dict[str, object]:
    """What the form starts from."""
    return {"pattern": prefix or USUAL_PATTERN, "on": on}
