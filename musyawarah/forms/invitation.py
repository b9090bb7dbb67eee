"""Forms of the invitation: the letter, and names typed or pasted."""

from typing import Any

from django import forms

from musyawarah.enums import AttendanceRole
from musyawarah.invitation_data import LetterData
from musyawarah.models import Undangan
from villages.forms.tanggal_field import TanggalField


class LetterForm(forms.Form):
    """Number, date and words of the letter."""

    number = forms.CharField(label="Nomor surat", max_length=60, required=False)
    dated = TanggalField(label="Tanggal surat", required=False)
    sifat = forms.CharField(label="Sifat", max_length=30, required=False, initial="Penting")
    lampiran = forms.CharField(label="Lampiran", max_length=60, required=False)
    note = forms.CharField(
        label="Catatan dalam surat", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def letter_data(self) -> LetterData:
        """What the service takes; only of a valid form."""
        return LetterData(**self.cleaned_data)


def letter_initial(letter: Undangan | None) -> dict[str, Any]:
    """What the form shows of a stored letter."""
    fields = ("number", "dated", "sifat", "lampiran", "note")
    return {name: getattr(letter, name) for name in fields} if letter else {"sifat": "Penting"}


class InviteForm(forms.Form):
    """Names typed or pasted, one a line."""

    text = forms.CharField(
        label="Nama",
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Satu nama satu baris. Boleh ditambah L/P, dusun, dan unsur, dipisah titik koma, atau disalin dari "
        "Excel. Contoh: Budi Santoso; L; Kecamatan",
    )
    role = forms.ChoiceField(label="Diundang sebagai", choices=AttendanceRole.choices, initial=AttendanceRole.UNDANGAN)
