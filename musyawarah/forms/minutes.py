"""Forms of notulen, closing, mending and the signed paper."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone

from musyawarah.forms.hour_field import JamField
from musyawarah.mending import label_of, model_field
from musyawarah.models import AgendaMusyawarah, Musyawarah
from musyawarah.services.notes import LONGEST_NOTES


class NotesForm(forms.Form):
    """The notulen of one item."""

    notes = forms.CharField(
        label="Notulen", required=False, max_length=LONGEST_NOTES, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, data: Any = None, *, agenda: AgendaMusyawarah) -> None:
        super().__init__(data, initial={"notes": agenda.notes}, prefix=None)
        self.agenda = agenda
        self.fields["notes"].label = f"Notulen: {agenda.title}"
        self.auto_id = f"id_%s_{agenda.pk}"


class CloseForm(forms.Form):
    """What is written last; who presides has heard the rest."""

    ba_number = forms.CharField(
        label="Nomor berita acara", required=False, max_length=60, help_text="Boleh menyusul lewat Ralat."
    )
    closing_words = forms.CharField(
        label="Catatan penutup", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    has_read = forms.BooleanField(
        label="Isi musyawarah sudah dibacakan ulang di hadapan peserta",
        error_messages={"required": "Bacakan ulang dahulu, lalu centang."},
    )


class RalatForm(forms.Form):
    """Another value for one field of closed minutes."""

    reason = forms.CharField(
        label="Alasan ralat",
        max_length=300,
        help_text="Misalnya “salah tulis nama, sesuai daftar hadir bertanda tangan”.",
    )

    def __init__(self, data: Any = None, *, musyawarah: Musyawarah, target: str, field: str, row: Any) -> None:
        super().__init__(data)
        self.musyawarah, self.row, self.name = musyawarah, row, field
        self.model_field = model_field(target, field)
        self.fields["new"] = self._new(label_of(target, field))
        self.order_fields(["new", "reason"])

    def spelled_new(self) -> str:
        """The typed value as rows and mends spell it."""
        value = self.cleaned_data["new"]
        if isinstance(value, time) and isinstance(self.model_field, models.DateTimeField):
            return timezone.make_aware(datetime.combine(self._day(), value)).astimezone(UTC).isoformat()
        return "" if value is None else value.isoformat() if isinstance(value, time) else str(value)

    def _new(self, label: str) -> forms.Field:
        """An input as its kind of value wants; whether it may be empty is judged by the service."""
        label, stored = f"{label}, menjadi", getattr(self.row, self.name)
        if isinstance(self.model_field, models.DateTimeField):
            hour = timezone.localtime(stored).time().replace(second=0, microsecond=0) if stored else None
            return JamField(label=label, required=False, initial=hour)
        if isinstance(self.model_field, models.TimeField):
            return JamField(label=label, required=False, initial=stored)
        if isinstance(self.model_field, models.BooleanField):
            return forms.ChoiceField(label=label, choices=[("True", "Ya"), ("False", "Tidak")], initial=str(stored))
        if self.model_field.choices:
            choices = [(value, name) for value, name in self.model_field.choices if value]
            return forms.ChoiceField(label=label, choices=choices, initial=stored)
        if isinstance(self.model_field, models.IntegerField):
            return forms.IntegerField(label=label, required=False, min_value=0, max_value=9_999, initial=stored)
        is_long = not self.model_field.max_length or self.model_field.max_length > 250
        widget = forms.Textarea(attrs={"rows": 6 if self.name == "notes" else 3}) if is_long else forms.TextInput
        most = self.model_field.max_length or LONGEST_NOTES
        return forms.CharField(label=label, required=False, max_length=most, widget=widget, initial=stored)

    def _day(self) -> Any:
        stored = getattr(self.row, self.name)
        if stored:
            return timezone.localtime(stored).date()
        opened = self.musyawarah.opened_at
        is_paper = self.musyawarah.is_on_paper or opened is None
        return self.musyawarah.held_on if is_paper or opened is None else timezone.localtime(opened).date()


class ScanForm(forms.Form):
    """The signed paper; what it really is, is judged by the service."""

    file = forms.FileField(
        label="Berita acara bertanda tangan",
        help_text="PDF atau foto (JPG, PNG), paling besar 5 MB.",
        error_messages={"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."},
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    is_sure = forms.BooleanField(
        label="Saya mengerti bahwa setelah ini keputusan, kehadiran, dan notulen tidak dapat diubah lagi",
        error_messages={"required": "Centang dahulu bila sudah yakin."},
    )
