"""Forms about opening parts of a locked plan."""

from typing import Any
from uuid import UUID

from django import forms

from codes.models import Bidang
from review.case import Case
from review.enums import RequestKind
from review.forms.paper import DATE
from review.services.opening import LONGEST_UNLOCK, OpeningData, asked_kind

_ROWS = {"rows": 3}


class AskOpeningForm(forms.Form):
    """Which parts, why, and of an unlock until when."""

    reason = forms.CharField(
        label="Alasan",
        max_length=2000,
        error_messages={"required": "Tuliskan alasannya."},
        widget=forms.Textarea(attrs=_ROWS),
    )
    until = forms.DateField(label="Dibuka sampai dengan", **DATE)
    lines = forms.MultipleChoiceField(label="Kegiatan", required=False, widget=forms.CheckboxSelectMultiple)
    bidang = forms.MultipleChoiceField(label="Seluruh bidang", required=False, widget=forms.CheckboxSelectMultiple)
    adding = forms.BooleanField(label="Menambah kegiatan", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = case.plan.line_set.filter(deleted_at=None).values_list("uid", "name").order_by("bidang__code", "name")
        self._bidang = {one.code: one for one in Bidang.objects.all()}
        self.fields["lines"].choices = [(str(uid), name) for uid, name in lines]  # type: ignore[attr-defined]
        self.fields["bidang"].choices = [(code, str(one)) for code, one in self._bidang.items()]  # type: ignore[attr-defined]
        if asked_kind(case) == RequestKind.FURTHER:
            del self.fields["until"]
        else:
            self.fields["until"].help_text = f"Paling lama {LONGEST_UNLOCK} hari. Setelah tanggal ini terkunci sendiri."

    def opening_data(self) -> OpeningData:
        """What the service takes."""
        values = self.cleaned_data
        return OpeningData(
            reason=values["reason"],
            lines=tuple(UUID(uid) for uid in values["lines"]),
            bidang=tuple(self._bidang[code] for code in values["bidang"]),
            adding=values["adding"],
            until=values.get("until"),
        )


class AnswerOpeningForm(forms.Form):
    """Granted or refused; a refusal says why."""

    granted = forms.ChoiceField(
        label="Jawaban",
        choices=[("ya", "Kabulkan"), ("tidak", "Tolak")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jawabannya."},
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=2000,
        required=False,
        help_text="Wajib diisi bila ditolak.",
        widget=forms.Textarea(attrs=_ROWS),
    )
