"""Forms of a workbook of participants: the file, and the answers to what is asked."""

from collections.abc import Iterable
from typing import Any

from django import forms

from training.participant_preview import Question
from villages.forms.resident_load import ResidentLoadForm


class ParticipantBookForm(ResidentLoadForm):
    """A workbook; when it is valid it stands opened in `workbook`, its bytes in `content`."""


class AnswersForm(forms.Form):
    """One choice for each question; an empty one leaves it open."""

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for at, question in enumerate(self.questions):
            field = forms.ChoiceField(
                label=f"Jawaban untuk {question.words}",
                choices=[("", "Pilih jawabannya"), *_grouped(question)],
                required=False,
                initial=question.proposed,
            )
            self.fields[f"jawab-{at}"] = field

    @property
    def asked(self) -> list[tuple[Question, forms.BoundField]]:
        """The questions with their fields."""
        return [(question, self[f"jawab-{at}"]) for at, question in enumerate(self.questions)]

    def answers(self) -> dict[str, str]:
        """The answers by the keys of their questions; only of a valid form."""
        return {question.key: self.cleaned_data.get(f"jawab-{at}", "") for at, question in enumerate(self.questions)}


def _grouped(question: Question) -> list[Any]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for choice in question.choices:
        groups.setdefault(choice.group, []).append((choice.value, choice.words))
    return [pair for name, pairs in groups.items() for pair in ([(name, pairs)] if name else pairs)]
