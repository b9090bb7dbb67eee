"""Typing the code of a participant."""

from django import forms

from places.errors import DomainError
from training.participant_code import read_participant_code

LONGEST_TYPED = 60


class ParticipantCodeForm(forms.Form):
    """The code on the participant's card."""

    code = forms.CharField(
        label="Kode peserta",
        max_length=LONGEST_TYPED,
        help_text="Sembilan huruf dan angka pada kartu peserta. Huruf kecil, spasi, dan tanda hubung tidak mengapa.",
        error_messages={"required": "Ketik dahulu kodenya."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The nine signs."""
        try:
            return read_participant_code(self.cleaned_data["code"])
        except DomainError as error:
            raise forms.ValidationError(error.message) from None
