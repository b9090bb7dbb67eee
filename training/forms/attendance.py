"""Forms of attendance: for how long a half day is open, and a pasted list."""

from django import forms

from training.enums import ParticipantRole

OPEN_FOR = [(30, "30 menit"), (60, "1 jam"), (120, "2 jam"), (240, "4 jam")]


class OpenHalfForm(forms.Form):
    """For how long participants may note themselves."""

    minutes = forms.TypedChoiceField(label="Dibuka selama", choices=OPEN_FOR, coerce=int, initial=60)


class PasteForm(forms.Form):
    """A list of names, and what those are who are not on the list."""

    text = forms.CharField(
        label="Daftar nama",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        max_length=60_000,
        help_text="Satu nama satu baris, boleh dengan nomor dan gelar. Salin langsung dari Excel pun boleh: "
        "kolom L/P, desa, dan jabatan ikut dibaca.",
        error_messages={"required": "Tempelkan dahulu daftarnya."},
    )
    role = forms.ChoiceField(
        label="Peran mereka yang belum ada di daftar", choices=ParticipantRole.choices, required=False
    )
