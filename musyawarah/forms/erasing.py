"""The form that erases a person's data."""

from typing import Any

from django import forms


class ErasePersonForm(forms.Form):
    """Why, and a confirmation that cannot be clicked by mistake."""

    reason = forms.CharField(
        label="Dasar penghapusan",
        max_length=500,
        help_text="Misalnya “surat permintaan tanggal 3 Juni 2026”. Jangan menulis namanya.",
    )
    also_same_name = forms.BooleanField(required=False)
    is_sure = forms.BooleanField(
        label="Permintaan ini sah, dan saya mengerti bahwa penghapusan tidak dapat dibatalkan",
        error_messages={"required": "Centang dahulu bila sudah yakin."},
    )

    def __init__(self, data: Any = None, *, same_name_count: int) -> None:
        super().__init__(data)
        if same_name_count:
            self.fields[
                "also_same_name"
            ].label = f"Sertakan {same_name_count} baris musyawarah atau usulan dengan nama yang sama persis"
        else:
            del self.fields["also_same_name"]
