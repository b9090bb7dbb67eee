"""The checklist as a form: three answers for each item, the outcome and the conclusion."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from review.checklist import LONGEST_NOTE, ChecklistItem, ChecklistRow, ItemAnswer
from review.enums import ItemFits, ItemThere, Outcome

_LETTERS_IN_A_ROW = 40


class ChecklistForm(forms.Form):
    """Fields "A1-there", "A1-fits", "A1-note" and so on for the rows that it is made from."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label="Hasil pemeriksaan",
        choices=[("", "Belum disimpulkan"), *Outcome.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(
        label="Kesimpulan dan saran",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 3000}),
    )

    def __init__(self, *args: Any, rows: Sequence[ChecklistRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rows = rows
        for row in rows:
            key, answer = row.item.key, row.answer
            self.fields[f"{key}-there"] = _choice("Ada", ItemThere.choices, answer.there)
            self.fields[f"{key}-fits"] = _choice("Sesuai", ItemFits.choices, answer.fits)
            self.fields[f"{key}-note"] = forms.CharField(
                label="Catatan", required=False, max_length=LONGEST_NOTE, initial=answer.note, widget=_area(answer.note)
            )

    @property
    def items(self) -> list[tuple[ChecklistRow, BoundField, BoundField, BoundField]]:
        """Each row with its three fields."""
        return [(row, *(self[f"{row.item.key}-{part}"] for part in ("there", "fits", "note"))) for row in self._rows]

    def answers(self) -> dict[str, ItemAnswer]:
        """What was answered, by item."""
        return {row.item.key: self._answer(row.item) for row in self._rows}

    def _answer(self, item: ChecklistItem) -> ItemAnswer:
        data = self.cleaned_data
        return ItemAnswer(*(data[f"{item.key}-{part}"] for part in ("there", "fits", "note")))


def _area(text: str) -> forms.Textarea:
    """As high as the text that stands in it, so that a proposal is read without scrolling."""
    rows = min(6, 1 + len(text) // _LETTERS_IN_A_ROW)
    return forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST_NOTE})


def _choice(label: str, choices: Sequence[tuple[str, str]], initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "–"), *choices], required=False, initial=initial)
