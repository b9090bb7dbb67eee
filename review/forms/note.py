"""The form of a note: where it is pinned, how grave it is, what it opens, and its words."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms

from codes.models import Bidang
from review.enums import NoteOpens, Severity
from review.models import ReviewNote, ReviewPhrase
from review.note_data import NoteData
from review.rounds import FrozenLine, FrozenPlan

_NAME_LETTERS = 80


class NoteForm(forms.Form):
    """A note on a cell, a line or the document; a standing sentence may stand for the words or before them."""

    line = forms.ChoiceField(label="Kegiatan", required=False)
    field = forms.ChoiceField(label="Kolom", required=False)
    severity = forms.ChoiceField(label="Sifat", choices=Severity, widget=forms.RadioSelect, initial=Severity.MUST)
    phrase = forms.ModelChoiceField(
        label="Kalimat baku", queryset=ReviewPhrase.objects.none(), required=False, empty_label="– tulis sendiri –"
    )
    text = forms.CharField(
        label="Catatan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "maxlength": 2000})
    )
    opens = forms.ChoiceField(
        label="Yang dibuka saat dikembalikan", choices=NoteOpens, initial=NoteOpens.NOTHING, widget=forms.Select
    )
    bidang = forms.ModelChoiceField(
        label="Bidang yang dibuka",
        queryset=Bidang.objects.none(),
        required=False,
        empty_label="– tidak ada –",
        help_text="Hanya bila seluruh bidang dibuka, misalnya untuk menyeimbangkan pagu.",
    )

    def __init__(self, *args: Any, frozen: FrozenPlan, kabupaten_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [("", "– seluruh dokumen –"), *_lines_by_bidang(frozen.lines.values())]  # type: ignore[attr-defined]
        self.fields["field"].choices = [("", "– seluruh kegiatan –"), *frozen.columns.items()]  # type: ignore[attr-defined]
        self.fields["phrase"].queryset = ReviewPhrase.objects.filter(kabupaten=kabupaten_id)  # type: ignore[attr-defined]
        self.fields["bidang"].queryset = Bidang.objects.order_by("code")  # type: ignore[attr-defined]

    def note_data(self) -> NoteData:
        """What the service takes."""
        data = self.cleaned_data
        phrase = data["phrase"].text if data["phrase"] else ""
        return NoteData(
            text=" ".join(part for part in (phrase, data["text"].strip()) if part),
            severity=Severity(data["severity"]),
            opens=NoteOpens(data["opens"]),
            line_uid=UUID(data["line"]) if data["line"] else None,
            field=data["field"],
            bidang=data["bidang"],
        )


class EditNoteForm(NoteForm):
    """The same for a draft that is stored already."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def note_initial(note: ReviewNote) -> dict[str, Any]:
    """A stored note as the form shows it."""
    return {
        "line": str(note.line_uid) if note.line_uid else "",
        "field": note.field,
        "severity": note.severity,
        "text": note.text,
        "opens": note.opens,
        "bidang": note.bidang_id,
        "version": note.version,
    }


def pinned_initial(frozen: FrozenPlan, line: UUID | None, column: str) -> dict[str, Any]:
    """A new note on the line and column that a link names, as far as the plan has them; it opens that line."""
    if line not in frozen.lines:
        return {}
    field = column if column in frozen.columns else ""
    return {"line": str(line), "field": field, "opens": NoteOpens.LINE}


def _lines_by_bidang(lines: Iterable[FrozenLine]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices under the heads of their bidang."""
    ordered = sorted(lines, key=lambda line: line.bidang)
    return [
        (bidang, [(str(line.uid), f"{line.number}. {line.name[:_NAME_LETTERS]}") for line in group])
        for bidang, group in groupby(ordered, key=lambda line: line.bidang)
    ]
