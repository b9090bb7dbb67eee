"""Forms with which a plan is handed over: submitted, submitted on paper, taken on without a recommendation."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from planning.checks.run import RuleGroup
from review.forms.paper import DATE, PaperForm
from review.submit_data import SubmitData

_ROWS = {"rows": 3}


class ReasonForm(forms.Form):
    """Why an act is done."""

    reason = forms.CharField(
        label="Alasan",
        max_length=2000,
        error_messages={"required": "Tuliskan alasannya."},
        widget=forms.Textarea(attrs=_ROWS),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawForm(ReasonForm):
    """Taking a submission back: the reason helps the officers, but is not asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False


class _SentencesForm(forms.Form):
    """One sentence for each warning; what was written last time is offered again."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, warnings: Sequence[RuleGroup], former: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rules = [group.rule for group in warnings]
        for group in warnings:
            self.fields[_name(group.rule)] = forms.CharField(
                label=f"Penjelasan untuk {group.rule}",
                max_length=1000,
                initial=(former or {}).get(group.rule, ""),
                error_messages={"required": f"Tulis satu kalimat penjelasan untuk {group.rule} {group.title}."},
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def sentence_field(self, rule: str) -> BoundField:
        """The field beside the warning of a rule."""
        return self[_name(rule)]

    def submit_data(self) -> SubmitData:
        """What the service takes."""
        values = self.cleaned_data
        return SubmitData(
            sentences={rule: values[_name(rule)] for rule in self.rules},
            note=values.get("note", ""),
            letter_number=values.get("letter_number", ""),
            letter_date=values.get("letter_date"),
            seen=values["seen"],
        )


class SubmitForm(_SentencesForm):
    """Submitting in the application."""

    letter_number = forms.CharField(label="Nomor surat pengantar", max_length=60, required=False)
    letter_date = forms.DateField(label="Tanggal surat pengantar", required=False, **DATE)
    note = forms.CharField(
        label="Keterangan untuk pemeriksa", max_length=2000, required=False, widget=forms.Textarea(attrs=_ROWS)
    )
    field_order = ("letter_number", "letter_date", "note")
    plain = ("letter_number", "letter_date", "note")


class SubmitOnPaperForm(PaperForm, SubmitForm):
    """Registering what the village handed over on paper."""

    plain = ("acted_on", "document_number", "scan", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["acted_on"].label = "Tanggal surat pengantar"
        self.fields["document_number"].label = "Nomor surat pengantar"
        self.fields["scan"].label = "Pindaian surat pengantar bertanda tangan"
        del self.fields["letter_number"], self.fields["letter_date"]

    def submit_data(self) -> SubmitData:
        """What the service takes: the covering letter is the paper itself."""
        data = super().submit_data()
        values = self.cleaned_data
        return SubmitData(data.sentences, data.note, values["document_number"], values["acted_on"], data.seen)


class GoOnForm(_SentencesForm):
    """Going on without a recommendation, with a note."""

    reason = forms.CharField(
        label="Alasan melanjutkan tanpa rekomendasi",
        max_length=2000,
        error_messages={"required": "Tuliskan alasannya."},
        widget=forms.Textarea(attrs=_ROWS),
    )
    plain = ("reason",)


def _name(rule: str) -> str:
    return f"sentence_{rule}"
