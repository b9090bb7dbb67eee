"""The evaluation that a participant fills in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from training.enums import EvaluationItem
from training.models import Speaker
from training.question_data import EvaluationData
from training.services.evaluations import HIGHEST, LONGEST_SUGGESTION, LOWEST

WORDS = {1: "Kurang sekali", 2: "Kurang", 3: "Cukup", 4: "Baik", 5: "Sangat baik"}


class EvaluationForm(forms.Form):
    """Marks 1 to 5 for the session and its speakers, each may be left out; and a suggestion."""

    suggestion = forms.CharField(
        label="Saran",
        required=False,
        max_length=LONGEST_SUGGESTION,
        help_text="Jangan tulis nama Anda bila ingin tetap tidak dikenal.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, speakers: Sequence[Speaker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.speakers = speakers
        for item in EvaluationItem:
            self.fields[f"butir_{item.value}"] = _mark(str(item.label))
        for speaker in speakers:
            self.fields[f"narasumber_{speaker.pk}"] = _mark(speaker.name)
        self.order_fields([*(name for name in self.fields if name != "suggestion"), "suggestion"])

    @property
    def item_fields(self) -> list[BoundField]:
        """Inputs of the session's items."""
        return [self[f"butir_{item.value}"] for item in EvaluationItem]

    @property
    def speaker_fields(self) -> list[BoundField]:
        """Inputs of the speakers."""
        return [self[f"narasumber_{speaker.pk}"] for speaker in self.speakers]

    def evaluation_data(self) -> EvaluationData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        items = {item.value: data[f"butir_{item.value}"] for item in EvaluationItem}
        speakers = {one.pk: data[f"narasumber_{one.pk}"] for one in self.speakers}
        return EvaluationData(
            items={key: mark for key, mark in items.items() if mark is not None},
            speakers={key: mark for key, mark in speakers.items() if mark is not None},
            suggestion=data["suggestion"],
        )


def _mark(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(mark, str(mark)) for mark in range(LOWEST, HIGHEST + 1)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
